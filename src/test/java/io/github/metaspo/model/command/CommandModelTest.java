package io.github.metaspo.model.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.Message;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.ModelProvider;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.RequestSettings;
import io.github.metaspo.api.Usage;
import io.github.metaspo.model.FakeBuild;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Timeout(120)
class CommandModelTest {

    private static final Duration LONG = Duration.ofSeconds(100);

    private final CommandProvider provider = new CommandProvider();
    private final Path folder;
    private final FakeBuild build;

    CommandModelTest(@TempDir Path folder) {
        this.folder = folder;
        this.build = new FakeBuild(folder);
    }

    @Test
    void itIsFoundByItsName() {
        assertThat(ServiceLoader.load(ModelProvider.class))
                .extracting(ModelProvider::name)
                .contains("command");
    }

    @Test
    void theRequestIsTheInputAndTheOutputIsTheReply() throws Exception {
        Request request = new Request(
                "Du hilfst.", List.of(Message.user("Grüße"), Message.assistant("你好")), "Wie geht's? \uD83D\uDE00", 0);

        assertThat(ask(request, LONG, "echo"))
                .isEqualTo(new Reply(
                        "Du hilfst.\n\n<user>\nGrüße\n</user>\n\n<assistant>\n你好\n</assistant>\n\nWie geht's? \uD83D\uDE00",
                        false,
                        Usage.NONE,
                        "tool"));
    }

    @Test
    void argumentsReachTheProgramAsTheyAre() throws Exception {
        String argument = "two words; \"$HOME\" * é";

        assertThat(ask("ignored", LONG, "say", argument).text()).isEqualTo(argument);
    }

    @Test
    void blankLinesAndAByteOrderMarkAroundTheReplyAreLeftOut() throws Exception {
        assertThat(ask("ignored", LONG, "say", "\uFEFF\n yes \r\n\n").text()).isEqualTo("yes");
    }

    @Test
    void aProgramMayWriteMuchBeforeItReadsAndNeverRead() throws Exception {
        String request = "y".repeat(1 << 20);

        assertThat(ask(request, LONG, "flood", "2000", "2000").text()).hasSize(2000 << 10);
        assertThat(ask(request, LONG, "say", "unread").text()).isEqualTo("unread");
        assertThat(ask(request, LONG, "count").text()).isEqualTo(String.valueOf((1 << 20) + 1));
    }

    @Test
    void aReplyWithoutAnEndIsCutOffAndFails() {
        assertThat(failure(LONG, "flood", "20000", "0"))
                .returns(Kind.UNREADABLE_REPLY, ModelException::kind)
                .hasMessage("command/tool: the program wrote more than 16 MB and was ended");
    }

    @Test
    void anExitCodeIsAFailedCallWithTheEndOfTheErrors() {
        assertThat(failure(LONG, "fail", "x".repeat(2000) + "\n\u001b[31mNot logged in\n"))
                .returns(Kind.SERVER_ERROR, ModelException::kind)
                .hasMessageStartingWith("command/tool: the program ended with exit code 3: \u2026xxx")
                .hasMessageEndingWith("x \\u{1B}[31mNot logged in")
                .extracting(failure -> String.valueOf(failure.getMessage()).length())
                .isEqualTo("command/tool: the program ended with exit code 3: \u2026".length() + 300);
    }

    @Test
    void anEmptyReplyIsAFailedCall() {
        assertThat(failure(LONG, "say", " \n"))
                .returns(Kind.EMPTY_REPLY, ModelException::kind)
                .hasMessage("command/tool: the program wrote nothing to its standard output");
    }

    @Test
    void aReplyThatIsNotUtf8IsAFailedCall() {
        assertThat(failure(LONG, "bytes"))
                .returns(Kind.UNREADABLE_REPLY, ModelException::kind)
                .hasMessage("command/tool: the output of the program is not UTF-8; make it write UTF-8");
    }

    @Test
    void aTimeoutKillsTheProgramAndWhatItStarted() throws Exception {
        Path pid = folder.resolve("pid");

        ModelException failure = failure(Duration.ofSeconds(4), "family", pid.toString());

        assertThat(failure)
                .returns(Kind.TIMED_OUT, ModelException::kind)
                .hasMessage("command/tool: the program gave no reply in 4 s and was ended; a longer timeout may help");
        awaitEnd(pid);
    }

    @Test
    void anInterruptionKillsTheProgramAndWhatItStarted() throws Exception {
        Path pid = folder.resolve("pid");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                ask("hello", LONG, "family", pid.toString());
            } catch (Exception e) {
                thrown.set(e);
            }
        });
        caller.start();
        awaitFile(pid);

        caller.interrupt();
        caller.join();

        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        awaitEnd(pid);
    }

    @Test
    void closingTheModelKillsWhatStillRuns() throws Exception {
        Path pid = folder.resolve("pid");
        LanguageModel model = provider.open(settings(LONG, ScriptedProgram.command("family", pid.toString())), build);
        CompletableFuture<Throwable> outcome = CompletableFuture.supplyAsync(
                () -> catchThrowableOfType(ModelException.class, () -> model.reply(new Request("", "hello", 0))));
        awaitFile(pid);

        model.close();

        assertThat(outcome.get()).isInstanceOf(ModelException.class);
        awaitEnd(pid);
    }

    @Test
    void aProcessThatIsLeftBehindDoesNotDelayTheReply() throws Exception {
        Path pid = folder.resolve("pid");

        assertThat(ask("hello", LONG, "leave", pid.toString()).text()).isEqualTo("started");

        ProcessHandle left = handle(pid).orElseThrow();
        assertThat(left.isAlive()).isTrue();
        left.destroyForcibly();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process cannot be asked to end there")
    void theEndOfTheBuildKillsTheProgramAndWhatItStarted() throws Exception {
        Path pid = folder.resolve("pid");
        Process building = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Build.class.getName(),
                        folder.toString(),
                        pid.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("build.log").toFile())
                .start();
        awaitFile(pid);

        building.destroy();

        building.waitFor();
        awaitEnd(pid);
    }

    /** The build that is ended while a program runs. */
    static final class Build {

        private Build() {}

        /** Takes the folder of the build and the file for the id of the program's child. */
        public static void main(String[] arguments) throws Exception {
            List<String> command = ScriptedProgram.command("family", arguments[1]);
            try (LanguageModel model =
                    new CommandProvider().open(settings(LONG, command), new FakeBuild(Path.of(arguments[0])))) {
                model.reply(new Request("", "hello", 0));
            }
        }
    }

    @Test
    void aProgramThatCannotBeStartedIsSaid() throws Exception {
        FakeBuild elsewhere = new FakeBuild(folder.resolve("gone"));
        LanguageModel model = provider.open(settings(LONG, ScriptedProgram.command("echo")), elsewhere);

        assertThat(catchThrowableOfType(ModelException.class, () -> model.reply(new Request("", "hello", 0))))
                .returns(Kind.UNAVAILABLE, ModelException::kind)
                .hasMessageStartingWith("review.yaml:5:14: command/tool: the program cannot be started: ");
    }

    @Test
    void aMissingProgramIsRefusedWhereTheSuiteNamesIt() {
        assertThatThrownBy(() -> provider.check(settings(LONG, List.of("no-such-program", "-p")), build))
                .hasMessage(
                        "review.yaml:5:14: command/tool: there is no program no-such-program on the PATH; install it, or"
                                + " write its full path as the first entry of command");
        assertThatThrownBy(() -> provider.open(settings(LONG, List.of("bin/tool")), build))
                .hasMessage(
                        "review.yaml:5:14: command/tool: there is no executable file bin/tool; write its path in command"
                                + " relative to the root of the project, or its full path");
    }

    @Test
    void anOfflineBuildStartsNoProgram() {
        FakeBuild offline = new FakeBuild(folder, Map.of(), true);

        assertThatThrownBy(() -> provider.check(settings(LONG, ScriptedProgram.command("echo")), offline))
                .hasMessageStartingWith("review.yaml:5:14: command/tool: the build is offline");
    }

    @Test
    void storedRepliesDependOnTheCommand() throws Exception {
        assertThat(provider.answerSettings(settings(LONG, List.of("tool", "-m", "a b"))))
                .containsOnly(Map.entry("command", "[\"tool\",\"-m\",\"a b\"]"));
    }

    private ModelException failure(Duration timeout, String... arguments) {
        return catchThrowableOfType(ModelException.class, () -> ask("hello", timeout, arguments));
    }

    private Reply ask(String user, Duration timeout, String... arguments) throws Exception {
        return ask(new Request("", user, 0), timeout, arguments);
    }

    private Reply ask(Request request, Duration timeout, String... arguments) throws Exception {
        try (LanguageModel model = provider.open(settings(timeout, ScriptedProgram.command(arguments)), build)) {
            return model.reply(request);
        }
    }

    private static ModelSettings settings(Duration timeout, List<String> command) {
        ArrayNode words = JsonNodeFactory.instance.arrayNode();
        command.forEach(words::add);
        RequestSettings request = RequestSettings.NONE.with(new TreeMap<String, JsonNode>(Map.of("command", words)));
        return FakeBuild.settings("command", "tool", request, timeout, Duration.ofMinutes(5));
    }

    private static void awaitFile(Path file) throws InterruptedException {
        while (!Files.exists(file)) {
            Thread.sleep(20);
        }
    }

    private static Optional<ProcessHandle> handle(Path pid) throws Exception {
        return ProcessHandle.of(Long.parseLong(Files.readString(pid, StandardCharsets.UTF_8)));
    }

    /** The timeout of the test is the judge. */
    private static void awaitEnd(Path pid) throws Exception {
        Optional<ProcessHandle> child = handle(pid);
        if (child.isPresent()) {
            child.get().onExit().get();
        }
    }
}

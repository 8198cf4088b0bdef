package io.github.metaspo.maven;

import io.github.metaspo.api.Usage;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.goal.DisplayPaths;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.PromptFolder;
import io.github.metaspo.goal.optimize.Optimize;
import io.github.metaspo.goal.progress.Progress;
import io.github.metaspo.model.calls.FakeModels;
import io.github.metaspo.model.calls.FakeTime;
import io.github.metaspo.model.calls.budget.Spending;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.read.SuiteLoader;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

class MavenConsoleTest {

    /** Pause between the replies of a small model on two cores. */
    private static final Duration PAUSE = Duration.ofMillis(700);

    private final FakeTime time = new FakeTime();
    private final LongSupplier nanos = () -> time.instant().toEpochMilli() * 1_000_000;
    private final List<String> lines = new ArrayList<>();
    private final StringWriter screen = new StringWriter();

    @Test
    void withoutATerminalAnHourWithoutOtherLinesHasALineAMinute() {
        MavenConsole console = console(Optional.empty(), false);
        for (int second = 0; second < 3_600; second++) {
            time.pass(Duration.ofSeconds(1));
            console.progress(progress());
        }
        assertThat(lines).hasSize(60).allMatch(line -> line.startsWith("messages: 0 of 970 calls"));
    }

    @Test
    void aLineOfAnotherKindDelaysTheProgress() {
        MavenConsole console = console(Optional.empty(), false);
        time.pass(Duration.ofSeconds(50));
        console.info("round 1");
        time.pass(Duration.ofSeconds(50));
        console.progress(progress());
        assertThat(lines).containsExactly("round 1");
    }

    @Test
    void aTerminalRewritesOneLineAndClearsItForOthers() {
        MavenConsole console = console(Optional.of(new PrintWriter(screen)), false);
        time.pass(Duration.ofSeconds(1));
        console.progress(progress());
        console.progress(progress());
        time.pass(Duration.ofSeconds(1));
        console.progress(progress());
        console.info("round 1");
        console.clear();
        String bar = "\r\u001b[Kmessages [....................] 0 of 970";
        assertThat(screen).hasToString(bar + bar + "\r\u001b[K");
        assertThat(lines).containsExactly("round 1");
    }

    @Test
    void detailsAreLoggedOnlyIfTheyAreWanted() {
        console(Optional.empty(), false).detail("round 2");
        assertThat(lines).isEmpty();
        console(Optional.empty(), true).detail("round 2\u0007");
        assertThat(lines).containsExactly("round 2\\u{7}");
    }

    @Test
    void aSearchOfTenMinutesHasLessThanThirtyLines(@TempDir Path folder) throws Exception {
        List<String> every = search(folder.resolve("verbose"), true);
        List<String> usual = search(folder.resolve("usual"), false);
        assertThat(usual).hasSizeLessThan(30);
        assertThat(usual)
                .anyMatch(line -> line.startsWith("start "))
                .anyMatch(line -> line.startsWith("round 1 system   "))
                .anyMatch(line -> line.matches("numbers: [0-9]+ of 970 calls, .* a second, eta .*"))
                .anyMatch(line -> line.startsWith("held out "))
                .anyMatch(line -> line.startsWith("shipped: the paired test confirms the gain"))
                .noneMatch(line -> line.contains(" 0 accepted"));
        assertThat(every).anyMatch(line -> line.contains(" 0 accepted"));
    }

    /** The lines of a search of the size of the quickstart's. */
    private List<String> search(Path folder, boolean verbose) throws Exception {
        lines.clear();
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("numbers.yaml"),
                """
                suite: numbers
                systemPrompt: You are a helpful assistant.
                models:
                  target: {provider: scripted, name: tiny, concurrency: 1}
                tasks:
                """
                        + task("first", 0) + task("second", 100) + task("third", 200) + task("fourth", 300)
                        + "optimize: {userCandidates: 1, userTopK: 1, budget: {calls: 970}}\n");
        ScriptedModel model = new ScriptedModel(request -> {
            time.pass(PAUSE);
            int number = Integer.parseInt(request.user().replaceAll("\\D", ""));
            boolean right =
                    number % 4 == 0 || number % 2 == 0 && request.system().contains("short");
            return right ? String.valueOf(number) : "Sure! Let me see";
        });
        FakeModels models = new FakeModels(model, time);
        new Optimize(
                        (of, policy) -> models.begin(policy),
                        new Metrics(List.of()),
                        console(Optional.empty(), verbose),
                        time)
                .run(
                        new SuiteLoader(folder, Map.of()).load(folder.resolve("numbers.yaml")),
                        new OutputFiles(folder.resolve("out"), folder.resolve("reports"), new DisplayPaths(folder)),
                        new PromptFolder(folder.resolve("generated"), folder.resolve("classes")),
                        false);
        assertThat(model.requests()).hasSizeGreaterThan(800);
        return List.copyOf(lines);
    }

    private static String task(String id, int from) {
        return "  - id: " + id + "\n    prompt: \"" + id + ": {question}\"\n    metric: contains\n    extract: text\n"
                + "    examples:\n      train:\n" + examples(from, 20) + "      test:\n" + examples(from + 1000, 50);
    }

    private static String examples(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> "        - {id: e" + i + ", question: \"what is " + i + "\", answer: \"" + i + "\"}\n")
                .collect(Collectors.joining());
    }

    private Progress progress() {
        return new Progress(
                "messages",
                970,
                () -> new Spending(0, 0, 0, new Usage(0, 0), OptionalDouble.empty()),
                time,
                new MavenConsole(mock(Log.class), Optional.empty(), false, nanos));
    }

    private MavenConsole console(Optional<PrintWriter> terminal, boolean verbose) {
        Log log = mock(Log.class);
        doAnswer(call -> lines.add(call.getArgument(0))).when(log).info(any(CharSequence.class));
        doAnswer(call -> lines.add("WARN " + call.getArgument(0))).when(log).warn(any(CharSequence.class));
        return new MavenConsole(log, terminal, verbose, nanos);
    }
}

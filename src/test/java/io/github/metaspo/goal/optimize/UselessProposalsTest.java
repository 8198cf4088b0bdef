package io.github.metaspo.goal.optimize;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.Usage;
import io.github.metaspo.goal.ScriptedProject;
import io.github.metaspo.goal.ScriptedProject.Run;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** Optimizer models that never follow instructions: the search ends within its plan and reports why proposals were rejected. */
@Timeout(60)
class UselessProposalsTest {

    private static final Pattern PLANNED = Pattern.compile("and ([\\d,]+) calls to the optimizer");

    @TempDir
    private Path folder;

    private final AtomicInteger optimizerCalls = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(strings = {"race", "full"})
    void refusedUserPromptsAloneLeaveASearchOverTheSystemPrompt(String mode) throws Exception {
        Run run = run(
                mode,
                request -> request.user().contains("<improved_instruction_prompt>")
                        ? whole("<improved_instruction_prompt>no place for it " + request.draw()
                                + "</improved_instruction_prompt>")
                        : whole(ScriptedProject.reply(request)));
        assertThat(run.result()).isEqualTo("shipped");
        assertThat(optimizerCalls.get()).isLessThanOrEqualTo(planned(run));
        assertThat(run.lines().stream().filter(line -> line.startsWith("WARN")))
                .singleElement()
                .asString()
                .matches(
                        "WARN nearly all proposals were useless: of (\\d+) proposals for user prompts \\1 lacked \\{question}"
                                + " or a variable, or repeated it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"race", "full"})
    void withoutAUsableProposalThereIsNoResult(String mode) throws Exception {
        Run run = run(
                mode,
                request -> ScriptedProject.isWriting(request)
                        ? whole(request.user().contains("<Analysis>") ? "<Analysis>x</Analysis>" : "I would rather not")
                        : whole(ScriptedProject.reply(request)));
        assertThat(run.result())
                .matches(
                        "no result: the search has no result, because not one proposal could be judged: of \\d+ proposals"
                                + " for system prompts (\\d+) had no prompt in the tag asked for.*");
        assertThat(optimizerCalls.get()).isLessThanOrEqualTo(planned(run));
        assertThat(folder.resolve("p/numbers.lock.yaml")).doesNotExist();
        assertThat(folder.resolve("p/target/n/run.json")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"race", "full"})
    void cutRepliesOfTheOptimizerAreNamedWithTheSettingToRaise(String mode) throws Exception {
        Run run = run(
                mode,
                request -> ScriptedProject.isWriting(request)
                        ? new Reply("<Analysis>it goes on and", true, Usage.NONE, "writer")
                        : whole(ScriptedProject.reply(request)));
        assertThat(run.result())
                .containsPattern(
                        "; (\\d+) of \\1 replies of the optimizer were cut off, at maxTokens 64 or at the end of the model's context: raise"
                                + " models.optimizer.maxTokens");
        assertThat(Files.exists(folder.resolve("p/numbers.lock.yaml"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"race", "full"})
    void nearlyOnlyRefusedProposalsAreAWarning(String mode) throws Exception {
        Run run = run(
                mode,
                request -> ScriptedProject.isWriting(request)
                                && request.user().contains("<improved_")
                                && request.draw() % 10 != 0
                        ? whole("I would rather not")
                        : whole(ScriptedProject.reply(request)));
        assertThat(run.isMeasured()).isTrue();
        assertThat(run.lines().stream()
                        .filter(line -> line.startsWith("WARN nearly all proposals were useless: of ")
                                && line.contains("had no prompt")))
                .hasSize(1);
    }

    private interface Script {
        Reply reply(Request request);
    }

    private Run run(String mode, Script script) throws Exception {
        return ScriptedProject.in(folder.resolve("p"), Map.of("mode", mode)).run(new LanguageModel() {
            @Override
            public Reply reply(Request request) {
                if (ScriptedProject.isWriting(request)) {
                    optimizerCalls.incrementAndGet();
                }
                return script.reply(request);
            }

            @Override
            public void close() {}
        });
    }

    private static Reply whole(String text) {
        return new Reply(text, false, new Usage(10, 2), "tiny");
    }

    private static int planned(Run run) {
        Matcher plan = run.lines().stream()
                .map(PLANNED::matcher)
                .filter(Matcher::find)
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(plan.group(1).replace(",", ""));
    }
}

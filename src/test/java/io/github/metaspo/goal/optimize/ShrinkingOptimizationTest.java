package io.github.metaspo.goal.optimize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.metaspo.GoldenFiles;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.Request;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.goal.ScriptedProject;
import io.github.metaspo.goal.ScriptedProject.Run;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.LockFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Whole optimizations that shorten what they find: the prompt "Variant n applies. Be short.", of which the second sentence helps. */
class ShrinkingOptimizationTest {

    private static final int FIRST_HELD_OUT = 1000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"race", "full"})
    void theShorterPromptShipsIfTheHeldOutExamplesShowNoDrop(String mode) throws Exception {
        Run run = run(Map.of("mode", mode), ShrinkingOptimizationTest::reply);
        assertThat(lock().systemPrompt()).isEqualTo("Be short.");
        assertThat(((Lock.Origin.Search) lock().origin()).result()).isEqualTo(Lock.Result.CONFIRMED);
        assertThat(lock().looks()).hasSize(2);
        assertThat(run.lines())
                .contains(
                        "the shorter prompt takes the place of the one found: it changes the score of the prompt found"
                                + " by 0.0 points (90 % interval 0.0 to 0.0), so that the whole interval is above -2 points");
    }

    @ParameterizedTest
    @ValueSource(strings = {"outerLoop", "sprig", "metaspoEvo"})
    void everyMethodThatSearchesForASystemPromptCanShortenIt(String method) throws Exception {
        run(Map.of("method", method), ShrinkingOptimizationTest::reply);
        assertThat(runJson().at("/shrink/stopped").asText()).isNotEmpty();
        assertThat(lock().systemPrompt()).matches("[^.]*short[^.]*\\.");
    }

    @Test
    void thePlanCountsTheQuestionsForShorteningAndTheSecondMeasurement() throws Exception {
        Run plain = ScriptedProject.in(folder.resolve("plain"), Map.of("mode", "full"))
                .run(ShrinkingOptimizationTest::reply);
        Run run = run(Map.of("mode", "full"), ShrinkingOptimizationTest::reply);
        assertThat(plan(plain)).contains("at most 1,440 calls to the target (1,240 questions to search, 200 held out)");
        assertThat(plan(run))
                .contains(
                        "at most 2,340 calls to the target (1,240 questions to search, 800 to shorten the prompt found,"
                                + " 300 held out)");
    }

    @Test
    void theRunSaysWhatEachSentenceIsWorth() throws Exception {
        run(Map.of("mode", "full"), ShrinkingOptimizationTest::reply);
        JsonNode shrink = runJson().path("shrink");
        assertThat(shrink.path("systemPrompt").asText()).isEqualTo("Be short.");
        assertThat(runJson().path("systemPrompt").asText()).matches("Variant \\d+ applies\\. Be short\\.");
        assertThat(shrink.at("/sentences/0/leftOut").asBoolean()).isTrue();
        assertThat(shrink.at("/sentences/0/credit").asDouble()).isZero();
        assertThat(shrink.at("/sentences/1/leftOut").asBoolean()).isFalse();
        assertThat(shrink.at("/sentences/1/credit").asDouble()).isGreaterThan(0.1);
    }

    @Test
    void theLogSaysWhatWasLeftOut() throws Exception {
        Run run = run(Map.of("mode", "full"), ShrinkingOptimizationTest::reply);
        GoldenFiles.assertEqual("shrink-log.txt", String.join("\n", run.lines()).replaceAll("\\d+ s\\b", "N s") + "\n");
    }

    @Test
    void theFoundPromptShipsIfTheShorterOneIsWorseOnTheHeldOutExamples() throws Exception {
        Run run = run(
                Map.of("mode", "full"),
                request -> isHeldOut(request)
                                && !request.system().contains("Variant")
                                && ScriptedProject.number(request) % 10 == 2
                        ? "Sure!"
                        : reply(request));
        assertThat(lock().systemPrompt()).matches("Variant \\d+ applies\\. Be short\\.");
        assertThat(lock().looks()).hasSize(2);
        assertThat(run.lines())
                .anyMatch(line -> line.startsWith(
                                "the shorter prompt does not ship: it changes the score of the prompt" + " found by -")
                        && line.endsWith("which may be a drop of 2 points or more"));
    }

    @Test
    void theShorterPromptIsNotConsideredIfTheFoundOneDoesNotShip() throws Exception {
        Run run = run(Map.of("mode", "full"), request -> isHeldOut(request) ? "Sure!" : reply(request));
        assertThat(run.result()).isEqualTo("kept");
        assertThat(lock().looks()).hasSize(1);
        assertThat(run.lines())
                .contains(
                        "the shorter prompt is not considered, because the prompt that it was made from does not ship");
    }

    @Test
    void aSecondRunFindsThatTheShorterPromptIsLocked() throws Exception {
        ScriptedProject project = project(Map.of());
        project.run(ShrinkingOptimizationTest::reply);
        String before = lock().systemPrompt();
        ScriptedModel model = new ScriptedModel(ShrinkingOptimizationTest::reply);
        Run again = project.run(model);
        assertThat(lock().systemPrompt()).isEqualTo(before);
        assertThat(model.requests()).noneMatch(request -> !ScriptedProject.isWriting(request) && isHeldOut(request));
        assertThat(again.lines())
                .contains("the search found the prompt that is locked already, and its measurement still holds");
    }

    @Test
    void aBudgetThatEndsBeforeAnySentenceIsLeftOutShipsTheFoundPrompt() throws Exception {
        Run run = run(Map.of("mode", "full", "budget.calls", "1500"), ShrinkingOptimizationTest::reply);
        assertThat(run.spending().calls()).isLessThanOrEqualTo(1500);
        assertThat(run.result()).isEqualTo("shipped");
        assertThat(lock().systemPrompt()).matches("Variant \\d+ applies\\. Be short\\.");
        assertThat(runJson().at("/shrink/sentences/0/leftOut").asBoolean()).isFalse();
        assertThat(runJson().at("/shrink/stopped").asText()).startsWith("budget");
    }

    @Test
    void aFailureOfEveryCallKeepsWhatTheSearchHadFound() throws Exception {
        Run run = run(Map.of("mode", "full"), request -> {
            if (request.system().equals("Be short.")) {
                throw new ModelException(Kind.QUOTA_EXHAUSTED, "the account is empty");
            }
            return reply(request);
        });
        assertThat(run.result()).startsWith("FAILED").contains("the account is empty");
        assertThat(runJson().path("systemPrompt").asText()).matches("Variant \\d+ applies\\. Be short\\.");
        assertThat(runJson().path("stopped").asText()).isEqualTo("the account is empty");
    }

    private static String reply(Request request) {
        return ScriptedProject.reply(request).replaceAll("Variant (\\d+)\\.", "Variant $1 applies.");
    }

    private static String plan(Run run) {
        return run.lines().stream()
                .filter(line -> line.startsWith("at most"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isHeldOut(Request request) {
        return !ScriptedProject.isWriting(request) && ScriptedProject.number(request) >= FIRST_HELD_OUT;
    }

    private Run run(Map<String, String> settings, ScriptedModel.Script script) throws Exception {
        return project(settings).run(script);
    }

    private ScriptedProject project(Map<String, String> settings) throws IOException {
        Map<String, String> overrides = new HashMap<>(settings);
        overrides.put("shrink", "true");
        return ScriptedProject.in(folder, overrides);
    }

    private Lock lock() throws Exception {
        return LockFiles.beside(folder.resolve("numbers.yaml")).readLock().orElseThrow();
    }

    private JsonNode runJson() throws IOException {
        return new JsonMapper().readTree(folder.resolve("target/n/run.json").toFile());
    }
}

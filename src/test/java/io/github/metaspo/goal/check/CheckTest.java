package io.github.metaspo.goal.check;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.metaspo.GoldenFiles;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.goal.DisplayPaths;
import io.github.metaspo.goal.GateWorkshop;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.report.json.VerdictJson;
import io.github.metaspo.suite.GateSettings.Severity;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import static io.github.metaspo.goal.GateWorkshop.right;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CheckTest {

    @TempDir
    private Path folder;

    private GateWorkshop shop;

    @BeforeEach
    void open() {
        shop = new GateWorkshop(folder);
    }

    private static ModelSettings named(String name) {
        ModelSettings model = EvaluationFixtures.model(4);
        return new ModelSettings(
                model.provider(),
                Optional.of(name),
                model.file(),
                model.baseUrl(),
                model.apiKey(),
                model.temperature(),
                model.seed(),
                model.maxTokens(),
                model.timeout(),
                model.deadline(),
                model.concurrency(),
                model.rate(),
                model.price(),
                model.request(),
                model.location());
    }

    private void forgetResults() throws IOException {
        Files.delete(shop.files.results());
        Files.delete(shop.files.responses());
    }

    @Test
    void freshResultsAreComparedWithTheBaseline() throws Exception {
        shop.evaluate(right(20)).accept("first").evaluate(right(22)).check();
        assertThat(shop.last())
                .isEqualTo(
                        "review: PASS, 0.550 (44/80) against 0.500 in the baseline: +5.0 points (90 % interval +1.3 to"
                                + " +8.8)");
    }

    @Test
    void withoutResultsTheLockMustBeTheRecordOfWhatIsInEffect() throws Exception {
        shop.evaluate(right(20)).accept("first");
        forgetResults();
        shop.check();
        assertThat(shop.last()).isEqualTo("review: PASS, 0.500 (40/80); as measured for the lock");
    }

    @Test
    void aConfirmedDropFailsAfterAllIsWrittenDown() throws Exception {
        shop.evaluate(right(30)).accept("first").evaluate(right(10));
        assertThatThrownBy(shop::check)
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("review: REGRESSION\n  the score fell from 0.750 to 0.250 (20/80)")
                .hasMessageContaining("see target/metaspo/review/summary.md; if this is intended: mvn metaspo:accept");
        GoldenFiles.assertEqual("verdicts/regression.json", shop.verdict());
        GoldenFiles.assertEqual("verdicts/regression.md", Files.readString(shop.files.summary()));
        GoldenFiles.assertEqual(
                "verdicts/regression.xml",
                Files.readString(folder.resolve("target/reports/TEST-metaspo-gate.review.xml")));
    }

    @Test
    void aRegressionThatMayNotFailIsTheSameAsAWarning() throws Exception {
        shop.evaluate(right(30)).accept("first").evaluate(right(10)).check(false);
        assertThat(shop.last()).startsWith("WARN review: REGRESSION\n  the score fell");
    }

    @Test
    void anInconclusiveDropIsAWarningOrFailsAsTheSuiteSays() throws Exception {
        shop.evaluate(right(20)).accept("first").evaluate(right(18)).check();
        assertThat(shop.last()).startsWith("WARN review: INCONCLUSIVE\n  the score fell from 0.500 to 0.450");
        shop.gate("0.1", 1000, Severity.FAIL, Severity.FAIL);
        assertThatThrownBy(shop::check)
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("review: INCONCLUSIVE");
    }

    @Test
    void boundsAreCheckedWithoutResultsToo() throws Exception {
        shop.evaluate(right(20)).accept("first");
        forgetResults();
        shop.gate("0.6", 10, Severity.WARN, Severity.FAIL);
        assertThatThrownBy(shop::check)
                .isInstanceOf(RegressionException.class)
                .hasMessageContaining("the score 0.500 (40/80) is below gate.minScore 0.6")
                .hasMessageContaining("28 tokens, more than gate.maxPromptTokens 10 allows")
                .hasMessageContaining("change the bound in review.yaml");
    }

    @Test
    void aHandEditedPromptIsStaleUntilItIsMeasured() throws Exception {
        shop.evaluate(right(20)).accept("first");
        shop.editLock("You are a helpful assistant.", "You are a tired assistant.");
        assertInvalid(
                "stale",
                "a prompt or a setting of the model changed since the lock was measured; measure it: mvn"
                        + " metaspo:evaluate metaspo:check");
        shop.evaluate(right(21)).check();
        assertThat(shop.last())
                .startsWith("review: PASS, 0.525")
                .contains("a prompt or a setting of the model changed since the baseline")
                .endsWith("the lock still has the previous measurement; mvn metaspo:accept replaces it with this one");
        shop.accept("better");
        forgetResults();
        shop.check();
        assertThat(shop.last()).startsWith("review: PASS, 0.525 (42/80)");
    }

    @Test
    void aPromptThatWasChangedInTheSuiteAfterItWasLockedHasNoEffectAndEvaluateAndCheckSaySo() throws Exception {
        shop.evaluate(right(20)).accept("first");
        shop.systemPrompt("You are a new assistant.");
        shop.console.clear();
        shop.evaluate(right(20)).check();
        String warning =
                "WARN review: the systemPrompt of review.yaml was changed after it was locked, and has no effect";
        assertThat(shop.console.lines())
                .filteredOn(line -> line.startsWith(warning))
                .hasSize(2);
        assertThat(shop.last()).startsWith("review: PASS, 0.500 (40/80)");
        shop.accept("of the locked prompt, so that the change has still no effect")
                .console
                .clear();
        shop.check();
        assertThat(shop.console.lines()).anyMatch(line -> line.startsWith(warning));
        shop.systemPrompt("You are a helpful assistant.");
        shop.console.clear();
        shop.check();
        assertThat(shop.console.lines()).noneMatch(line -> line.startsWith("WARN"));
    }

    @Test
    void anotherModelIsNamed() throws Exception {
        shop.evaluate(right(20)).accept("first");
        forgetResults();
        shop.target(named("huge"));
        assertInvalid(
                "stale",
                "the model (scripted/tiny, now scripted/huge) changed since the lock was measured; measure it: mvn"
                        + " metaspo:evaluate metaspo:check");
        shop.evaluate(right(20)).check();
        assertThat(shop.last()).contains("the baseline was measured with scripted/tiny, this with scripted/huge");
    }

    @Test
    void otherExamplesCannotBeCompared() throws Exception {
        shop.evaluate(right(20)).accept("first");
        shop.suite = shop.suite(
                EvaluationFixtures.task("pets", Task.Role.TRAIN, 41, "accuracy", 1),
                EvaluationFixtures.task("books", Task.Role.TRAIN, 40, "accuracy", 1));
        String changed =
                "the test examples, the extraction, the metric or the role of task pets changed since they were"
                        + " measured; ";
        assertInvalid(
                "not comparable",
                changed + "measure and accept it: mvn metaspo:evaluate metaspo:accept -Dmetaspo.reason=\"...\"");
        shop.evaluate(right(20));
        assertInvalid(
                "not comparable",
                changed + "accept the new measurement with mvn metaspo:accept -Dmetaspo.reason=\"...\"");
        shop.accept("one more example").check();
        assertThat(shop.last()).startsWith("review: PASS, 0.494 (40/81)");
    }

    @Test
    void aNewTaskIsReportedAndARemovedOneFailsUntilAccepted() throws Exception {
        shop.evaluate(right(20)).accept("first");
        forgetResults();
        Task pets = EvaluationFixtures.task("pets", Task.Role.TRAIN, 40, "accuracy", 1);
        Task books = EvaluationFixtures.task("books", Task.Role.TRAIN, 40, "accuracy", 1);
        Task cars = EvaluationFixtures.task("cars", Task.Role.TRAIN, 40, "accuracy", 1);
        shop.suite = shop.suite(pets, books, cars);
        shop.check();
        assertThat(shop.last())
                .isEqualTo("review: PASS, 0.500 (40/80); as measured for the lock; new and not measured yet: cars");
        shop.evaluate(right(20)).check();
        assertThat(shop.last()).contains("new and not compared: cars");
        shop.suite = shop.suite(pets);
        assertInvalid("not comparable", "the suite no longer has the task books that was measured; ");
        shop.evaluate(right(20)).accept("books are gone").check();
        assertThat(shop.last()).startsWith("review: PASS, 0.500 (20/40)");
    }

    @Test
    void withoutALockNothingWasMeasured() throws Exception {
        assertInvalid(
                "no baseline",
                "there is no lock, and no measurement of the prompt in effect; measure and accept it: mvn metaspo:evaluate"
                        + " metaspo:accept -Dmetaspo.reason=\"...\"");
        shop.evaluate(right(20));
        assertInvalid("no baseline", "there is no baseline to compare with; accept the new measurement with mvn");
    }

    @Test
    void aMissingBaselineIsAWarningWhereTheSuiteSaysSo() throws Exception {
        shop.gate("0.6", 1000, Severity.WARN, Severity.WARN);
        shop.check();
        assertThat(shop.last()).startsWith("WARN review: INVALID, there is no lock");
        shop.evaluate(right(30)).check();
        assertThat(shop.last()).startsWith("review: PASS, 0.750 (60/80); there is no baseline to compare with");
        shop.evaluate(right(20));
        assertThatThrownBy(shop::check).isInstanceOf(RegressionException.class);
    }

    @Test
    void aMeasurementWithoutAScoreIsInvalid() throws Exception {
        shop.evaluate(right(20)).accept("first");
        assertThatThrownBy(() -> shop.evaluate(request -> {
                    throw new ModelException(ModelException.Kind.TIMED_OUT, "too slow");
                }))
                .isInstanceOf(InvalidMeasurementException.class);
        assertInvalid("no score", "the measurement has no score, because");
        shop.target(named("huge"));
        assertInvalid("stale", "the model");
    }

    @Test
    void aMeasurementThatDidNotEndIsNamedAndEarlierResultsDoNotCount() throws Exception {
        shop.evaluate(right(20)).accept("first").evaluate(right(30));
        assertThatThrownBy(() -> shop.evaluate(request -> {
                    throw new ModelException(ModelException.Kind.WRONG_KEY, "the key is wrong");
                }))
                .isInstanceOf(ModelException.class);
        shop.check();
        assertThat(shop.last())
                .isEqualTo("review: PASS, 0.500 (40/80); as measured for the lock; the last measurement did not finish,"
                        + " so it has no results");
    }

    @Test
    void staleResultsAreNamedAndIgnored() throws Exception {
        shop.evaluate(right(20)).accept("first");
        Files.writeString(shop.files.results(), "{\"formatVersion\": 1, \"suite\": ");
        shop.check();
        assertThat(shop.last())
                .isEqualTo(
                        "review: PASS, 0.500 (40/80); as measured for the lock; the results in target are stale"
                                + " and were ignored: the file cannot be read: it is damaged, or another version of the plugin wrote it");
    }

    @Test
    void aDamagedLockLeavesNoVerdictOfAnEarlierCheckBehind() throws Exception {
        shop.evaluate(right(20)).accept("first").check();
        assertThat(shop.files.verdict()).exists();
        Files.writeString(shop.lock().lock(), "formatVersion: [");
        assertThatThrownBy(shop::check).isInstanceOf(SuiteException.class);
        assertThat(shop.files.verdict()).doesNotExist();
    }

    private void assertInvalid(String cause, String sentence) throws Exception {
        assertThatThrownBy(shop::check)
                .isInstanceOf(InvalidMeasurementException.class)
                .hasMessageStartingWith("review: INVALID, " + sentence);
        assertThat(shop.verdict()).contains("\"verdict\" : \"INVALID\"", "\"cause\" : \"" + cause + "\"");
        assertFitsSchema();
    }

    private void assertFitsSchema() throws Exception {
        try (var schema = VerdictJson.class.getResourceAsStream("verdict.schema.json")) {
            var validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema);
            assertThat(validator.validate(new JsonMapper().readTree(shop.verdict())))
                    .isEmpty();
        }
    }

    @Test
    void aLockWhoseFiguresDoNotFollowFromItsBaselineIsInvalid() throws Exception {
        shop.evaluate(right(20)).accept("first").editLock("score: 0.5", "score: 0.6");
        assertInvalid(
                "not comparable",
                "the lock records the score 0.6 for task pets, but its baseline gives 0.500; restore lock and baseline from"
                        + " version control");
        forgetResults();
        assertInvalid("not comparable", "the lock records the score 0.6 for task pets");
    }

    @Test
    void aLockWithAnotherNumberOfExamplesThanItsBaselineIsInvalid() throws Exception {
        shop.evaluate(right(20)).accept("first").editLock("examples: 40", "examples: 41");
        assertInvalid(
                "not comparable",
                "the lock records 41 examples of task pets, but it was measured with 40; restore lock");
    }

    @Test
    void aPromptThatTheBuildDoesNotShipAsItIsIsInvalid() throws Exception {
        shop.evaluate(right(20)).accept("first");
        Path output = folder.resolve("target/classes");
        shop.shipped = Optional.of(new ShippedPrompts(output, new DisplayPaths(folder)));
        assertInvalid(
                "not shipped", "the build's output lacks the prompt in effect, target/classes/prompts/review.txt; ");
        Path shipped = output.resolve("prompts/review.txt");
        Files.createDirectories(shipped.getParent());
        Files.writeString(shipped, "You are a helpful assistant.\n");
        assertInvalid(
                "not shipped",
                "the build's output contains a different text than the prompt in effect, target/classes/prompts/review.txt; ");
        Files.writeString(shipped, "You are a helpful assistant.");
        shop.check();
        assertThat(shop.last()).startsWith("review: PASS");
    }

    @Test
    void aUserPromptThatTheBuildDoesNotShipAsItIsIsInvalid() throws Exception {
        ShippedPrompts output = new ShippedPrompts(folder, new DisplayPaths(folder));
        Prompts prompts = new Prompts("system", new TreeMap<>(Map.of("pets", "{question}")));
        Files.createDirectories(folder.resolve("prompts/review"));
        Files.writeString(folder.resolve("prompts/review.txt"), "system");
        assertThat(output.problem("review", prompts).orElseThrow().reason()).endsWith("prompts/review/pets.txt");
        Files.writeString(folder.resolve("prompts/review/pets.txt"), "{question}");
        assertThat(output.problem("review", prompts)).isEmpty();
    }

    @Test
    void everyVerdictFitsItsSchema() throws Exception {
        shop.evaluate(right(20)).accept("first").check();
        assertFitsSchema();
        shop.evaluate(right(18)).check();
        assertFitsSchema();
        shop.evaluate(right(2)).check(false);
        assertFitsSchema();
    }
}

package io.github.metaspo.scoring;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Judgement;
import io.github.metaspo.api.Location;
import io.github.metaspo.api.Metric;
import io.github.metaspo.api.MetricFactory;
import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.MetricSettings;
import io.github.metaspo.suite.SuiteException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static io.github.metaspo.scoring.ScoringFixtures.METRIC_PLACE;
import static io.github.metaspo.scoring.ScoringFixtures.TASK_PLACE;
import static io.github.metaspo.scoring.ScoringFixtures.builtIn;
import static io.github.metaspo.scoring.ScoringFixtures.example;
import static io.github.metaspo.scoring.ScoringFixtures.metric;
import static io.github.metaspo.scoring.ScoringFixtures.scorer;
import static io.github.metaspo.scoring.ScoringFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ScoringErrorsTest {

    private static final Extraction LETTERS = new Extraction.Choices(List.of("A", "B", "C", "D"));

    private static SuiteException refused(ThrowingCallable call) {
        return catchThrowableOfType(SuiteException.class, call);
    }

    @Test
    void anUnknownMetricNamesTheNearestAndTheWayToAnOwnOne() {
        SuiteException error = refused(() -> builtIn("acuracy", Map.of()));
        assertThat(error.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.place()).isEqualTo(METRIC_PLACE);
            assertThat(problem.message())
                    .contains(
                            "there is no metric acuracy",
                            "did you mean accuracy?",
                            "jsonSchema",
                            "MetricFactory",
                            "<dependencies>");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "numeric|tolerence|1|did you mean tolerance?",
                "numeric|slack|1|allowed: locale, relative, tolerance",
                "accuracy|tolerance|1|it takes none",
                "numeric|tolerance|-1|0 or above",
                "numeric|relative|1e9|0 or above",
                "contains|caseSensitive|maybe|true and false",
                "jsonSchema|schma|x|needs the parameter schema",
                "jsonSchema|schema|missing.json|cannot be read",
            })
    void aParameterThatDoesNotFitIsRefusedWithWhatIsAllowed(
            String name, String parameter, String value, String sentence) {
        SuiteException error = refused(() -> builtIn(name, Map.of(parameter, value)));
        assertThat(error).hasMessageContaining(METRIC_PLACE.toString()).hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{|not JSON",
                "[1]|not a JSON Schema",
                "{\"type\": \"sting\"}|not a JSON Schema",
                "{\"pattern\": \"(?=a)\"}|(?=",
                "{\"$ref\": \"#/$defs/none\"}|none",
                "{\"$schema\": \"https://example.org/own\"}|is not known",
            })
    void aSchemaThatCannotBeUsedIsRefused(String schema, String sentence, @TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("s.json"), schema);
        MetricSettings settings = new MetricSettings(
                "jsonSchema", Map.of("schema", "s.json"), new Location(folder.resolve("suite.yaml"), 1, 1));
        assertThat(refused(() -> new Metrics(List.of()).create(settings)))
                .hasMessageContaining("the schema cannot be used")
                .hasMessageContaining(sentence);
    }

    @Test
    void aBadPatternIsRefusedWithItsReason() {
        assertThat(refused(() -> scorer(new Extraction.Regex("a(b"), "accuracy", example("x"))))
                .hasMessageContaining(TASK_PLACE.toString())
                .hasMessageContaining("task pets")
                .hasMessageContaining("missing closing )");
    }

    @Test
    void aBadJsonPointerIsRefused() {
        assertThat(refused(() -> scorer(new Extraction.Json("rating"), "accuracy", example("x"))))
                .hasMessageContaining("\"rating\" is not a JSON pointer");
    }

    @Test
    void aGoldThatIsNoneOfTheChoicesIsRefused() {
        assertThat(refused(() -> scorer(LETTERS, "accuracy", example("(A)"), example("E"))))
                .hasMessageContaining("task pets, example e1")
                .hasMessageContaining("\"E\"")
                .hasMessageContaining("one of A, B, C, D");
    }

    @Test
    void aGoldThatIsNoNumberIsRefusedByNumberExtractionAndByTheNumericMetric() {
        assertThat(refused(() -> scorer(new Extraction.Numeric(), "accuracy", example("many"))))
                .hasMessageContaining("a number in digits or in English words");
        assertThat(refused(() -> scorer(new Extraction.Tag("answer"), "numeric", example("many"))))
                .hasMessageContaining("the metric numeric");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "about 5|it would be read as 5",
                "5 km|it would be read as 5",
                "12:30|it would be read as no answer",
                "2024-05-03|it would be read as no answer",
                "#### 72 of them|it would be read as 72",
            })
    void aGoldThatIsNotTakenOverWholeIsRefusedWithWhatItWouldBeReadAs(String gold, String sentence) {
        assertThat(refused(() -> scorer(new Extraction.Numeric(), "numeric", example(gold))))
                .hasMessageContaining("the gold answer \"" + gold + "\"")
                .hasMessageContaining(sentence);
        assertThat(refused(() -> scorer(new Extraction.Text(), "numeric", example(gold))))
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<answer>4</answer>|it would be read as 4",
                "**B**|can never be extracted",
                "<think>hm</think>4|can never be extracted",
            })
    void aGoldThatIsNotTheBareContentOfTheTagIsRefused(String gold, String sentence) {
        assertThat(refused(() -> scorer(new Extraction.Tag("answer"), "accuracy", example(gold))))
                .hasMessageContaining("the gold answer \"" + gold + "\"")
                .hasMessageContaining(sentence);
    }

    @Test
    void aGoldWithThinkingIsRefusedWithWhatIsBehindIt() {
        assertThat(refused(() -> scorer(new Extraction.Text(), "accuracy", example("<think>hm</think>4"))))
                .hasMessageContaining("it would be read as 4");
    }

    @Test
    void onlyTheFirstOfManyBadGoldsAreReported() {
        Example[] examples = IntStream.range(0, 1000)
                .mapToObj(i -> Example.of("e" + i, "?", "E"))
                .toArray(Example[]::new);
        assertThat(refused(() -> scorer(LETTERS, "accuracy", examples)).problems())
                .hasSize(10);
    }

    @Test
    void anOwnMetricThatThrowsOrLeavesTheRangeIsAnErrorThatNamesIt() throws Exception {
        assertThatThrownBy(() -> own(Double.NaN).score("x", example("x")))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("the metric own gave the score NaN")
                .hasMessageContaining("example e1");
        assertThatThrownBy(() -> own(1.5).total(List.of())).hasMessageContaining("1.5");
        assertThatThrownBy(() -> own(-2).score("x", example("x")))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("the metric own failed")
                .hasMessageContaining("own trouble");
    }

    @Test
    void anOwnMetricThatFitsScores() throws Exception {
        TaskScorer scorer = TaskScorer.of(
                task(new Extraction.Text(), metric("own", Map.of("score", "0.25")), example("x")),
                new Metrics(List.of(new FakeMetricFactory("own"))));
        assertThat(scorer.judge(example("x"), "any").score()).isEqualTo(0.25);
        assertThat(scorer.metric().version()).isEqualTo("own 7 parameters {score=0.25}");
    }

    private static Metric own(double score) throws SuiteException {
        return new Metrics(List.of(new FakeMetricFactory("own")))
                .create(metric("own", Map.of("score", String.valueOf(score))));
    }

    @Test
    void theParametersThatAnOwnMetricRefusesAreAnErrorOfTheSuite() {
        assertThat(refused(() -> new Metrics(List.of(new FakeMetricFactory("own"))).create(metric("own"))))
                .hasMessageContaining(METRIC_PLACE.toString())
                .hasMessageContaining("metric own: score is needed");
    }

    @Test
    void aNameIsThereOnce() {
        assertThatThrownBy(() -> new Metrics(List.of(new FakeMetricFactory("accuracy"))))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("accuracy");
    }

    @Test
    void aMetricThatCannotBeLoadedIsNamed(@TempDir Path folder) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(MetricFactory.class.getName()), "com.example.Missing\n");
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            assertThatThrownBy(() -> Metrics.find(loader))
                    .isInstanceOf(MetricException.class)
                    .hasMessageContaining("com.example.Missing");
        }
    }

    /** Gives always the same score, or throws below 0. */
    private record FakeMetricFactory(String name) implements MetricFactory {

        @Override
        public Metric create(Map<String, String> parameters) {
            String score = parameters.get("score");
            if (score == null) {
                throw new IllegalArgumentException("score is needed");
            }
            return new FakeMetric(Double.parseDouble(score));
        }
    }

    private record FakeMetric(double score) implements Metric {

        @Override
        public String version() {
            return "7";
        }

        @Override
        public double score(String prediction, Example example) {
            if (score < 0) {
                throw new IllegalStateException("own trouble");
            }
            return score;
        }

        @Override
        public double total(List<Judgement> judgements) {
            return score;
        }
    }
}

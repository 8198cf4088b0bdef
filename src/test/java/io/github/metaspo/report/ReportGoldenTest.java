package io.github.metaspo.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.metaspo.GoldenFiles;
import io.github.metaspo.api.Judgement;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Usage;
import io.github.metaspo.evaluation.Answers;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.Evaluation;
import io.github.metaspo.evaluation.Evaluation.Validity;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.evaluation.EvaluationSubject;
import io.github.metaspo.evaluation.Measurement;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.evaluation.TaskScore;
import io.github.metaspo.report.json.ResultsJson;
import io.github.metaspo.report.junit.JunitXml;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

class ReportGoldenTest {

    private final Suite suite = EvaluationFixtures.suite(
            EvaluationFixtures.task("pets", Task.Role.TRAIN, 6, "accuracy", 1),
            EvaluationFixtures.task("books", Task.Role.UNSEEN, 2, "accuracy", 2));

    @Test
    void resultsAreWrittenAsJson() throws IOException {
        GoldenFiles.assertEqual("results.json", json(valid()));
    }

    @Test
    void anInvalidEvaluationSaysSoAndHasNoScore() throws IOException {
        GoldenFiles.assertEqual("results-invalid.json", json(with(new Validity.Invalid("too much failed"))));
    }

    @Test
    void resultsFitTheirSchema() throws IOException {
        try (var schema = ResultsJson.class.getResourceAsStream("results.schema.json")) {
            var validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema);
            for (Evaluation evaluation : List.of(valid(), with(new Validity.Invalid("too much failed")))) {
                assertThat(validator.validate(new JsonMapper().readTree(json(evaluation))))
                        .isEmpty();
            }
        }
    }

    @Test
    void wrongAnswersAreFailuresFailedCallsErrorsAndTheRestSkipped() throws IOException {
        GoldenFiles.assertEqual("junit-pets.xml", junit(valid().answers().get(0)));
        GoldenFiles.assertEqual("junit-books.xml", junit(valid().answers().get(1)));
    }

    @Test
    void theTableShowsEveryTaskAndTheMeanOfEachRole() {
        Validity.Valid valid = (Validity.Valid) valid().validity();
        GoldenFiles.assertEqual("table.txt", String.join("\n", ScoreTable.lines(valid.measurement())) + "\n");
    }

    @Test
    void numbersReadTheSameEverywhere() {
        assertThat(TextFormat.percent(0.2)).isEqualTo("20 %");
        assertThat(TextFormat.percent(0.025)).isEqualTo("2.5 %");
        assertThat(TextFormat.points(-0.0463)).isEqualTo("4.6");
        assertThat(TextFormat.duration(java.time.Duration.ofSeconds(161))).isEqualTo("2 min 41 s");
        assertThat(TextFormat.duration(java.time.Duration.ofMillis(59_600))).isEqualTo("1 min 0 s");
        assertThat(TextFormat.inline("a\u001b[31m\nb")).isEqualTo("a\\u{1B}[31m b");
        assertThat(TextFormat.count(1, "task") + ", " + TextFormat.count(1200, "call"))
                .isEqualTo("1 task, 1,200 calls");
    }

    private Evaluation valid() {
        Evaluation evaluation = with(new Validity.Invalid("not yet judged"));
        return with(new Validity.Valid(Measurement.of(evaluation.answers().stream()
                .map(answers -> TaskScore.of(
                        answers,
                        EvaluationFixtures.scorers(suite).of(answers.batch().task())))
                .toList())));
    }

    private Evaluation with(Validity validity) {
        List<Batch> batches = EvaluationFixtures.batches(suite);
        List<Answers> answers = List.of(
                new Answers(
                        batches.get(0),
                        List.of(
                                scored("0", "0", 1),
                                scored("1", "one & <b>\u0000\u001b[31m", 0),
                                new Outcome.Scored(new Judgement("2", Optional.empty(), 0), true),
                                new Outcome.Failed(ModelException.Kind.TIMED_OUT, "no answer within 5 s"),
                                new Outcome.NotAsked(),
                                scored("0", "0", 1))),
                new Answers(
                        batches.get(1),
                        new ArrayList<>(List.of(
                                scored("0", "0", 1), scored("0", "4", 0), scored("1", "1", 1), scored("1", "1", 1)))));
        return new Evaluation(
                suite,
                EvaluationSubject.of(batches, suite.target(), new TreeSet<>(Set.of("tiny-1"))),
                answers,
                validity,
                new Usage(80, 16),
                Optional.of("inEffect"));
    }

    private static Outcome scored(String gold, String prediction, double score) {
        return new Outcome.Scored(new Judgement(gold, Optional.of(prediction), score), false);
    }

    private static String json(Evaluation evaluation) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ResultsJson.write(evaluation, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String junit(Answers answers) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JunitXml.write("review", "src/main/metaspo/review.yaml", answers, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}

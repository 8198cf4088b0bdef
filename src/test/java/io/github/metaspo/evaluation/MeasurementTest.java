package io.github.metaspo.evaluation;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.evaluation.Evaluation.Validity;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

import static io.github.metaspo.evaluation.EvaluationFixtures.batches;
import static io.github.metaspo.evaluation.EvaluationFixtures.scorers;
import static io.github.metaspo.evaluation.EvaluationFixtures.suite;
import static io.github.metaspo.evaluation.EvaluationFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

class MeasurementTest {

    private static final ValidityRule TWO_PERCENT = new ValidityRule(new BigDecimal("0.02"));

    @Test
    void theScoreOfASuiteIsTheMeanOverItsTrainTasksWhateverTheirSize() throws Exception {
        Suite suite = suite(
                task("small", Task.Role.TRAIN, 10, "accuracy", 1),
                task("large", Task.Role.TRAIN, 100, "accuracy", 1),
                task("other", Task.Role.UNSEEN, 10, "accuracy", 1));
        Measurement measurement = measure(suite, request -> request.user().startsWith("small") ? "wrong" : "0");
        assertThat(measurement.total(Task.Role.TRAIN).orElseThrow().score()).isEqualTo(0.1, offset(1e-12));
        assertThat(measurement.total(Task.Role.UNSEEN).orElseThrow().score()).isEqualTo(0.2, offset(1e-12));
    }

    @Test
    void theConstantAnswerIsShownBesideAScoreBelowIt() throws Exception {
        Suite suite = suite(task("a", Task.Role.TRAIN, 11, "accuracy", 1));
        TaskScore score = measure(suite, request -> "9").tasks().get(0);
        assertThat(score.majority().answer()).isEqualTo("0");
        assertThat(score.majority().score()).isEqualTo(3.0 / 11, offset(1e-12));
        assertThat(score.isBelowMajority()).isTrue();
    }

    @Test
    void aMetricThatIsNoMeanIsScoredOverAllAnswersTogether() throws Exception {
        Suite suite = suite(task("a", Task.Role.TRAIN, 10, "macroF1", 1));
        assertThat(measure(suite, request -> "0").tasks().get(0).score()).isEqualTo(2.0 * 2 / 12 / 5, offset(1e-12));
    }

    @Test
    void tooManyFailedCallsMakeNoScoreAndSayWhy() throws Exception {
        Suite suite = suite(task("a", Task.Role.TRAIN, 10, "accuracy", 1));
        Validity validity = judge(suite, request -> {
            throw new ModelException(Kind.RATE_LIMITED, "slow down");
        });
        assertThat(validity)
                .isEqualTo(new Validity.Invalid("1 of 10 calls failed, more than gate.maxErrorRate 0.02 allows"
                        + " (1 rate limited); the first, example a-0 of task a: slow down"));
    }

    @Test
    void aTaskWithoutAnyAnswerMakesNoScoreEvenWhenFailuresAreTolerable() throws Exception {
        Suite suite =
                suite(task("a", Task.Role.TRAIN, 1, "accuracy", 1), task("b", Task.Role.TRAIN, 99, "accuracy", 1));
        Validity validity = judge(suite, request -> {
            if (request.user().startsWith("a")) {
                throw new ModelException(Kind.REJECTED, "no");
            }
            return "0";
        });
        assertThat(validity).isEqualTo(new Validity.Invalid("task a has no answer at all; the first failure: no"));
    }

    private static Measurement measure(Suite suite, ScriptedModel.Script script) throws Exception {
        return ((Validity.Valid) judge(suite, script)).measurement();
    }

    private static Validity judge(Suite suite, ScriptedModel.Script script) throws Exception {
        List<Batch> batches = batches(suite);
        int questions = batches.stream().mapToInt(Batch::questions).sum();
        try (Evaluator evaluator = new Evaluator(new ScriptedModel(script), 1, scorers(suite))) {
            List<Answers> answers = evaluator.evaluate(
                    batches,
                    FailureLimit.ofMeasurement(TWO_PERCENT.tolerableFailures(questions)),
                    (batch, question, reply, outcome) -> {});
            return TWO_PERCENT.judge(answers, scorers(suite));
        }
    }
}

package io.github.metaspo.gate;

import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.lock.Baseline.Row;
import io.github.metaspo.lock.Baselines;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static io.github.metaspo.gate.GateFixtures.baseline;
import static io.github.metaspo.gate.GateFixtures.compare;
import static io.github.metaspo.gate.GateFixtures.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ComparisonTest {

    private final Suite two = GateFixtures.suite(2, 10);

    @Test
    void scoresAreMeansOverTasksOfTheQuestionsThatWereAnsweredBothTimes() {
        Comparison comparison = compare(
                two,
                baseline(rows("t0", "1111100000"), rows("t1", "1111111111")),
                baseline(rows("t0", "-111110000"), rows("t1", "1111111100")));
        assertThat(comparison.train().before()).isEqualTo((4 / 9.0 + 1) / 2, within(1e-12));
        assertThat(comparison.train().after()).isEqualTo((5 / 9.0 + 0.8) / 2, within(1e-12));
        assertThat(comparison.trainTasks().get(0).change().difference()).isEqualTo(1 / 9.0, within(1e-12));
        assertThat(comparison.pairs()).isEqualTo(19);
        assertThat(comparison.leftOut()).isEqualTo(1);
        assertThat(comparison.train().interval().low())
                .isLessThan(comparison.train().difference());
    }

    @Test
    void unseenTasksStandBesideAndDoNotDecide() {
        Suite suite = EvaluationFixtures.suite(
                EvaluationFixtures.task("seen", Task.Role.TRAIN, 10, "accuracy", 1),
                EvaluationFixtures.task("unseen", Task.Role.UNSEEN, 10, "accuracy", 1));
        Comparison comparison = compare(
                suite,
                baseline(rows("seen", "1111100000"), rows("unseen", "1111111111")),
                baseline(rows("seen", "1111100000"), rows("unseen", "0000000000")));
        assertThat(comparison.unseen().orElseThrow().difference()).isEqualTo(-1);
        assertThat(comparison.train().difference()).isZero();
        assertThat(comparison.lower().pValue()).isEqualTo(1);
        assertThat(comparison.lower().taskPValues()).hasSize(1);
        assertThat(comparison.confirmedDrops()).isEmpty();
    }

    @Test
    void theOnlyTaskDropsWithTheWhole() {
        Comparison comparison = compare(
                GateFixtures.suite(1, 10), baseline(rows("t0", "1111111111")), baseline(rows("t0", "0000000000")));
        assertThat(comparison.confirmedDrops())
                .extracting(task -> task.task().id())
                .containsExactly("t0");
    }

    @Test
    void aTaskThatDropsAloneIsFound() {
        Suite suite = GateFixtures.suite(3, 12);
        Comparison comparison = compare(
                suite,
                baseline(rows("t0", "000000000000"), rows("t1", "111111111111"), rows("t2", "111000111000")),
                baseline(rows("t0", "111111111111"), rows("t1", "000000000000"), rows("t2", "111000111000")));
        assertThat(comparison.confirmedDrops())
                .extracting(task -> task.task().id())
                .containsExactly("t1");
    }

    @Test
    void aTaskOfOneSideAloneIsNotCompared() {
        Comparison comparison = compare(
                two, baseline(rows("t0", "1111100000")), baseline(rows("t0", "1111100000"), rows("t1", "1111111100")));
        assertThat(comparison.trainTasks()).hasSize(1);
        assertThatThrownBy(() -> compare(two, baseline(rows("t1", "1")), baseline(rows("t0", "1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no train task was measured both times");
    }

    @Test
    void theRepeatsOfAnExampleAreOneCluster() {
        Suite suite = EvaluationFixtures.suite(EvaluationFixtures.task("t", Task.Role.TRAIN, 3, "accuracy", 5));
        Comparison comparison = compare(suite, repeated(1), repeated(0));
        assertThat(comparison.pairs()).isEqualTo(15);
        assertThat(comparison.lower().pValue()).isEqualTo(1 / 8.0, within(1e-12));
    }

    private static Baseline repeated(double score) {
        return Baselines.of(IntStream.range(0, 15)
                .mapToObj(i -> new Row("t", "t-" + i / 5, i % 5, score, Optional.empty()))
                .toList());
    }

    @Test
    void aMetricThatIsNoMeanIsComparedOnItself() {
        Suite suite = EvaluationFixtures.suite(EvaluationFixtures.task("t", Task.Role.TRAIN, 50, "macroF1", 1));
        // gold answers are 0 to 4 in turn; class 4 is lost
        Comparison comparison =
                GateFixtures.compareQuickly(suite, predictions(i -> i % 5), predictions(i -> i % 5 == 4 ? 0 : i % 5));
        assertThat(comparison.train().before()).isEqualTo(1);
        assertThat(comparison.train().after()).isEqualTo((20 / 30.0 + 3) / 5, within(1e-12));
        assertThat(comparison.lower().isConfirmed()).isTrue();
        assertThat(comparison.higher().pValue()).isGreaterThan(0.9);
        assertThat(comparison.train().interval().high()).isNegative();
    }

    private static Baseline predictions(java.util.function.IntUnaryOperator prediction) {
        return Baselines.of(IntStream.range(0, 50)
                .mapToObj(i -> new Row(
                        "t",
                        "t-" + i,
                        0,
                        prediction.applyAsInt(i) == i % 5 ? 1 : 0,
                        Optional.of(String.valueOf(prediction.applyAsInt(i)))))
                .toList());
    }

    @Test
    void theOrderOfExamplesDoesNotMatter() {
        List<Row> before = new ArrayList<>(rows("t0", "1101100000"));
        List<Row> after = new ArrayList<>(rows("t0", "1011101110"));
        Comparison comparison = compare(two, Baselines.of(before), Baselines.of(after));
        Collections.reverse(before);
        Collections.shuffle(after, new java.util.Random(1));
        assertThat(compare(two, Baselines.of(before), Baselines.of(after))).isEqualTo(comparison);
    }
}

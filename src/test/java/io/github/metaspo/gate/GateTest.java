package io.github.metaspo.gate;

import io.github.metaspo.GoldenFiles;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.lock.Baselines;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static io.github.metaspo.gate.GateFixtures.baseline;
import static io.github.metaspo.gate.GateFixtures.bounds;
import static io.github.metaspo.gate.GateFixtures.measurement;
import static io.github.metaspo.gate.GateFixtures.rows;
import static org.assertj.core.api.Assertions.assertThat;

class GateTest {

    private static final String ALL = "1".repeat(40);
    private static final String NONE = "0".repeat(40);
    private static final String HALF = "10".repeat(20);

    private static Verdict judge(Suite suite, Baseline before, Baseline after) {
        return new Gate(EvaluationFixtures.prepared(suite), String::length)
                .judge(measurement(before), measurement(after), List.of());
    }

    private static Verdict bounded(Suite suite, Baseline present) {
        return new Gate(EvaluationFixtures.prepared(suite), String::length).judge(measurement(present), List.of());
    }

    private static void assertText(String file, Suite suite, Verdict verdict) {
        String text = new VerdictText(suite, "target/metaspo/review/summary.md", "src/main/metaspo/review.lock.yaml")
                .of(verdict);
        GoldenFiles.assertEqual("verdicts/" + file + ".txt", text + "\n");
    }

    @Test
    void sameOutcomesPass() {
        Suite suite = GateFixtures.suite(2, 40);
        Baseline same = baseline(rows("t0", HALF), rows("t1", ALL));
        Verdict verdict = judge(suite, same, same);
        assertThat(verdict).isInstanceOf(Verdict.Pass.class);
        assertText("pass-same", suite, verdict);
    }

    @Test
    void aDropWithinTheToleranceOfANoisySuitePassesAndSaysWhatCannotBeExcluded() {
        Suite suite = GateFixtures.suite(2, 100);
        Baseline before = baseline(rows("t0", "1".repeat(50) + "0".repeat(50)), rows("t1", "1".repeat(100)));
        Baseline after = baseline(rows("t0", "1".repeat(49) + "0".repeat(51)), rows("t1", "1".repeat(99) + "0"));
        Verdict verdict = judge(suite, before, after);
        assertThat(verdict).isInstanceOf(Verdict.Pass.class);
        assertText("pass-within-tolerance", suite, verdict);
    }

    @Test
    void aConfirmedDropIsARegressionOfTheWhole() {
        Suite suite = GateFixtures.suite(1, 40);
        Verdict verdict = judge(suite, baseline(rows("t0", ALL)), baseline(rows("t0", HALF)));
        assertThat(verdict)
                .isInstanceOfSatisfying(Verdict.Regression.class, regression -> assertThat(regression.findings())
                        .singleElement()
                        .isInstanceOfSatisfying(Violation.Drop.class, drop -> assertThat(drop.task())
                                .isEmpty()));
        assertText("regression-one-task", suite, verdict);
    }

    @Test
    void aConfirmedDropOfASingleTaskIsARegressionThoughTheWholeRose() {
        Suite suite = GateFixtures.suite(3, 40);
        Verdict verdict = judge(
                suite,
                baseline(rows("t0", NONE), rows("t1", ALL), rows("t2", NONE)),
                baseline(rows("t0", ALL), rows("t1", NONE), rows("t2", ALL)));
        assertThat(verdict).isInstanceOf(Verdict.Regression.class);
        assertText("regression-single-task", suite, verdict);
    }

    @Test
    void aTaskWithAFindingOfItsOwnIsNotNamedAgainAmongThoseThatFell() {
        Suite suite = GateFixtures.suite(3, 40);
        Verdict verdict = judge(
                suite,
                baseline(rows("t0", NONE), rows("t1", ALL), rows("t2", ALL)),
                baseline(rows("t0", ALL), rows("t1", NONE), rows("t2", "1".repeat(39) + "0")));
        assertThat(verdict).isInstanceOf(Verdict.Regression.class);
        assertText("regression-task-and-others", suite, verdict);
    }

    @Test
    void theWorstTasksComeFirstAndFiveAreNamed() {
        Suite suite = GateFixtures.suite(7, 10);
        Baseline before = baselineOf(7, task -> "1".repeat(10));
        Baseline after = baselineOf(7, task -> "1".repeat(9 - task) + "0".repeat(task + 1));
        Verdict verdict = judge(suite, before, after);
        assertThat(verdict).isInstanceOf(Verdict.Regression.class);
        assertText("regression-many-tasks", suite, verdict);
    }

    private static Baseline baselineOf(int tasks, IntFunction<String> outcomes) {
        return Baselines.of(IntStream.range(0, tasks)
                .boxed()
                .flatMap(task -> rows("t" + task, outcomes.apply(task)).stream())
                .toList());
    }

    @Test
    void aDropThatMayBeNoiseIsInconclusive() {
        Suite suite = GateFixtures.suite(1, 10);
        Verdict verdict = judge(suite, baseline(rows("t0", "1111100000")), baseline(rows("t0", "1110100000")));
        assertThat(verdict).isInstanceOf(Verdict.Inconclusive.class);
        assertText("inconclusive", suite, verdict);
    }

    @Test
    void theToleranceExcusesADropThatEqualsItAndNoMore() {
        // 0.55 - 0.54 is a little more than 0.01 in binary
        Suite suite = bounds(GateFixtures.suite(1, 100), Optional.empty(), OptionalInt.empty());
        Baseline before = baseline(rows("t0", "1".repeat(55) + "0".repeat(45)));
        assertThat(judge(suite, before, baseline(rows("t0", "1".repeat(54) + "0".repeat(46)))))
                .isInstanceOf(Verdict.Pass.class);
        assertThat(judge(suite, before, baseline(rows("t0", "1".repeat(53) + "0".repeat(47)))))
                .isInstanceOf(Verdict.Inconclusive.class);
    }

    @Test
    void aScoreUnderItsBoundNeverReadsAsEqualToIt() {
        Suite suite = bounds(GateFixtures.suite(1, 10_000), Optional.of(new BigDecimal("0.60")), OptionalInt.of(10));
        Verdict verdict = bounded(suite, baseline(rows("t0", "1".repeat(5_999) + "0".repeat(4_001))));
        assertThat(verdict).isInstanceOf(Verdict.Regression.class);
        assertText("regression-bounds", suite, verdict);
    }

    @Test
    void aScoreThatEqualsItsBoundPasses() {
        Suite suite = bounds(GateFixtures.suite(1, 10), Optional.of(new BigDecimal("0.60")), OptionalInt.of(28));
        Verdict verdict = bounded(suite, baseline(rows("t0", "1111110000")));
        assertThat(verdict).isInstanceOf(Verdict.Pass.class);
        assertText("pass-recorded", suite, verdict);
    }

    @Test
    void aTaskUnderItsFloorIsARegression() {
        Suite suite = EvaluationFixtures.suite(
                GateFixtures.floored(EvaluationFixtures.task("t0", Task.Role.TRAIN, 10, "accuracy", 1), "0.5"),
                GateFixtures.floored(EvaluationFixtures.task("t1", Task.Role.TRAIN, 10, "accuracy", 1), "0.5"));
        Verdict verdict = bounded(suite, baseline(rows("t0", "1111111111"), rows("t1", "1111000000")));
        assertThat(verdict).isInstanceOf(Verdict.Regression.class);
        assertText("regression-floor", suite, verdict);
    }

    @Test
    void nothingInCommonIsInvalid() {
        Suite suite = GateFixtures.suite(2, 4);
        Verdict verdict = judge(
                suite,
                baseline(rows("t0", "1111"), rows("t1", "11--")),
                baseline(rows("t0", "1111"), rows("t1", "--11")));
        assertThat(verdict).isInstanceOf(Verdict.Invalid.class);
        assertText("invalid-nothing-in-common", suite, verdict);
        assertThat(judge(suite, baseline(rows("t1", "1111")), baseline(rows("t0", "1111"))))
                .isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void nothingMeasuredIsInvalid() {
        Suite suite = GateFixtures.suite(1, 4);
        assertThat(bounded(suite, baseline())).isInstanceOf(Verdict.Invalid.class);
        assertThat(judge(suite, baseline(rows("t0", "1")), baseline())).isInstanceOf(Verdict.Invalid.class);
    }

    @Property(tries = 60)
    void sameOutcomesPassWhateverTheyAre(@ForAll @Size(min = 1, max = 40) List<@IntRange(max = 1) Integer> outcomes) {
        Baseline same = baseline(rows("t0", digits(outcomes)));
        assertThat(judge(GateFixtures.suite(1, 40), same, same)).isInstanceOf(Verdict.Pass.class);
    }

    @Property(tries = 60)
    void oneMoreWrongAnswerNeverMakesTheVerdictBetter(
            @ForAll @Size(40) List<@IntRange(max = 1) Integer> before,
            @ForAll @Size(40) List<@IntRange(max = 1) Integer> after,
            @ForAll @IntRange(max = 39) int which) {
        Suite suite = GateFixtures.suite(1, 40);
        List<Integer> worse = IntStream.range(0, 40)
                .mapToObj(i -> i == which ? 0 : after.get(i))
                .toList();
        assertThat(badness(judge(suite, baseline(rows("t0", digits(before))), baseline(rows("t0", digits(worse))))))
                .isGreaterThanOrEqualTo(badness(
                        judge(suite, baseline(rows("t0", digits(before))), baseline(rows("t0", digits(after))))));
    }

    @Property(tries = 60)
    void noTwoPromptsAreEachARegressionOfTheOther(
            @ForAll @Size(40) List<@IntRange(max = 1) Integer> before,
            @ForAll @Size(40) List<@IntRange(max = 1) Integer> after) {
        Suite suite = GateFixtures.suite(1, 40);
        Verdict forth = judge(suite, baseline(rows("t0", digits(before))), baseline(rows("t0", digits(after))));
        Verdict back = judge(suite, baseline(rows("t0", digits(after))), baseline(rows("t0", digits(before))));
        assertThat(forth instanceof Verdict.Regression && back instanceof Verdict.Regression)
                .isFalse();
    }

    private static int badness(Verdict verdict) {
        return verdict instanceof Verdict.Pass ? 0 : verdict instanceof Verdict.Inconclusive ? 1 : 2;
    }

    private static String digits(List<Integer> outcomes) {
        return outcomes.stream().map(String::valueOf).collect(Collectors.joining());
    }
}

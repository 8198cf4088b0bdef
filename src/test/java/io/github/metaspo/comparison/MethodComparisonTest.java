package io.github.metaspo.comparison;

import io.github.metaspo.api.Judgement;
import io.github.metaspo.api.Metric;
import io.github.metaspo.comparison.MethodCost.Calls;
import io.github.metaspo.comparison.TaskReplies.Row;
import io.github.metaspo.comparison.TaskReplies.Scored;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.scoring.TaskScorer;
import io.github.metaspo.suite.CompareSettings.Design;
import io.github.metaspo.suite.Task;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MethodComparisonTest {

    private static final int PROMPTS = 2;

    private final Task task = EvaluationFixtures.task("pets", Task.Role.UNSEEN, 40, "accuracy", 1);
    private final Metric mean = metric(task);

    private static Metric metric(Task task) {
        try {
            return TaskScorer.of(task, new Metrics(List.of())).metric();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private TaskReplies replies(IntPredicate right) {
        return replies(task, mean, 40, right);
    }

    /** Each example is asked with one of the user prompts in turn. */
    private static TaskReplies replies(Task task, Metric metric, int examples, IntPredicate right) {
        return new TaskReplies(
                "review",
                task,
                metric,
                IntStream.range(0, examples)
                        .mapToObj(example ->
                                new Row("e" + example, List.of(scored(example % PROMPTS, right.test(example)))))
                        .toList());
    }

    private static Scored scored(int prompt, boolean right) {
        return new Scored(
                prompt, Optional.of(new Judgement("a", Optional.of(right ? "a" : "b"), right ? 1 : 0)), false);
    }

    private static ComparedMethod method(String name, TaskReplies... replies) {
        return new ComparedMethod(
                name,
                new TreeMap<>(),
                Optional.empty(),
                false,
                List.of(replies),
                new MethodCost(Calls.NONE, Calls.NONE, Calls.NONE, OptionalDouble.empty()));
    }

    private static MethodComparison compare(ComparedMethod... methods) {
        return MethodComparison.of(
                "review",
                "scripted/tiny",
                Optional.empty(),
                Design.ROTATING,
                Optional.empty(),
                List.of(methods),
                methods[0].name(),
                List.of());
    }

    @Test
    void aClearDifferenceIsConfirmedAndAnEqualMethodIsNot() {
        MethodTable table = compare(
                        method("default", replies(i -> i % 4 == 0)),
                        method("same", replies(i -> i % 4 == 0)),
                        method("better", replies(i -> i % 4 != 1)))
                .tables()
                .get(0);
        assertThat(table.isConfirmed("default", "same")).isFalse();
        assertThat(table.isConfirmed("better", "default")).isTrue();
        assertThat(table.change("better", "default").orElseThrow().difference()).isEqualTo(-0.5, within(1e-12));
        assertThat(table.change("default", "better").orElseThrow().interval().low())
                .isPositive();
        assertThat(table.rows()).extracting(row -> row.cells().get(0).differs()).containsExactly(false, false, true);
    }

    @Test
    void aDifferenceThatMayBeChanceIsNotConfirmedAmongManyMethods() {
        // 6 better, none worse: p is 2/64, confirmed alone but not among ten methods
        ComparedMethod reference = method("default", replies(i -> i < 20));
        ComparedMethod better = method("better", replies(i -> i < 26));
        assertThat(compare(reference, better).tables().get(0).isConfirmed("default", "better"))
                .isTrue();
        List<ComparedMethod> many = new ArrayList<>(List.of(reference, better));
        IntStream.range(0, 8).forEach(i -> many.add(method("other-" + i, replies(example -> example < 20))));
        assertThat(compare(many.toArray(ComparedMethod[]::new)).tables().get(0).isConfirmed("default", "better"))
                .isFalse();
    }

    @Property(tries = 200)
    void theDifferenceOfTwoMethodsIsThatOfTheirScores(
            @ForAll @Size(40) List<Boolean> first, @ForAll @Size(40) List<Boolean> second) {
        MethodTable table = compare(method("a", replies(first::get)), method("b", replies(second::get)))
                .tables()
                .get(0);
        MethodTable.Pair pair = table.pairs().get(0);
        assertThat(pair.change().before())
                .isEqualTo(first.stream().filter(right -> right).count() / 40.0, within(1e-12));
        assertThat(pair.change().after())
                .isEqualTo(second.stream().filter(right -> right).count() / 40.0, within(1e-12));
        assertThat(pair.pValue()).isBetween(0.0, 1.0);
        assertThat(pair.change().interval().low())
                .isLessThanOrEqualTo(pair.change().interval().high());
    }

    @Property(tries = 100)
    void winsAndLossesAddUpToAllPairs(
            @ForAll @IntRange(min = 0, max = 40) int one, @ForAll @IntRange(max = 40) int other) {
        ComparedMethod first = method("a", replies(i -> i < one));
        ComparedMethod second = method("b", replies(i -> i < other));
        double wins = WinRate.of(first, second).orElseThrow().rate();
        double losses = WinRate.of(second, first).orElseThrow().rate();
        assertThat(wins + losses).isEqualTo(1, within(1e-12));
    }

    @Test
    void aFailedCallLeavesItsPairOutAndIsNoWrongAnswer() {
        List<Row> rows = new ArrayList<>(replies(i -> true).rows());
        rows.set(0, new Row("e0", List.of(new Scored(0, Optional.empty(), false))));
        TaskReplies failing = new TaskReplies("review", task, mean, rows);
        assertThat(failing.score()).contains(1.0);
        MethodTable table = compare(method("a", failing), method("b", replies(i -> i > 0)))
                .tables()
                .get(0);
        assertThat(table.pairs().get(0).pValue()).isEqualTo(1);
    }

    @Test
    void aMethodWithoutAnyAnswerToATaskHasNoAverage() {
        TaskReplies none = new TaskReplies(
                "review",
                task,
                mean,
                IntStream.range(0, 40)
                        .mapToObj(i -> new Row("e" + i, List.of(new Scored(i % PROMPTS, Optional.empty(), false))))
                        .toList());
        MethodTable table = compare(method("a", replies(i -> true)), method("b", none))
                .tables()
                .get(0);
        assertThat(table.rows().get(1).average()).isEmpty();
        assertThat(table.pairs()).isEmpty();
    }

    @Test
    void theScoreIsTheMeanOverUserPromptsOfTheMetric() throws Exception {
        Task classes = EvaluationFixtures.task("pets", Task.Role.UNSEEN, 4, "macroF1", 1);
        Metric macroF1 = metric(classes);
        // the first user prompt answers everything right, the second always says a
        List<Row> rows = new ArrayList<>();
        for (int example = 0; example < 4; example++) {
            String gold = example < 2 ? "a" : "b";
            rows.add(new Row(
                    "e" + example,
                    List.of(
                            new Scored(0, Optional.of(new Judgement(gold, Optional.of(gold), 1)), false),
                            new Scored(
                                    1,
                                    Optional.of(new Judgement(gold, Optional.of("a"), gold.equals("a") ? 1 : 0)),
                                    false))));
        }
        double second = macroF1.total(rows.stream()
                .map(row -> row.replies().get(1).judgement().orElseThrow())
                .toList());
        assertThat(new TaskReplies("review", classes, macroF1, rows).score())
                .hasValueSatisfying(score -> assertThat(score).isEqualTo((1 + second) / 2, within(1e-12)));
    }

    @Test
    void aDifferenceIsPairedWhereCallsFailed() {
        List<Row> rows = new ArrayList<>(replies(i -> i < 20).rows());
        for (int i = 0; i < 10; i++) {
            rows.set(i, new Row("e" + i, List.of(new Scored(i % PROMPTS, Optional.empty(), false))));
        }
        TaskReplies failing = new TaskReplies("review", task, mean, rows);
        MethodTable table = compare(method("a", replies(i -> i < 20)), method("b", failing))
                .tables()
                .get(0);
        assertThat(table.rows().get(1).average().orElseThrow().score()).isEqualTo(10 / 30.0, within(1e-12));
        assertThat(table.pairs().get(0).change().difference()).isZero();
        assertThat(table.pairs().get(0).change().before()).isEqualTo(10 / 30.0, within(1e-12));
    }
}

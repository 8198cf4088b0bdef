package io.github.metaspo.optimize.state;

import io.github.metaspo.optimize.ScriptedWorld;
import io.github.metaspo.optimize.evaluate.EvaluationResult;
import io.github.metaspo.optimize.evaluate.ExampleScores;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** A task that keeps two user prompts. */
class TaskStateTest {

    private static final int EXAMPLES = 4;

    private final Task task = new ScriptedWorld(1, 1).suite(EXAMPLES, 1).tasks().get(0);
    private final TrainSubset subset = TrainSubset.first(EXAMPLES, RandomSource.XO_RO_SHI_RO_128_PP.create(1));
    private final UserPrompt first = new UserPrompt("first {question}");
    private final UserPrompt second = new UserPrompt("second {question}");
    private final List<ScoredPrompt> kept = List.of(prompt(0, first), prompt(1, second));
    private final TaskState state = new TaskState(task, subset, kept);

    @Test
    void examplesAreAssignedToTheKeptUserPromptsRoundRobin() {
        assertThat(state.comparisons()).hasSize(1);
        assertThat(prompts(state.comparisons().get(0))).containsExactly(first, second, first, second);
        assertThat(state.open(1)).containsExactly(1, 3);
    }

    @Test
    void onceAllExamplesAreTakenEachIsAskedWithTheOtherUserPromptToo() {
        TaskState more = state.onMore();
        assertThat(more.comparisons()).hasSize(2);
        assertThat(prompts(more.comparisons().get(1))).containsExactly(second, first, second, first);
        assertThat(more.open(1)).containsExactly(0, 1, 2, 3);
        assertThat(more.hasMore()).isFalse();
        assertThat(more.onMore()).isEqualTo(more);
    }

    @Test
    void scoresOfAComparisonBelongToTheUserPromptThatWasAsked() {
        TaskState under = state.onMore().under(List.of(result(1), result(0)));
        assertThat(scores(under.kept().get(0))).containsExactly(1.0, 0.0, 1.0, 0.0);
        assertThat(scores(under.kept().get(1))).containsExactly(0.0, 1.0, 0.0, 1.0);
        assertThat(under.score()).isEqualTo(0.5);
    }

    @Test
    void withEveryPromptAskedTheBestUserPromptUnderANewSystemPromptComesFirst() {
        TaskState full = new TaskState(task, TrainSubset.all(EXAMPLES), kept);
        assertThat(full.comparisons()).hasSize(2);
        assertThat(full.hasMore()).isFalse();
        TaskState under = full.under(List.of(result(0), result(1)));
        assertThat(under.best().prompt()).isEqualTo(second);
        assertThat(under.score()).isEqualTo(0.5);
    }

    @Test
    void aPromptThatMostlyFailedDoesNotLowerTheScoreOfTheOthers() {
        TaskState full = new TaskState(task, TrainSubset.all(EXAMPLES), kept);
        assertThat(full.under(List.of(EvaluationResult.none(EXAMPLES), result(1)))
                        .score())
                .isEqualTo(1);
    }

    private static EvaluationResult result(double score) {
        return new EvaluationResult(ExampleScores.of(EXAMPLES, example -> score), OptionalDouble.of(score), List.of());
    }

    private static List<UserPrompt> prompts(TaskComparison comparison) {
        return IntStream.range(0, EXAMPLES).mapToObj(comparison::prompt).toList();
    }

    private static List<Double> scores(ScoredPrompt prompt) {
        return IntStream.range(0, EXAMPLES)
                .mapToObj(prompt.result().scores()::of)
                .toList();
    }

    private static ScoredPrompt prompt(int number, UserPrompt prompt) {
        return new ScoredPrompt(number, prompt, EvaluationResult.none(EXAMPLES));
    }
}

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

import static org.assertj.core.api.Assertions.assertThat;

/** A task that keeps two user prompts. */
class TaskStateTest {

    private static final int EXAMPLES = 4;

    private final Task task = new ScriptedWorld(1, 1).suite(EXAMPLES, 1).tasks().get(0);
    private final TrainSubset subset =
            TrainSubset.first(EXAMPLES, EXAMPLES, RandomSource.XO_RO_SHI_RO_128_PP.create(1));
    private final UserPrompt first = new UserPrompt("first {question}");
    private final UserPrompt second = new UserPrompt("second {question}");
    private final List<ScoredPrompt> kept = List.of(prompt(0, first), prompt(1, second));
    private final TaskState state = new TaskState(task, subset, kept);

    @Test
    void examplesTakeTurnsWithTheKeptUserPrompts() {
        TaskState turns = new TaskState(
                task, subset, List.of(new ScoredPrompt(0, first, result(1)), new ScoredPrompt(1, second, result(0))));
        assertThat(turns.score()).isEqualTo(0.5);
        assertThat(new TaskState(task, subset.taking(EXAMPLES, 1), turns.kept().subList(0, 1)).score())
                .isEqualTo(1);
    }

    @Test
    void aNewBestUserPromptTakesTheFirstPlaceAndTheWorstGoes() {
        ScoredPrompt best = prompt(2, new UserPrompt("third {question}"));
        assertThat(state.ledBy(best, 2)).containsExactly(best, kept.get(0));
    }

    @Test
    void withEveryPromptAskedTheBestUserPromptUnderANewSystemPromptComesFirst() {
        TaskState full = new TaskState(task, TrainSubset.all(EXAMPLES), kept);
        assertThat(full.comparisons()).hasSize(2);
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

    private static ScoredPrompt prompt(int number, UserPrompt prompt) {
        return new ScoredPrompt(number, prompt, EvaluationResult.none(EXAMPLES));
    }
}

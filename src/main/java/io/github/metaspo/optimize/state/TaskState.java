package io.github.metaspo.optimize.state;

import io.github.metaspo.optimize.TaskFeedback;
import io.github.metaspo.optimize.TrainAnswer;
import io.github.metaspo.optimize.evaluate.EvaluationResult;
import io.github.metaspo.optimize.evaluate.ExampleScores;
import io.github.metaspo.suite.Task;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A task under the incumbent: the kept user prompts with their example scores. Unless the subset asks every prompt, the examples take turns
 * with the kept user prompts, so that each example is asked as often as the subset says.
 *
 * @param subset of the train examples on which the incumbent was evaluated
 * @param kept user prompts, the best first; at least one
 */
public record TaskState(Task task, TrainSubset subset, List<ScoredPrompt> kept) {

    private static final Comparator<ScoredPrompt> BEST_FIRST = Comparator.comparing(
                    (ScoredPrompt prompt) -> prompt.result().score())
            .reversed()
            .thenComparing(ScoredPrompt::number);

    public TaskState {
        kept = List.copyOf(kept);
        if (kept.isEmpty()) {
            throw new IllegalArgumentException("task " + task.id() + " needs a user prompt");
        }
    }

    /** Returns the best user prompt. */
    public ScoredPrompt best() {
        return kept.get(0);
    }

    /** Returns a sample of the mistakes to learn from; empty if there is nothing to learn. */
    public List<TrainAnswer> mistakes() {
        return best().result().mistakes();
    }

    /** Returns the task as a proposer sees it that improves the best user prompt. */
    public TaskFeedback feedback() {
        return feedback(best());
    }

    /** Returns the task as a proposer sees it that improves a kept user prompt. */
    public TaskFeedback feedback(ScoredPrompt prompt) {
        return prompt.result().feedback(task, prompt.prompt());
    }

    /** Returns whether the score is known. */
    boolean isAnswered() {
        return !subset.asksEveryPrompt()
                || kept.stream().anyMatch(prompt -> prompt.result().isAnswered());
    }

    /** Returns the mean score over the kept user prompts, or over the examples that take turns with them; 0 to 1, and 0 if none was answered. */
    public double score() {
        return subset.asksEveryPrompt()
                ? kept.stream()
                        .filter(prompt -> prompt.result().isAnswered())
                        .mapToDouble(prompt -> prompt.result().score())
                        .average()
                        .orElse(0)
                : IntStream.range(0, Math.min(subset.turns(), kept.size()))
                        .mapToDouble(turn -> inTurn(turn).total())
                        .average()
                        .orElseThrow();
    }

    private ExampleScores inTurn(int turn) {
        return IntStream.range(0, kept.size())
                .mapToObj(place -> kept.get(place).result().scores().only(examples(place, turn)))
                .reduce(ExampleScores.unknown(task.train().size()), ExampleScores::with);
    }

    private List<Integer> examples(int place, int turn) {
        return subset.examples().stream()
                .filter(example -> (example + turn) % kept.size() == place)
                .toList();
    }

    /** Returns the comparisons for a candidate system prompt: one for each kept user prompt. */
    public List<TaskComparison> comparisons() {
        return kept.stream().map(this::comparison).toList();
    }

    /** Returns the comparison for a candidate user prompt: with the best one. */
    public TaskComparison comparisonWithBest() {
        return comparison(best());
    }

    private TaskComparison comparison(ScoredPrompt prompt) {
        return new TaskComparison(task, prompt.prompt());
    }

    /**
     * Returns this state under another system prompt.
     *
     * @param results of that system prompt, one for each of the {@link #comparisons}
     */
    TaskState under(List<EvaluationResult> results) {
        List<ScoredPrompt> prompts = new ArrayList<>();
        for (int place = 0; place < kept.size(); place++) {
            prompts.add(
                    new ScoredPrompt(kept.get(place).number(), kept.get(place).prompt(), results.get(place)));
        }
        prompts.sort(BEST_FIRST);
        return new TaskState(task, subset, prompts);
    }

    /** Returns this state with the best of the kept and some new user prompts. */
    public TaskState with(Collection<ScoredPrompt> more, int most) {
        return new TaskState(
                task,
                subset,
                Stream.concat(kept.stream(), more.stream())
                        .sorted(BEST_FIRST)
                        .limit(most)
                        .toList());
    }

    /** Returns the kept user prompts, led by a new best one. */
    public List<ScoredPrompt> ledBy(ScoredPrompt best, int most) {
        return Stream.concat(Stream.of(best), kept.stream().limit(most - 1L)).toList();
    }
}

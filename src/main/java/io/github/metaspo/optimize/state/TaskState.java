package io.github.metaspo.optimize.state;

import io.github.metaspo.optimize.TaskFeedback;
import io.github.metaspo.optimize.TrainAnswer;
import io.github.metaspo.optimize.evaluate.EvaluationResult;
import io.github.metaspo.optimize.evaluate.ExampleScores;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A task under the incumbent: the kept user prompts with their example scores. Unless the subset asks every prompt, examples are assigned to
 * the kept user prompts round-robin, so that each example is asked once, and later with more of them.
 *
 * @param subset of the train examples; no other example is asked
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

    /** Returns the mean score over the kept user prompts, 0 to 1; 0 if none was answered. */
    public double score() {
        return subset.asksEveryPrompt()
                ? kept.stream()
                        .filter(prompt -> prompt.result().isAnswered())
                        .mapToDouble(prompt -> prompt.result().score())
                        .average()
                        .orElse(0)
                : comparisons().stream()
                        .mapToDouble(comparison -> comparison.incumbent().total())
                        .average()
                        .orElseThrow();
    }

    /** Returns the comparisons for a candidate system prompt: one for each time that an example is asked. */
    public List<TaskComparison> comparisons() {
        if (subset.asksEveryPrompt()) {
            return kept.stream().map(this::comparison).toList();
        }
        List<UserPrompt> prompts = kept.stream().map(ScoredPrompt::prompt).toList();
        return IntStream.range(0, promptsPerExample())
                .mapToObj(offset -> new TaskComparison(task, prompts, offset, scores(offset)))
                .toList();
    }

    /** Returns the comparison for a candidate user prompt: with the best one. */
    public TaskComparison comparisonWithBest() {
        return comparison(best());
    }

    private TaskComparison comparison(ScoredPrompt prompt) {
        return new TaskComparison(
                task, List.of(prompt.prompt()), 0, prompt.result().scores());
    }

    /** Returns how many kept user prompts each example is asked with. */
    int promptsPerExample() {
        return Math.min(subset.promptsPerExample(), kept.size());
    }

    /**
     * Returns this state under another system prompt.
     *
     * @param results of that system prompt, one for each of the {@link #comparisons}
     */
    TaskState under(List<EvaluationResult> results) {
        List<ScoredPrompt> prompts = new ArrayList<>();
        for (int place = 0; place < kept.size(); place++) {
            EvaluationResult result = subset.asksEveryPrompt() ? results.get(place) : ofPrompt(place, results);
            prompts.add(
                    new ScoredPrompt(kept.get(place).number(), kept.get(place).prompt(), result));
        }
        if (subset.asksEveryPrompt()) {
            prompts.sort(BEST_FIRST);
        }
        return new TaskState(task, subset, prompts);
    }

    /** The part of the results that was asked with one kept user prompt; proposers see all answers as those of the best one. */
    private EvaluationResult ofPrompt(int place, List<EvaluationResult> results) {
        ExampleScores scores = ExampleScores.unknown(task.train().size());
        for (int offset = 0; offset < results.size(); offset++) {
            int asked = offset;
            scores = scores.with(results.get(offset).scores().where(example -> place(example, asked) == place));
        }
        List<TrainAnswer> answers = place > 0
                ? List.of()
                : results.stream().flatMap(result -> result.answers().stream()).toList();
        return new EvaluationResult(scores, OptionalDouble.empty(), answers);
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

    /** Returns this state with a new best user prompt. */
    public TaskState ledBy(ScoredPrompt best, int most) {
        return new TaskState(
                task,
                subset,
                Stream.concat(Stream.of(best), kept.stream().limit(most - 1L)).toList());
    }

    /** Returns this state with further results of the kept user prompt at an index. */
    public TaskState knowing(int place, EvaluationResult more) {
        List<ScoredPrompt> prompts = new ArrayList<>(kept);
        ScoredPrompt prompt = prompts.get(place);
        prompts.set(place, new ScoredPrompt(prompt.number(), prompt.prompt(), more.with(prompt.result())));
        return new TaskState(task, subset, prompts);
    }

    boolean hasMore() {
        return !subset.asksEveryPrompt() && (!subset.isWhole() || subset.promptsPerExample() < kept.size());
    }

    /** Returns this state with more to ask, if there is more. */
    TaskState onMore() {
        return hasMore() ? new TaskState(task, subset.more(), kept) : this;
    }

    /** Returns the examples that a kept user prompt has yet to answer: those assigned to it, and all of the subset for the best one. */
    public List<Integer> open(int place) {
        ExampleScores scores = kept.get(place).result().scores();
        return subset.examples().stream()
                .filter(example -> (place == 0 || isAssigned(place, example)) && !scores.knows(example))
                .sorted()
                .toList();
    }

    /** Returns the number of questions that all kept user prompts have yet to answer. */
    long openQuestions() {
        return IntStream.range(0, kept.size())
                        .mapToLong(place -> open(place).size())
                        .sum()
                * task.repeats();
    }

    private ExampleScores scores(int offset) {
        ExampleScores scores = ExampleScores.unknown(task.train().size());
        for (int place = 0; place < kept.size(); place++) {
            int prompt = place;
            scores = scores.with(kept.get(place).result().scores().where(example -> place(example, offset) == prompt));
        }
        return scores;
    }

    private boolean isAssigned(int place, int example) {
        return IntStream.range(0, promptsPerExample()).anyMatch(offset -> place(example, offset) == place);
    }

    /** The index of the kept user prompt that an example is asked with. */
    private int place(int example, int offset) {
        return (example + offset) % kept.size();
    }
}

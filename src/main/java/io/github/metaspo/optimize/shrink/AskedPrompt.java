package io.github.metaspo.optimize.shrink;

import io.github.metaspo.optimize.Shrinkage.Paired;
import io.github.metaspo.optimize.evaluate.EvaluationRequest;
import io.github.metaspo.optimize.evaluate.EvaluationResult;
import io.github.metaspo.optimize.select.PairedDifference;
import io.github.metaspo.statistics.WeightedMean;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A system prompt with its answers to the train examples of each task that it was asked so far, in an order that all prompts share. */
final class AskedPrompt {

    private final String text;
    private final List<TaskOrder> tasks;
    private final List<EvaluationResult> results = new ArrayList<>();
    private int examples;

    /**
     * A task with the user prompt that its examples are asked with.
     *
     * @param order indices of its train examples
     */
    record TaskOrder(Task task, UserPrompt userPrompt, List<Integer> order) {

        TaskOrder {
            order = List.copyOf(order);
        }

        private List<Integer> between(int from, int to) {
            int first = Math.min(from, order.size());
            return order.subList(first, Math.max(first, Math.min(to, order.size())));
        }
    }

    AskedPrompt(String text, List<TaskOrder> tasks) {
        this.text = text;
        this.tasks = tasks;
        tasks.forEach(
                one -> results.add(EvaluationResult.none(one.task().train().size())));
    }

    String text() {
        return text;
    }

    /** Returns how many examples of each task it was asked; tasks with fewer were asked all of theirs. */
    int examples() {
        return examples;
    }

    /** Returns the requests for the examples up to a number that were not asked yet, one for each task. */
    List<EvaluationRequest> requests(int upTo) {
        return tasks.stream()
                .map(one -> new EvaluationRequest(text, one.task(), one.userPrompt(), one.between(examples, upTo)))
                .toList();
    }

    /** Returns the number of questions of {@link #requests}. */
    long open(int upTo) {
        return requests(upTo).stream().mapToLong(EvaluationRequest::questions).sum();
    }

    /**
     * Takes the answers to the {@link #requests} for the examples up to a number.
     *
     * @param more one for each task
     */
    void answered(int upTo, List<EvaluationResult> more) {
        for (int i = 0; i < tasks.size(); i++) {
            results.set(i, results.get(i).with(more.get(i)));
        }
        examples = Math.max(examples, upTo);
    }

    /**
     * Returns the difference to another prompt on the examples that this one was asked; empty if fewer than half of the answers of the other
     * one in any task have a counterpart, because the rest does not describe a prompt whose calls mostly fail.
     */
    Optional<Paired> differenceTo(AskedPrompt other) {
        List<PairedDifference> differences = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            TaskOrder one = tasks.get(i);
            var compared = other.results.get(i).scores().only(one.between(0, examples));
            PairedDifference difference =
                    new PairedDifference(one.task(), compared, results.get(i).scores());
            if (2L * difference.pairs() < compared.known().count()) {
                return Optional.empty();
            }
            if (difference.pairs() > 0) {
                differences.add(difference);
            }
        }
        return differences.isEmpty() ? Optional.empty() : Optional.of(mean(differences));
    }

    private static Paired mean(List<PairedDifference> differences) {
        double mean = WeightedMean.of(differences, PairedDifference::weight, PairedDifference::ofMetric);
        double weights =
                differences.stream().mapToDouble(PairedDifference::weight).sum();
        double variance = differences.stream()
                .mapToDouble(one -> square(one.weight() / weights) * one.variance())
                .sum();
        int pairs = differences.stream().mapToInt(PairedDifference::pairs).sum();
        return new Paired(mean, Math.sqrt(variance), pairs);
    }

    private static double square(double number) {
        return number * number;
    }
}

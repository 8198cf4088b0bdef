package io.github.metaspo.gate;

import io.github.metaspo.lock.Baseline;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Questions of train tasks whose score dropped.
 *
 * @param listed the worst of them, the largest drop first
 * @param number how many there are
 */
public record WorstQuestions(List<Worse> listed, int number) {

    /** No question: none dropped, or there was no comparison. */
    public static final WorstQuestions NONE = new WorstQuestions(List.of(), 0);

    private static final int MAX_LISTED = 20;

    /**
     * A question whose score dropped.
     *
     * @param before score in the baseline
     * @param after score now
     */
    public record Worse(Baseline.Question question, double before, double after) {
        double difference() {
            return after - before;
        }
    }

    public WorstQuestions {
        listed = List.copyOf(listed);
    }

    /** Compares the outcomes of a suite's train tasks. */
    public static WorstQuestions of(Suite suite, Baseline before, Baseline after) {
        Set<String> train = suite.tasks(Task.Role.TRAIN).stream().map(Task::id).collect(Collectors.toSet());
        Map<Baseline.Question, Double> former = new HashMap<>();
        before.rows().forEach(row -> former.put(row.question(), row.score()));
        List<Worse> worse = after.rows().stream()
                .filter(row -> train.contains(row.task()) && former.containsKey(row.question()))
                .map(row -> new Worse(row.question(), former.getOrDefault(row.question(), 0.0), row.score()))
                .filter(one -> one.difference() < 0)
                .sorted(Comparator.comparing(Worse::difference))
                .toList();
        return new WorstQuestions(worse.stream().limit(MAX_LISTED).toList(), worse.size());
    }
}

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
 * The questions of train tasks whose answers got worse.
 *
 * @param listed some of them, the worst first
 * @param number of all
 */
public record WorstQuestions(List<Worse> listed, int number) {

    /** Nothing got worse, or nothing was compared. */
    public static final WorstQuestions NONE = new WorstQuestions(List.of(), 0);

    private static final int MOST = 20;

    /**
     * A question whose answer got worse.
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

    /** Those of a suite. */
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
        return new WorstQuestions(worse.stream().limit(MOST).toList(), worse.size());
    }
}

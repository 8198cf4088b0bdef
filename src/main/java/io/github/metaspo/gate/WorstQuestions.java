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
public record WorstQuestions(List<Question> listed, int number) {

    /** Nothing got worse, or nothing was compared. */
    public static final WorstQuestions NONE = new WorstQuestions(List.of(), 0);

    private static final int MOST = 20;

    /**
     * A question whose answer got worse.
     *
     * @param task its id
     * @param example its id
     * @param repeat which repeat of the example, from 0
     * @param before score in the baseline
     * @param after score now
     */
    public record Question(String task, String example, int repeat, double before, double after) {
        double difference() {
            return after - before;
        }
    }

    private record Key(String task, String example, int repeat) {
        static Key of(Baseline.Row row) {
            return new Key(row.task(), row.example(), row.repeat());
        }
    }

    public WorstQuestions {
        listed = List.copyOf(listed);
    }

    /** Those of a suite. */
    public static WorstQuestions of(Suite suite, Baseline before, Baseline after) {
        Set<String> train = suite.tasks(Task.Role.TRAIN).stream().map(Task::id).collect(Collectors.toSet());
        Map<Key, Double> former = new HashMap<>();
        before.rows().forEach(row -> former.put(Key.of(row), row.score()));
        List<Question> worse = after.rows().stream()
                .filter(row -> train.contains(row.task()) && former.containsKey(Key.of(row)))
                .map(row -> new Question(
                        row.task(), row.example(), row.repeat(), former.getOrDefault(Key.of(row), 0.0), row.score()))
                .filter(question -> question.difference() < 0)
                .sorted(Comparator.comparing(Question::difference))
                .toList();
        return new WorstQuestions(worse.stream().limit(MOST).toList(), worse.size());
    }
}

package io.github.metaspo.lock;

import io.github.metaspo.evaluation.Measurement;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.evaluation.TaskScore;
import io.github.metaspo.statistics.Stratum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of every held-out question of a measurement, so that a later prompt can be compared example by example. A question
 * whose call failed has no row.
 *
 * @param rows one per question, sorted by task, example and repeat
 */
public record Baseline(List<Row> rows) {

    private static final Comparator<Row> ORDER =
            Comparator.comparing(Row::task).thenComparing(Row::example).thenComparing(Row::repeat);

    /**
     * The key of a question within a suite.
     *
     * @param task its id
     * @param example its id
     * @param repeat which repeat of the example, from 0
     */
    public record Question(String task, String example, int repeat) {}

    /**
     * The outcome of one question.
     *
     * @param task its id
     * @param example its id
     * @param repeat which repeat of the example, from 0
     * @param score from 0 to 1
     * @param prediction empty if the response holds no answer, or if the task's metric is the mean of the scores
     */
    public record Row(String task, String example, int repeat, double score, Optional<String> prediction) {
        public Row {
            if (repeat < 0 || !(score >= 0 && score <= 1)) {
                throw new IllegalArgumentException("task " + task + ", example " + example + ": repeat " + repeat
                        + ", score " + score + "; allowed are 0 and above, and 0 to 1");
            }
        }

        /** Returns the key of the question. */
        public Question question() {
            return new Question(task, example, repeat);
        }
    }

    public Baseline {
        rows = rows.stream().sorted(ORDER).toList();
        for (int i = 1; i < rows.size(); i++) {
            if (ORDER.compare(rows.get(i - 1), rows.get(i)) == 0) {
                Row row = rows.get(i);
                throw new IllegalArgumentException("task " + row.task() + ", example " + row.example() + ", repeat "
                        + row.repeat() + " occurs twice");
            }
        }
    }

    /** Returns the baseline of a measurement. */
    public static Baseline of(Measurement measurement) {
        List<Row> rows = new ArrayList<>();
        measurement.tasks().forEach(score -> addRows(score, rows));
        return new Baseline(rows);
    }

    private static void addRows(TaskScore score, List<Row> rows) {
        boolean needsPrediction = score.stratum() instanceof Stratum.Figure;
        var batch = score.answers().batch();
        for (int question = 0; question < batch.questions(); question++) {
            if (score.answers().outcomes().get(question) instanceof Outcome.Scored scored) {
                rows.add(new Row(
                        score.task().id(),
                        batch.example(question).id(),
                        batch.repeat(question),
                        scored.judgement().score(),
                        needsPrediction ? scored.judgement().prediction() : Optional.empty()));
            }
        }
    }
}

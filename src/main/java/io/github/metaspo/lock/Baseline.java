package io.github.metaspo.lock;

import io.github.metaspo.evaluation.Measurement;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.evaluation.TaskScore;
import io.github.metaspo.statistics.Stratum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The outcome of every held-out question of a measurement with the prompts that were asked, so that a later prompt can be compared with them
 * example by example. A question whose call failed has no row.
 *
 * @param prompts the prompts that were measured
 * @param rows one per question, sorted by task, example and repeat
 */
public record Baseline(MeasuredPrompts prompts, List<Row> rows) {

    private static final int LONGEST_SHOWN = 200;
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
     * @param prediction the answer in the reply; empty if there is none; {@link #shown cut} unless the task's metric needs the whole
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
        SortedMap<String, String> userPrompts = new TreeMap<>();
        for (TaskScore score : measurement.tasks()) {
            userPrompts.put(
                    score.task().id(), score.answers().batch().userPrompt().template());
            addRows(score, rows);
        }
        String systemPrompt = measurement.tasks().get(0).answers().batch().systemPrompt();
        return new Baseline(new MeasuredPrompts(systemPrompt, userPrompts), rows);
    }

    private static void addRows(TaskScore score, List<Row> rows) {
        boolean needsPrediction = score.stratum() instanceof Stratum.Figure;
        var batch = score.answers().batch();
        for (int question = 0; question < batch.questions(); question++) {
            if (score.answers().outcomes().get(question) instanceof Outcome.Scored scored) {
                Optional<String> prediction = scored.judgement().prediction();
                rows.add(new Row(
                        score.task().id(),
                        batch.example(question).id(),
                        batch.repeat(question),
                        scored.judgement().score(),
                        needsPrediction ? prediction : prediction.map(Baseline::shown)));
            }
        }
    }

    /** Returns a prediction as far as people need it: its first 200 characters. */
    public static String shown(String prediction) {
        if (prediction.length() <= LONGEST_SHOWN) {
            return prediction;
        }
        int end = Character.isHighSurrogate(prediction.charAt(LONGEST_SHOWN - 1)) ? LONGEST_SHOWN - 1 : LONGEST_SHOWN;
        // an ellipsis sign would double the memory that the text takes
        return prediction.substring(0, end) + "...";
    }
}

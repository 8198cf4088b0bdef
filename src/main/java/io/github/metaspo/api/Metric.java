package io.github.metaspo.api;

import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How good predictions are. A user's own metric implements this and comes through a {@link MetricFactory}.
 * Safe for use by many threads at once.
 */
public interface Metric {

    /** Changes whenever the same predictions may score differently; part of what makes two scores comparable. */
    String version();

    /**
     * The score of one prediction.
     *
     * @param prediction extracted from the response, never blank
     * @param example with the gold answers, in the form that the extraction gives predictions
     * @return from 0 (wrong) to 1 (right)
     */
    double score(String prediction, Example example);

    /**
     * Whether predictions can be compared with this gold answer; a suite with another is refused. An empty one means that the
     * right reply gives no answer: where it is accepted, replies to its question are scored without the metric.
     */
    default boolean accepts(String gold) {
        return !gold.isEmpty();
    }

    /** Whether the score of a task is the mean of the scores of its examples. */
    default boolean isMean() {
        return true;
    }

    /**
     * The score of a task; called only where it is no mean.
     *
     * @param judgements one for each answered or unanswered question, at least one
     * @return from 0 to 1
     */
    default double total(List<Judgement> judgements) {
        return judgements.stream().mapToDouble(Judgement::score).average().orElseThrow();
    }

    /**
     * The score of a task by how often each of some judgements was made. It is computed thousands of times for an interval:
     * a metric that is no mean and should serve many examples computes it without listing them, as this one does.
     *
     * @param judgements each at most once
     * @return takes the number of each judgement, in their order, at least one of them above 0
     */
    default ToDoubleFunction<int[]> totalByCounts(List<Judgement> judgements) {
        return counts -> total(IntStream.range(0, counts.length)
                .boxed()
                .flatMap(kind -> Collections.nCopies(counts[kind], judgements.get(kind)).stream())
                .toList());
    }
}

package io.github.metaspo.api;

import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A metric: scores predictions against gold answers. Custom metrics implement this interface and are created by a {@link
 * MetricFactory}. Implementations must be thread-safe.
 */
public interface Metric {

    /**
     * Returns the version of the scoring rules, which must change whenever the same prediction may score differently. Scores of
     * different versions are not comparable.
     */
    String version();

    /**
     * Returns the score of one prediction.
     *
     * @param prediction the answer extracted from the response, never blank
     * @param example the example, with its gold answers in the same form as predictions
     * @return a score from 0 (wrong) to 1 (right)
     */
    double score(String prediction, Example example);

    /**
     * Returns whether predictions can be compared with this gold answer; a suite that contains any other is rejected. An empty gold
     * answer means that the correct reply gives no answer: if it is accepted, replies to that question are scored without the metric.
     */
    default boolean accepts(String gold) {
        return !gold.isEmpty();
    }

    /** Returns whether the score of a task is the mean of the scores of its examples. */
    default boolean isMean() {
        return true;
    }

    /**
     * Returns whether a search may compare prompts by the mean of their scores until its last decision, which {@link #total} makes. A
     * metric that is no mean should say so if its total mostly rises with that mean, as macro-F1 does; otherwise every candidate is asked
     * every example.
     */
    default boolean risesWithMean() {
        return isMean();
    }

    /**
     * Returns the score of a task; called only if {@link #isMean} returns false.
     *
     * @param judgements one for each question that got a reply, answered or not; at least one
     * @return a score from 0 to 1
     */
    default double total(List<Judgement> judgements) {
        return judgements.stream().mapToDouble(Judgement::score).average().orElseThrow();
    }

    /**
     * Returns a function that computes the score of a task from the number of times each judgement occurs. An interval evaluates it
     * thousands of times, so a metric that is not a mean should override this default, which builds the whole list each time.
     *
     * @param judgements distinct judgements
     * @return a function of the counts, in the order of the judgements, of which at least one is above 0
     */
    default ToDoubleFunction<int[]> totalByCounts(List<Judgement> judgements) {
        return counts -> total(IntStream.range(0, counts.length)
                .boxed()
                .flatMap(kind -> Collections.nCopies(counts[kind], judgements.get(kind)).stream())
                .toList());
    }
}

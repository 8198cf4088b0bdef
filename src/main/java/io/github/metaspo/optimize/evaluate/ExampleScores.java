package io.github.metaspo.optimize.evaluate;

import io.github.metaspo.api.Judgement;
import io.github.metaspo.api.Metric;
import io.github.metaspo.optimize.TaskFeedback;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The scores of a task's train examples, by index in the train split; some may be unknown. Where the task's metric is no mean over examples,
 * the judgements that it needs are kept, too. Immutable.
 */
public final class ExampleScores {

    /** The score of an example that was not answered. */
    public static final double UNKNOWN = Double.NaN;

    private final double[] scores;
    /** The task's metric if it is no mean; empty also if no example is known. */
    private final Optional<Metric> metric;
    /** The judgements of the known examples; empty without a metric. */
    private final SortedMap<Integer, List<Judgement>> judgements;

    private ExampleScores(double[] scores, Optional<Metric> metric, SortedMap<Integer, List<Judgement>> judgements) {
        this.scores = scores;
        this.metric = metric;
        this.judgements = judgements;
    }

    /**
     * Returns the scores of the given number of examples, whose mean is the task's metric.
     *
     * @param score of an example by its index, 0 to 1, or {@link #UNKNOWN}
     */
    public static ExampleScores of(int examples, IntToDoubleFunction score) {
        return new ExampleScores(
                IntStream.range(0, examples).mapToDouble(score).toArray(), Optional.empty(), new TreeMap<>());
    }

    /** Returns unknown scores for the given number of examples. */
    public static ExampleScores unknown(int examples) {
        return of(examples, example -> UNKNOWN);
    }

    /**
     * Returns the scores of the given number of examples: each is the mean over the judgements of the example.
     *
     * @param judged the judgements of each answered example, by its index; at least one each
     */
    public static ExampleScores of(int examples, Metric metric, Map<Integer, List<Judgement>> judged) {
        ExampleScores means = of(examples, example -> judged.getOrDefault(example, List.of()).stream()
                .mapToDouble(Judgement::score)
                .average()
                .orElse(UNKNOWN));
        return metric.isMean() || judged.isEmpty()
                ? means
                : new ExampleScores(means.scores, Optional.of(metric), new TreeMap<>(judged));
    }

    /** Returns the number of examples, known or not. */
    public int size() {
        return scores.length;
    }

    /** Returns whether the score of an example is known. */
    public boolean knows(int example) {
        return !Double.isNaN(scores[example]);
    }

    /** Returns whether no score is known. */
    boolean isUnknown() {
        return Arrays.stream(scores).allMatch(Double::isNaN);
    }

    /** Returns the score of an example, 0 to 1, or {@link #UNKNOWN}. */
    public double of(int example) {
        return scores[example];
    }

    /** Returns whether the task's metric is the mean of the scores. */
    public boolean isMean() {
        return metric.isEmpty();
    }

    /** Returns the total with the number of known examples and of those with the full score. */
    TaskFeedback.Score counted() {
        double[] known =
                Arrays.stream(scores).filter(score -> !Double.isNaN(score)).toArray();
        long right = Arrays.stream(known).filter(score -> score == 1).count();
        return new TaskFeedback.Score(Math.toIntExact(right), known.length, total());
    }

    /** Returns the task's metric over the known examples, 0 to 1; 0 if none is known. */
    public double total() {
        return metric.map(one -> one.total(
                        judgements.values().stream().flatMap(List::stream).toList()))
                .orElseGet(this::mean);
    }

    private double mean() {
        return Arrays.stream(scores)
                .filter(score -> !Double.isNaN(score))
                .average()
                .orElse(0);
    }

    /** Returns these scores, replaced by those that the others know. */
    public ExampleScores with(ExampleScores others) {
        SortedMap<Integer, List<Judgement>> merged = new TreeMap<>(judgements);
        merged.putAll(others.judgements);
        return new ExampleScores(
                scores(example -> others.knows(example) ? others.of(example) : scores[example]),
                metric.or(() -> others.metric),
                merged);
    }

    /** Returns the scores of some of the examples; those of the others are unknown. */
    public ExampleScores where(IntPredicate condition) {
        SortedMap<Integer, List<Judgement>> left = new TreeMap<>(judgements);
        left.keySet().removeIf(example -> !condition.test(example));
        return new ExampleScores(
                scores(example -> condition.test(example) ? scores[example] : UNKNOWN),
                left.isEmpty() ? Optional.empty() : metric,
                left);
    }

    private double[] scores(IntToDoubleFunction score) {
        return IntStream.range(0, scores.length).mapToDouble(score).toArray();
    }
}

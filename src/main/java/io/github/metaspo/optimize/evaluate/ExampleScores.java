package io.github.metaspo.optimize.evaluate;

import io.github.metaspo.api.Judgement;
import io.github.metaspo.api.Metric;
import io.github.metaspo.optimize.TaskFeedback;

import java.util.Arrays;
import java.util.BitSet;
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

    private final int size;
    /** The known examples, ascending; of many examples few may be known, and a search keeps such scores for each candidate. */
    private final int[] known;
    /** The scores of the known examples. */
    private final double[] scores;
    /** The task's metric if it is no mean; empty also if no example is known. */
    private final Optional<Metric> metric;
    /** The judgements of the known examples; empty without a metric. */
    private final SortedMap<Integer, List<Judgement>> judgements;

    private ExampleScores(
            int size,
            int[] known,
            IntToDoubleFunction score,
            Optional<Metric> metric,
            SortedMap<Integer, List<Judgement>> judgements) {
        this.size = size;
        this.known = known;
        this.scores = Arrays.stream(known).mapToDouble(score).toArray();
        this.metric = metric;
        this.judgements = judgements;
    }

    /**
     * Returns the scores of the given number of examples, whose mean is the task's metric.
     *
     * @param score of an example by its index, 0 to 1, or {@link #UNKNOWN}
     */
    public static ExampleScores of(int examples, IntToDoubleFunction score) {
        int[] known = IntStream.range(0, examples)
                .filter(example -> !Double.isNaN(score.applyAsDouble(example)))
                .toArray();
        return new ExampleScores(examples, known, score, Optional.empty(), new TreeMap<>());
    }

    /** Returns unknown scores for the given number of examples. */
    public static ExampleScores unknown(int examples) {
        return new ExampleScores(examples, new int[0], example -> UNKNOWN, Optional.empty(), new TreeMap<>());
    }

    /**
     * Returns the scores of the given number of examples: each is the mean over the judgements of the example.
     *
     * @param judged the judgements of each answered example, by its index; at least one each
     */
    public static ExampleScores of(int examples, Metric metric, Map<Integer, List<Judgement>> judged) {
        SortedMap<Integer, List<Judgement>> answered = new TreeMap<>(judged);
        answered.values().removeIf(List::isEmpty);
        boolean isMean = metric.isMean() || answered.isEmpty();
        return new ExampleScores(
                examples,
                answered.keySet().stream().mapToInt(Integer::intValue).toArray(),
                example -> answered.getOrDefault(example, List.of()).stream()
                        .mapToDouble(Judgement::score)
                        .average()
                        .orElseThrow(),
                isMean ? Optional.empty() : Optional.of(metric),
                isMean ? new TreeMap<>() : answered);
    }

    /** Returns the number of examples, known or not. */
    public int size() {
        return size;
    }

    /** Returns the known examples, ascending. */
    public IntStream known() {
        return Arrays.stream(known);
    }

    /** Returns whether the score of an example is known. */
    public boolean knows(int example) {
        return Arrays.binarySearch(known, example) >= 0;
    }

    /** Returns whether no score is known. */
    boolean isUnknown() {
        return known.length == 0;
    }

    /** Returns the score of an example, 0 to 1, or {@link #UNKNOWN}. */
    public double of(int example) {
        int place = Arrays.binarySearch(known, example);
        return place < 0 ? UNKNOWN : scores[place];
    }

    /** Returns whether the task's metric is the mean of the scores. */
    public boolean isMean() {
        return metric.isEmpty();
    }

    /** Returns the total with the number of known examples and of those with the full score. */
    TaskFeedback.Score counted() {
        long right = Arrays.stream(scores).filter(score -> score == 1).count();
        return new TaskFeedback.Score(Math.toIntExact(right), scores.length, total());
    }

    /** Returns the task's metric over the known examples, 0 to 1; 0 if none is known. */
    public double total() {
        return metric.map(one -> one.total(
                        judgements.values().stream().flatMap(List::stream).toList()))
                .orElseGet(() -> Arrays.stream(scores).average().orElse(0));
    }

    /** Returns these scores, replaced by those that the others know. */
    public ExampleScores with(ExampleScores others) {
        if (isUnknown() || others.isUnknown()) {
            return isUnknown() ? others : this;
        }
        SortedMap<Integer, List<Judgement>> merged = new TreeMap<>(judgements);
        merged.putAll(others.judgements);
        return new ExampleScores(
                size,
                IntStream.concat(known(), others.known()).sorted().distinct().toArray(),
                example -> others.knows(example) ? others.of(example) : of(example),
                metric.or(() -> others.metric),
                merged);
    }

    /** Returns the scores of the given examples; those of the others are unknown. */
    public ExampleScores only(List<Integer> examples) {
        BitSet wanted = new BitSet(size);
        examples.forEach(wanted::set);
        return where(wanted::get);
    }

    /** Returns the scores of some of the examples; those of the others are unknown. */
    public ExampleScores where(IntPredicate condition) {
        SortedMap<Integer, List<Judgement>> left = new TreeMap<>(judgements);
        left.keySet().removeIf(example -> !condition.test(example));
        return new ExampleScores(
                size, known().filter(condition).toArray(), this::of, left.isEmpty() ? Optional.empty() : metric, left);
    }
}

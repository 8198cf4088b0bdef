package io.github.metaspo.search;

import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.model.ModelException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Candidates against the incumbent on the same train examples, in blocks that double. After the first block a candidate stays only if
 * it is ahead, after each later one if it is not clearly behind; of several left the best third goes on. What cannot
 * win any more even if all its remaining answers were right goes at once. All that are left are one stream of calls in each block.
 */
final class Race {

    /** Examples of each task in the first block. */
    static final int FIRST_BLOCK = 4;

    /** How far behind a candidate may be after the first block, in standard errors. */
    private static final double PATIENCE = 0.5;

    /** One of so many goes on. */
    private static final int SHARE_LEFT = 3;

    private static final Comparator<Run> BEST_FIRST = Comparator.comparing(
                    (Run run) -> run.gain().mean())
            .reversed()
            .thenComparing(run -> run.racer().candidate().order().number());

    private final List<Field> fields;
    private final List<int[]> orders;
    private final List<Run> all;
    private List<Run> left;

    /**
     * A race.
     *
     * @param fields what is asked: the examples whose marks the incumbent knows
     * @param orders of the examples of each field
     */
    Race(List<Racer> racers, List<Field> fields, List<int[]> orders) {
        this.fields = List.copyOf(fields);
        this.orders = List.copyOf(orders);
        this.all = racers.stream().map(racer -> new Run(racer, this.fields)).toList();
        this.left = all;
    }

    /** Runs it to its end, or as far as the allowance carries. */
    void run(Examiner examiner, Allowance allowance, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        int longest = orders.stream().mapToInt(order -> order.length).max().orElse(0);
        int from = 0;
        for (int size = FIRST_BLOCK; from < longest && !left.isEmpty(); size *= 2) {
            int to = Math.min(longest, from + size);
            List<Leg> legs = legs(from, to);
            if (!allowance.covers(
                    legs.stream().mapToLong(leg -> leg.lap.questions()).sum())) {
                left = List.of();
                return;
            }
            ask(legs, examiner, listener);
            left = survivors(from == 0, to == longest);
            from = to;
        }
    }

    /** The candidate that answered every example and is ahead of the incumbent; empty where there is none. */
    Optional<Run> winner() {
        return left.stream().filter(run -> run.gain().mean() > 0).findFirst();
    }

    /** All candidates, in the order in which they were given. */
    List<Run> runs() {
        return all;
    }

    private List<Leg> legs(int from, int to) {
        List<Leg> legs = new ArrayList<>();
        for (Run run : left) {
            for (int field = 0; field < fields.size(); field++) {
                int[] order = orders.get(field);
                List<Integer> examples = Arrays.stream(order, Math.min(from, order.length), Math.min(to, order.length))
                        .boxed()
                        .toList();
                for (Lap lap : run.racer().laps(fields.get(field), examples)) {
                    if (!lap.examples().isEmpty()) {
                        legs.add(new Leg(run, field, lap));
                    }
                }
            }
        }
        return legs;
    }

    private static void ask(List<Leg> legs, Examiner examiner, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        List<Lap.Result> results = examiner.run(legs.stream().map(Leg::lap).toList(), listener);
        for (int i = 0; i < legs.size(); i++) {
            Leg leg = legs.get(i);
            leg.run.add(leg.field, leg.lap, results.get(i));
        }
    }

    private List<Run> survivors(boolean first, boolean last) {
        List<Run> fit = left.stream()
                .filter(run -> stays(run.gain(), first || last))
                .sorted(BEST_FIRST)
                .toList();
        return fit.isEmpty() ? fit : fit.subList(0, last ? 1 : Math.max(1, fit.size() / SHARE_LEFT));
    }

    private static boolean stays(Gain gain, boolean mustBeAhead) {
        return gain.most() > 0 && (mustBeAhead ? gain.mean() > 0 : gain.mean() > -PATIENCE * gain.standardError());
    }

    /** A lap of a candidate over a field. */
    private record Leg(Run run, int field, Lap lap) {}
}

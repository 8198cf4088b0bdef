package io.github.metaspo.search;

import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.search.Examiner.Begun;
import io.github.metaspo.suite.Task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Candidates against the incumbent on the same train examples, in blocks that double. After the first block a candidate stays only if
 * it is ahead, after each later one if it is not clearly behind; of several left the best third goes on. What cannot
 * win any more even if all its remaining answers were right goes at once. A candidate is asked the first block as soon as it is written;
 * all that are left are one stream of calls in each later block. Closing it ends the questions of all blocks.
 */
final class Race implements AutoCloseable {

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
    private final int longest;
    private final Examiner examiner;
    private final Allowance allowance;
    private final SearchListener listener;
    private final List<Run> all = new ArrayList<>();
    private final List<Block> begun = new ArrayList<>();
    private List<Run> left = new ArrayList<>();

    /**
     * A race that nobody has entered yet.
     *
     * @param fields what is asked: the examples whose marks the incumbent knows
     * @param orders of the examples of each field
     */
    Race(List<Field> fields, List<int[]> orders, Examiner examiner, Allowance allowance, SearchListener listener) {
        this.fields = List.copyOf(fields);
        this.orders = List.copyOf(orders);
        this.longest = orders.stream().mapToInt(order -> order.length).max().orElse(0);
        this.examiner = examiner;
        this.allowance = allowance;
        this.listener = listener;
    }

    /**
     * Takes in a candidate and begins to ask it the first block, if the allowance covers that; others may still be written.
     *
     * @throws ModelException if the questions of an earlier candidate have failed for all
     */
    void enter(Racer racer) throws ModelException, InterruptedException {
        for (Block block : begun) {
            block.begun.throwIfFailed();
        }
        Run run = new Run(racer, fields);
        all.add(run);
        List<Leg> legs = legs(List.of(run), 0, FIRST_BLOCK);
        long asked = begun.stream().mapToLong(block -> questions(block.legs)).sum();
        if (allowance.covers(asked + questions(legs))) {
            left.add(run);
            begin(legs);
        }
    }

    /** Runs it to its end, or as far as the allowance carries. */
    void run() throws ModelException, InvalidMeasurementException, InterruptedException {
        for (Block block : begun) {
            block.end();
        }
        begun.clear();
        left = survivors(true, FIRST_BLOCK >= longest);
        int from = FIRST_BLOCK;
        for (int size = 2 * FIRST_BLOCK; from < longest && !left.isEmpty(); size *= 2) {
            int to = Math.min(longest, from + size);
            List<Leg> legs = legs(left, from, to);
            if (!allowance.covers(questions(legs))) {
                left = List.of();
                return;
            }
            begin(legs).end();
            left = survivors(false, to == longest);
            from = to;
        }
    }

    /** The candidate that answered every example and is ahead of the incumbent; empty where there is none. */
    Optional<Run> winner() {
        return left.stream()
                .filter(run -> run.isJudged() && run.gain().mean() > 0)
                .findFirst();
    }

    /** All candidates, by their numbers. */
    List<Run> runs() {
        return all.stream()
                .sorted(Comparator.comparing(
                        run -> run.racer().candidate().order().number()))
                .toList();
    }

    /**
     * The questions that a race asks at most.
     *
     * @param examples of each task in its field
     */
    static long mostQuestions(List<Task> tasks, int candidates, int examples) {
        long questions = candidates * Questions.of(tasks, Math.min(FIRST_BLOCK, examples));
        int left = candidates;
        int from = FIRST_BLOCK;
        for (int size = 2 * FIRST_BLOCK; from < examples; size *= 2) {
            int to = Math.min(examples, from + size);
            left = Math.max(1, left / SHARE_LEFT);
            questions += left * (Questions.of(tasks, to) - Questions.of(tasks, from));
            from = to;
        }
        return questions;
    }

    private List<Leg> legs(List<Run> runs, int from, int to) {
        List<Leg> legs = new ArrayList<>();
        for (Run run : runs) {
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

    private static long questions(List<Leg> legs) {
        return legs.stream().mapToLong(leg -> leg.lap.questions()).sum();
    }

    /** Begins to ask; from here on the race owns the questions. */
    private Block begin(List<Leg> legs) {
        Block block =
                new Block(legs, examiner.beginLaps(legs.stream().map(Leg::lap).toList(), listener));
        begun.add(block);
        return block;
    }

    @Override
    public void close() {
        begun.forEach(block -> block.begun.close());
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

    /** Laps that are being asked. */
    private record Block(List<Leg> legs, Begun<Lap.Result> begun) {

        void end() throws ModelException, InvalidMeasurementException, InterruptedException {
            List<Lap.Result> results = begun.results();
            for (int i = 0; i < legs.size(); i++) {
                Leg leg = legs.get(i);
                leg.run.add(leg.field, leg.lap, results.get(i));
            }
        }
    }
}

package io.github.metaspo.optimize.select;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.EvaluationListener;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.optimize.TrainQuestions;
import io.github.metaspo.optimize.evaluate.TrainEvaluator;
import io.github.metaspo.suite.Task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A race of candidates against the incumbent on the same train examples, in blocks that double. After the first block a candidate stays only
 * if it is ahead, after each later one if it is not clearly behind; of several left the best third goes on. A candidate that cannot win even
 * if all its remaining answers were right is dropped at once. So far the scores of single answers count; after the last block the tasks'
 * metrics do. A candidate's first block begins as soon as it enters; in each later block all that are left are one stream of calls. Closing
 * a race ends the calls of all blocks.
 */
final class Race implements AutoCloseable {

    /** Examples of each comparison in the first block. */
    static final int FIRST_BLOCK = 4;

    /** How far behind a candidate may be after a later block, in standard errors. */
    private static final double TOLERATED_ERRORS = 0.5;

    /** One of this many candidates goes on after a block. */
    private static final int REDUCTION = 3;

    private static final Comparator<Contender> BEST_FIRST =
            Comparator.comparing(Contender::gain).reversed().thenComparing(Contender::number);

    private final List<int[]> orders;
    private final int longest;
    private final TrainEvaluator evaluator;
    private final QuestionBudget budget;
    private final EvaluationListener listener;
    private final List<Contender> all = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private List<Contender> left = new ArrayList<>();

    /**
     * Creates a race without contenders.
     *
     * @param orders of the examples of each comparison
     */
    Race(List<int[]> orders, TrainEvaluator evaluator, QuestionBudget budget, EvaluationListener listener) {
        this.orders = List.copyOf(orders);
        this.longest = orders.stream().mapToInt(order -> order.length).max().orElse(0);
        this.evaluator = evaluator;
        this.budget = budget;
        this.listener = listener;
    }

    /**
     * Enters a contender and begins its first block if the budget covers it.
     *
     * @throws ModelException if the block of an earlier contender failed in a way that would meet every call
     */
    void enter(Contender contender) throws ModelException, InterruptedException {
        for (Block block : blocks) {
            block.throwIfFailed();
        }
        all.add(contender);
        List<Contender.Part> parts = parts(List.of(contender), 0, FIRST_BLOCK);
        long begun = blocks.stream().mapToLong(Block::questions).sum();
        if (budget.covers(begun + Block.questions(parts))) {
            left.add(contender);
            begin(parts);
        }
    }

    /** Runs the race to its end, or as far as the budget allows. */
    void run() throws ModelException, InvalidMeasurementException, InterruptedException {
        for (Block block : blocks) {
            block.finish();
        }
        blocks.clear();
        left = survivors(true, FIRST_BLOCK >= longest);
        int from = FIRST_BLOCK;
        for (int size = 2 * FIRST_BLOCK; from < longest && !left.isEmpty(); size *= 2) {
            int to = Math.min(longest, from + size);
            List<Contender.Part> parts = parts(left, from, to);
            if (!budget.covers(Block.questions(parts))) {
                left = List.of();
                return;
            }
            begin(parts).finish();
            left = survivors(false, to == longest);
            from = to;
        }
    }

    /** Returns the contender that answered every example and is ahead of the incumbent; empty if there is none. */
    Optional<Contender> winner() {
        return left.stream()
                .filter(contender -> contender.isJudged() && contender.gain() > 0)
                .findFirst();
    }

    /** Returns all contenders, by number. */
    List<Contender> contenders() {
        return all.stream().sorted(Comparator.comparing(Contender::number)).toList();
    }

    /**
     * Returns the most questions that a race over system prompts asks.
     *
     * @param examples of each task in its comparison
     */
    static long mostQuestions(List<Task> tasks, int candidates, int examples) {
        long questions = candidates * TrainQuestions.of(tasks, Math.min(FIRST_BLOCK, examples));
        int left = candidates;
        int from = FIRST_BLOCK;
        for (int size = 2 * FIRST_BLOCK; from < examples; size *= 2) {
            int to = Math.min(examples, from + size);
            left = Math.max(1, left / REDUCTION);
            questions += left * (TrainQuestions.of(tasks, to) - TrainQuestions.of(tasks, from));
            from = to;
        }
        return questions;
    }

    private List<Contender.Part> parts(List<Contender> contenders, int from, int to) {
        return contenders.stream()
                .flatMap(contender -> contender.parts(comparison -> block(comparison, from, to)).stream())
                .toList();
    }

    private List<Integer> block(int comparison, int from, int to) {
        int[] order = orders.get(comparison);
        return Arrays.stream(order, Math.min(from, order.length), Math.min(to, order.length))
                .boxed()
                .toList();
    }

    private Block begin(List<Contender.Part> parts) {
        Block block = Block.begin(evaluator, parts, listener);
        blocks.add(block);
        return block;
    }

    private List<Contender> survivors(boolean first, boolean last) {
        List<Contender> fit = left.stream()
                .filter(contender -> last ? contender.gain() > 0 : stays(contender.difference(), first))
                .sorted(BEST_FIRST)
                .toList();
        return fit.isEmpty() ? fit : fit.subList(0, last ? 1 : Math.max(1, fit.size() / REDUCTION));
    }

    private static boolean stays(PairedDifference difference, boolean first) {
        return difference.most() > 0
                && (first ? difference.mean() > 0 : difference.mean() > -TOLERATED_ERRORS * difference.standardError());
    }

    @Override
    public void close() {
        blocks.forEach(Block::close);
    }
}

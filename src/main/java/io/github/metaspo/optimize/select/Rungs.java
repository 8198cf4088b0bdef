package io.github.metaspo.optimize.select;

import java.util.ArrayList;
import java.util.List;

/**
 * The rungs of a ladder: what a candidate has answered on each, all before included. The examples double until all are asked; on the rungs
 * after that each is asked with one more of the user prompts that its task keeps, so that luck with one wording counts less.
 *
 * @param rungs at least one
 */
public record Rungs(List<Rung> rungs) {

    /**
     * What a candidate has answered on a rung.
     *
     * @param examples of each task, or all of a task with fewer
     * @param turns user prompts that each example is asked with, or all of a task that keeps fewer
     */
    public record Rung(int examples, int turns) {}

    /** The fewest examples of a task that say anything about a candidate. */
    private static final int LEAST = 4;

    /** Examples of each task on which a search begins, at least. */
    private static final int ENOUGH = 12;

    /** The part of a proposal's price that its first questions may cost. */
    private static final double SHARE_OF_PRICE = 0.3;

    public Rungs {
        rungs = List.copyOf(rungs);
        if (rungs.isEmpty()) {
            throw new IllegalArgumentException("a ladder needs a rung");
        }
    }

    /**
     * Returns rungs whose first one costs about as much as proposals make worthwhile: where a proposal is dear, each is asked more.
     *
     * @param price of a proposal in questions, 0 or above
     * @param tasks that a candidate is asked about, above 0
     * @param all train examples of the largest task
     * @param userPrompts that a task keeps at most
     */
    public static Rungs of(double price, int tasks, int all, int userPrompts) {
        List<Rung> rungs = new ArrayList<>();
        for (long next = Math.max(LEAST, Math.round(SHARE_OF_PRICE * price / tasks)); next < all; next *= 2) {
            rungs.add(new Rung((int) next, 1));
        }
        for (int turns = 1; turns <= userPrompts; turns++) {
            rungs.add(new Rung(all, turns));
        }
        return new Rungs(rungs);
    }

    int last() {
        return rungs.size() - 1;
    }

    /** Returns whether all examples of a candidate on a rung were asked. */
    boolean isWhole(int rung) {
        return rungs.get(rung).examples() == rungs.get(last()).examples();
    }

    /** Returns what a candidate has answered on a rung. */
    public Rung at(int rung) {
        return rungs.get(rung);
    }

    /** Returns the rung on which the prompts stand that a search begins with. */
    public Rung start() {
        return at(holding(ENOUGH));
    }

    /** Returns the lowest rung with at least the given number of examples, or with all. */
    int holding(int wanted) {
        int rung = 0;
        while (!isWhole(rung) && rungs.get(rung).examples() < wanted) {
            rung++;
        }
        return rung;
    }
}

package io.github.metaspo.optimize.propose;

/** UCB1 (Auer, Cesa-Bianchi and Fischer 2002): the choice among things to try by what they gained and how seldom they were tried. */
public final class Ucb1 {

    /** Scales the bonus to the gain of a good candidate. With 1, as for UCB1's own rewards, the bonus would dwarf all gains. */
    private static final double EXPLORATION = 0.1;

    private Ucb1() {}

    /**
     * Returns the mean gain plus an exploration bonus.
     *
     * @param mean gain of one of the things, -1 to 1
     * @param tries of that thing; infinite is the value of one that was never tried
     * @param all tries of all things, at least as many
     */
    public static double value(double mean, int tries, int all) {
        return tries == 0 ? Double.POSITIVE_INFINITY : mean + EXPLORATION * Math.sqrt(2 * Math.log(all) / tries);
    }
}

package io.github.metaspo.optimize.shrink;

import io.github.metaspo.optimize.Shrinkage.Paired;
import io.github.metaspo.suite.GateSettings;

/**
 * The rule when a shorter prompt counts as not worse: the one-sided 90 % interval of its difference to the longer one lies above minus the
 * margin.
 *
 * @param margin drop of the score that counts as none, above 0 and at most 1
 */
public record NonInferiority(double margin) {

    /** The margin unless the gate tolerates more. With less, hundreds of train examples would not show that a sentence is useless. */
    private static final double LEAST_MARGIN = 0.02;

    /** Quantile of the normal distribution for 90 %. */
    private static final double QUANTILE = 1.2816;

    public NonInferiority {
        if (!(margin > 0 && margin <= 1)) {
            throw new IllegalArgumentException("a margin must be above 0 and at most 1, not " + margin);
        }
    }

    /** Returns the rule of a suite: 2 points, or the tolerance of its gate if that is larger. */
    public static NonInferiority of(GateSettings gate) {
        return new NonInferiority(Math.max(LEAST_MARGIN, gate.tolerance().doubleValue()));
    }

    /** Returns whether a difference of the shorter prompt to the longer one shows that it is not worse. */
    boolean holds(Paired difference) {
        return lowest(difference) > -margin;
    }

    /** Returns whether a difference shows that the shorter prompt is worse by more than the margin. */
    boolean isRefuted(Paired difference) {
        return difference.mean() + QUANTILE * difference.standardError() < -margin;
    }

    /** Returns the lower end of the interval. */
    double lowest(Paired difference) {
        return difference.mean() - QUANTILE * difference.standardError();
    }
}

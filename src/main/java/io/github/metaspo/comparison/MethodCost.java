package io.github.metaspo.comparison;

import io.github.metaspo.api.Usage;
import io.github.metaspo.evaluation.ReplyCounter;

import java.util.OptionalDouble;

/**
 * What a method takes from the first call to its scores, as if nothing were stored, so that it does not depend on earlier runs.
 *
 * @param search calls to the target during the search
 * @param optimizer calls to the optimizer model
 * @param heldOut calls to the target for its scores and for the measurement that can be accepted
 * @param usd cost by the prices of the suite; empty if a model that was called has no price
 */
public record MethodCost(Calls search, Calls optimizer, Calls heldOut, OptionalDouble usd) {

    /**
     * Calls to one model.
     *
     * @param number of replies
     * @param cut replies that were cut off
     * @param usage tokens of all replies
     */
    public record Calls(long number, long cut, Usage usage) {

        /** No call. */
        public static final Calls NONE = new Calls(0, 0, Usage.NONE);

        /** Returns the calls that were counted. */
        public static Calls of(ReplyCounter replies) {
            return new Calls(replies.number(), replies.cut(), replies.usage());
        }

        /** Returns the sum of both. */
        public Calls plus(Calls other) {
            return new Calls(number + other.number, cut + other.cut, usage.plus(other.usage));
        }

        /** Returns the share of replies that were cut off, 0 to 1; 0 if there are none. */
        public double cutShare() {
            return number == 0 ? 0 : (double) cut / number;
        }
    }

    /** Returns the number of all calls. */
    public long calls() {
        return search.number() + optimizer.number() + heldOut.number();
    }
}

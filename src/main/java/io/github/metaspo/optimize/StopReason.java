package io.github.metaspo.optimize;

import java.util.Locale;

/**
 * The reason why a search ended.
 *
 * @param sentence a clause without a capital letter and a full stop, to be read after "because"
 */
public record StopReason(Cause cause, String sentence) {

    /** Returns the reason of a search whose next round does not fit into the questions that it may ask. */
    public static StopReason noRoomFor(long questions) {
        return new StopReason(
                Cause.ALL_MADE,
                String.format(Locale.ROOT, "no further round fits into the %,d questions of this search", questions));
    }

    /** The search has not ended: of a result that is noted in the middle, in case that the build is killed. */
    public static final StopReason NOT_YET = new StopReason(Cause.NOT_YET, "it had not ended when this was written");

    /** Kinds of reasons. */
    public enum Cause {
        /** The search goes on. */
        NOT_YET,
        /** The search made all rounds that its settings allow. */
        ALL_MADE,
        /** The method does not search. */
        NO_SEARCH,
        /** No train example that was asked was answered wrong. */
        NOTHING_TO_LEARN,
        /** The run's budget allows no further call. */
        BUDGET,
        /** The optimizer model no longer replies. */
        OPTIMIZER_FAILED,
        /** A failure that every further call would meet, or too many failed calls; there is no result. */
        FAILED
    }
}

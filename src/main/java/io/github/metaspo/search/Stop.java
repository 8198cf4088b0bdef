package io.github.metaspo.search;

/**
 * Why a search ended.
 *
 * @param sentence the reason without a capital letter and a full stop, to be read after "because"
 */
public record Stop(Cause cause, String sentence) {

    /** Kinds of reasons. */
    public enum Cause {
        /** The search made all that its settings allow. */
        ALL_MADE,
        /** No train example that was asked is answered wrong. */
        NOTHING_TO_LEARN,
        /** The run's budget allows no further call. */
        BUDGET,
        /** The optimizer model does not reply any more. */
        OPTIMIZER_FAILED,
        /** A failure that every further call would meet, or too many of them; there is no result. */
        FAILED
    }
}

package io.github.metaspo.optimize.propose;

/**
 * A reason why a proposal was rejected.
 *
 * @param reason the kind of reason, for statistics
 * @param sentence what is wrong and what to do about it, for the optimizer model
 */
public record Rejection(Reason reason, String sentence) {

    /** The kind of a reason. */
    public enum Reason {
        /** The reply has no prompt. */
        NO_PROMPT,
        /** The prompt is blank. */
        EMPTY,
        /** It has an invisible character or a control character. */
        CONTROL_CHARACTER,
        /** It has a placeholder of a template language. */
        TEMPLATE,
        /** A user prompt does not have the question exactly once, or lacks a variable. */
        PLACEHOLDER,
        /** A user prompt no longer says how to answer. */
        ANSWER_FORMAT,
        /** It has more tokens than allowed. */
        TOO_LONG,
        /** It was proposed before. */
        DUPLICATE,
        /** It has text copied from a train example. */
        COPIED
    }
}

package io.github.metaspo.optimize.propose;

/**
 * Why a draft becomes no candidate.
 *
 * @param reason to count by
 * @param sentence that tells a writer what is wrong and what to do
 */
public record Rejection(Reason reason, String sentence) {

    /** Kinds of reasons. */
    public enum Reason {
        /** The reply holds none. */
        NO_PROMPT,
        /** The prompt has no text. */
        EMPTY,
        /** It holds a character that nobody sees or a terminal obeys. */
        CONTROL_CHARACTER,
        /** It holds what an application takes for a template. */
        TEMPLATE,
        /** A user prompt that does not hold the question exactly once, or lacks a variable. */
        PLACEHOLDER,
        /** A user prompt that no longer says how to answer. */
        ANSWER_FORMAT,
        /** More tokens than allowed. */
        TOO_LONG,
        /** It was there before. */
        DUPLICATE,
        /** It holds a long run of words of a train example. */
        COPIED
    }
}

package io.github.metaspo.model.langchain4j.reply;

import io.github.metaspo.api.Usage;

import java.util.Optional;

/**
 * A server's reply, taken apart.
 *
 * @param text of the answer, its parts joined as the protocol means it; may be empty
 * @param thinking that the protocol keeps apart from the answer; may be empty
 * @param end how it ended
 * @param usage as it is billed; empty where the server tells no tokens
 * @param model the server's name of the model; empty where it tells none
 */
public record Received(String text, String thinking, End end, Optional<Usage> usage, Optional<String> model) {

    /**
     * How a reply ended.
     *
     * @param kind of the end
     * @param words what the server says of it, or what is missing; untrusted, and empty where a whole answer is there
     */
    public record End(Kind kind, String words) {

        /** Kinds of ends. */
        public enum Kind {
            /** By itself. */
            WHOLE,
            /** At the most tokens that were allowed, or that the model's context holds. */
            CUT,
            /** The model or its provider keeps the answer to itself, although part of it may be there. */
            WITHHELD,
            /** A tool, which the words name, is called in place of an answer, although the request offers none. */
            TOOL_CALL,
            /** Nothing is there in place of an answer, and another try may bring one. */
            MISSING,
            /** The body is not that of a finished reply. */
            UNREADABLE
        }

        static final End WHOLE = new End(Kind.WHOLE, "");
        static final End CUT = new End(Kind.CUT, "");

        static End withheld(String words) {
            return new End(Kind.WITHHELD, words);
        }

        static End missing(String words) {
            return new End(Kind.MISSING, words);
        }

        static End unreadable(String words) {
            return new End(Kind.UNREADABLE, words);
        }
    }
}

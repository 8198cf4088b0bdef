package io.github.metaspo.model.langchain4j.reply;

import io.github.metaspo.api.Usage;

import java.util.Optional;

/**
 * Parsed reply of a server.
 *
 * @param text text of the answer, all parts joined; may be empty
 * @param thinking thinking that the protocol separates from the answer; may be empty
 * @param end how it ended
 * @param usage billed tokens; empty if the server reports none
 * @param model model name that the server reports; empty if it reports none
 */
public record Received(String text, String thinking, End end, Optional<Usage> usage, Optional<String> model) {

    /**
     * How a reply ended.
     *
     * @param kind kind of the end
     * @param words the server's explanation, or what is missing; untrusted; empty if the answer is complete
     */
    public record End(Kind kind, String words) {

        /** Kinds of ends. */
        public enum Kind {
            /** The answer is complete. */
            WHOLE,
            /** The answer was cut at maxTokens or at the end of the model's context. */
            CUT,
            /** The model or its provider withholds the answer, or the rest of it. */
            WITHHELD,
            /** A tool, named by the words, is called instead of an answer, although the request offers none. */
            TOOL_CALL,
            /** There is no answer, but a retry may produce one. */
            MISSING,
            /** The body is not a complete reply. */
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

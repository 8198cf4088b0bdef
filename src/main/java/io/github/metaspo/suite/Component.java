package io.github.metaspo.suite;

/**
 * A sentence that may become part of a prompt.
 *
 * @param category what kind of sentence it is
 * @param text one line that is not blank and holds no braces
 */
public record Component(Category category, String text) {

    /** Kinds of sentences, in the order in which a corpus is read. */
    public enum Category {
        /** A quality that every answer should have. */
        GOOD_PROPERTY,
        /** Who the model is. */
        ROLE,
        /** How an answer is worded. */
        STYLE,
        /** To think before answering. */
        CHAIN_OF_THOUGHT,
        /** What is at stake. */
        EMOTION,
        /** What must not happen. */
        SAFETY,
        /** How to go about the work. */
        BEHAVIOUR,
        /** Where the answer goes. */
        SCENARIO;

        /** The category of a word of a corpus file, for example {@code chainOfThought}. */
        public static Category of(String word) {
            return Keywords.constant(Category.class, word);
        }
    }

    public Component {
        if (text.isBlank() || !text.equals(text.strip()) || text.matches("(?s).*[\\n\\r\\t{}].*")) {
            throw new IllegalArgumentException("no sentence of a prompt: \"" + text + "\"");
        }
    }
}

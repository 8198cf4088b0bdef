package io.github.metaspo.suite;

/**
 * A sentence from which prompts are built.
 *
 * @param category the kind of sentence
 * @param text one line without braces and without blanks at its ends; not empty
 */
public record Component(Category category, String text) {

    /** The kinds of sentences. */
    public enum Category {
        /** A quality that every answer should have. */
        GOOD_PROPERTY,
        /** Who the model is. */
        ROLE,
        /** The style of an answer. */
        STYLE,
        /** A request to think before answering. */
        CHAIN_OF_THOUGHT,
        /** What is at stake. */
        EMOTION,
        /** What must not happen. */
        SAFETY,
        /** How to do the work. */
        BEHAVIOUR,
        /** What the answer is used for. */
        SCENARIO;

        /**
         * Returns the category with this keyword, for example {@code chainOfThought}.
         *
         * @throws IllegalArgumentException if there is no such category
         */
        public static Category of(String word) {
            return Keywords.constant(Category.class, word);
        }
    }

    public Component {
        if (text.isBlank() || !text.equals(text.strip()) || text.matches("(?s).*[\\n\\r\\t{}].*")) {
            throw new IllegalArgumentException("not a valid component: \"" + text + "\"");
        }
    }
}

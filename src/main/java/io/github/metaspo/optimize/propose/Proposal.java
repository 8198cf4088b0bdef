package io.github.metaspo.optimize.propose;

import io.github.metaspo.suite.PromptText;

import java.util.List;

/** The output of a proposer, before validation. */
public sealed interface Proposal {

    /**
     * A prompt.
     *
     * @param text the normalised prompt
     * @param edits the edits of single sentences that led to the text; empty if the whole text was rewritten
     */
    record Prompt(String text, List<Edit> edits) implements Proposal {
        public Prompt {
            text = PromptText.normalise(text);
            edits = List.copyOf(edits);
        }
    }

    /**
     * A reply without a prompt.
     *
     * @param reply the reply of the model
     * @param why a sentence about what is missing
     */
    record Unusable(String reply, String why) implements Proposal {}

    /** An edit of a prompt, seen as a list of sentences. */
    sealed interface Edit {

        /** A sentence was added. */
        record Added(String sentence) implements Edit {}

        /** A sentence was deleted. */
        record Deleted(String sentence) implements Edit {}

        /** Two sentences changed places. */
        record Swapped(String first, String second) implements Edit {}

        /** A sentence replaced the former one. */
        record Replaced(String former, String sentence) implements Edit {}
    }
}

package io.github.metaspo.optimize.propose;

import io.github.metaspo.suite.PromptText;

import java.util.List;

/** What a proposer wrote, before anybody looked at whether it can be used. */
public sealed interface Proposal {

    /**
     * A prompt.
     *
     * @param text brought into its normal form
     * @param edits what was done to the current text, sentence by sentence; empty where the text was written anew
     */
    record Prompt(String text, List<Edit> edits) implements Proposal {
        public Prompt {
            text = PromptText.normalise(text);
            edits = List.copyOf(edits);
        }
    }

    /**
     * A reply that holds no prompt.
     *
     * @param reply what came instead
     * @param why a sentence that says what is missing
     */
    record Unusable(String reply, String why) implements Proposal {}

    /** A change to a prompt that is a list of sentences. */
    sealed interface Edit {

        /** A sentence that was not there. */
        record Added(String sentence) implements Edit {}

        /** A sentence that was there. */
        record Deleted(String sentence) implements Edit {}

        /** Two sentences that changed places. */
        record Swapped(String first, String second) implements Edit {}

        /** A sentence in the place of another. */
        record Replaced(String former, String sentence) implements Edit {}
    }
}

package io.github.metaspo.optimize.propose;

import io.github.metaspo.optimize.Candidate.Writing;
import io.github.metaspo.suite.PromptText;

import java.util.List;

/** The output of a proposer, before validation. */
public sealed interface Proposal {

    /** Returns how the proposer came to it; without refused tries. */
    Writing writing();

    /**
     * A prompt.
     *
     * @param text the normalised prompt
     * @param edits the edits of single sentences that led to the text; empty if the whole text was rewritten
     */
    record Prompt(String text, List<Edit> edits, Writing writing) implements Proposal {
        public Prompt {
            text = PromptText.normalise(text);
            edits = List.copyOf(edits);
        }

        /** Creates a prompt of whose writing there is nothing to tell. */
        public Prompt(String text, List<Edit> edits) {
            this(text, edits, Writing.NONE);
        }

        /** Returns the same prompt with another account of how it was written. */
        Prompt withWriting(Writing other) {
            return new Prompt(text, edits, other);
        }

        /** Returns the same prompt with another text. */
        public Prompt withText(String other) {
            return new Prompt(other, edits, writing);
        }
    }

    /**
     * A reply without a prompt.
     *
     * @param reply the reply of the model
     * @param why a sentence about what is missing
     */
    record Unusable(String reply, String why, Writing writing) implements Proposal {

        /** Creates a reply of whose writing there is nothing to tell. */
        public Unusable(String reply, String why) {
            this(reply, why, Writing.NONE);
        }
    }

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

package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.suite.Keywords;

import java.util.List;
import java.util.Set;

/**
 * The kind of change that a candidate is asked for. The candidates of a round have different ones, because the same mistakes otherwise lead to
 * the same prompt.
 */
enum Assignment {
    /** A shorter prompt. */
    SHORTEN("Make the prompt clearly shorter: at most two thirds of its present length. Keep what the right answers"
            + " depend on, and say it in fewer words."),
    /** The same prompt but for one sentence. */
    CHANGE_ONE_SENTENCE("Change exactly one sentence: rewrite one, add one or take one out, whichever does most"
            + " against these mistakes. All other sentences stay word for word."),
    /** Another approach. */
    NEW_IDEA(
            "Leave the wording in use and begin afresh, with an idea of how to guide the model that neither this prompt"
                    + " nor an earlier attempt has tried."),
    /** A union with the best other prompt. */
    MERGE("Unite the prompt in use with this other one, which did best among all others: take what is good in each of"
            + " them, say nothing twice, and end up no longer than the longer of the two."),
    /** An example of the writer's own. */
    ADD_EXAMPLE(
            "Keep the prompt in use, shortened where you like, and add one short example that you invent: an input of"
                    + " the kind that the model gets wrong, and the answer as it should look.");

    private static final int LEAST_ELITE_TO_MERGE = 2;

    /** A prompt with fewer words has next to nothing to leave out. */
    private static final int FEWEST_WORDS_TO_SHORTEN = 30;

    private final String order;

    Assignment(String order) {
        this.order = order;
    }

    /**
     * Returns the assignment of a candidate: each of some in turn, merging only if there are two other good prompts, and shortening only what is not
     * short.
     */
    static Assignment of(int number, Set<Assignment> some, ProposalContext context) {
        List<Assignment> possible =
                some.stream().filter(one -> one.fits(context)).toList();
        return possible.get(Math.floorMod(number, possible.size()));
    }

    private boolean fits(ProposalContext context) {
        return switch (this) {
            case SHORTEN -> context.current().split("\\s+").length >= FEWEST_WORDS_TO_SHORTEN;
            case MERGE -> context.elite().size() >= LEAST_ELITE_TO_MERGE;
            case CHANGE_ONE_SENTENCE, NEW_IDEA, ADD_EXAMPLE -> true;
        };
    }

    /** Returns its name in reports. */
    String keyword() {
        return Keywords.of(this);
    }

    /** Returns it as a paragraph of a request. */
    String text(ProposalContext context) {
        return this == MERGE ? order + "\n\n<Other>\n" + context.elite().get(0) + "\n</Other>" : order;
    }
}

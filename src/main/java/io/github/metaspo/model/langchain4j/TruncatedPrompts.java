package io.github.metaspo.model.langchain4j;

import io.github.metaspo.api.Request;
import io.github.metaspo.model.TokenCount;

import java.util.Locale;
import java.util.Optional;

/**
 * Notices a server that reads only a part of what it is sent, as one does whose context is too small: its count of a prompt is far
 * below ours, or the same for prompts of unequal length. Safe for use by many threads.
 */
final class TruncatedPrompts {

    /** Shorter prompts fit into any context. */
    private static final int LEAST = 1_000;

    /** No tokenizer counts a text with so few tokens beside ours. */
    private static final double FAR_BELOW = 0.6;

    /** After so many equal counts it is no chance. */
    private static final int MANY = 8;

    private static final double UNEQUAL = 1.5;

    private final TokenCount tokens = new TokenCount();
    private long count = -1;
    private int equal;
    private int shortest;
    private int longest;

    /** Notes the receipt of a request, of which the server read so many tokens. */
    Optional<String> problem(Request request, long theirs) {
        return problem(tokens.of(request.messages()), theirs);
    }

    /**
     * Notes a receipt.
     *
     * @param ours our count of the prompt's tokens
     * @param theirs the server's, above 0
     * @return what is wrong, a sentence without a full stop; empty where nothing is
     */
    synchronized Optional<String> problem(int ours, long theirs) {
        if (theirs == count) {
            equal++;
            shortest = Math.min(shortest, ours);
            longest = Math.max(longest, ours);
        } else {
            count = theirs;
            equal = 1;
            shortest = ours;
            longest = ours;
        }
        if (ours >= LEAST && theirs < FAR_BELOW * ours) {
            return Optional.of(String.format(Locale.ROOT, "it read %,d tokens of a prompt of about %,d", theirs, ours));
        }
        boolean truncates = equal >= MANY && longest >= LEAST && longest > UNEQUAL * shortest;
        return truncates
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "it read %,d tokens of each of %d prompts in a row, which have about %,d to %,d",
                        theirs,
                        equal,
                        shortest,
                        longest))
                : Optional.empty();
    }
}

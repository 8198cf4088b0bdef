package io.github.metaspo.model.langchain4j;

import io.github.metaspo.api.Request;
import io.github.metaspo.model.TokenCount;

import java.util.Locale;
import java.util.Optional;

/**
 * Detects servers that truncate prompts, for example because their context is too small: their token count is far below
 * ours, or the same for prompts of different lengths. Thread-safe.
 */
final class TruncatedPrompts {

    /** Minimum length in tokens; shorter prompts fit into any context. */
    private static final int MIN_TOKENS = 1_000;

    /** Ratio of the server's count to ours that no difference between tokenizers explains. */
    private static final double MIN_COUNT_RATIO = 0.6;

    /** Number of equal counts in a row that is not a coincidence. */
    private static final int MIN_EQUAL = 8;

    private static final double MIN_LENGTH_RATIO = 1.5;

    private final TokenCount tokens = new TokenCount();
    private long count = -1;
    private int equal;
    private int shortest;
    private int longest;

    /** Records how many tokens of a request the server read. Returns the problem, if any. */
    Optional<String> problem(Request request, long theirs) {
        return problem(tokens.of(request.messages()), theirs);
    }

    /**
     * Records a pair of token counts.
     *
     * @param ours our count of the prompt's tokens
     * @param theirs the server's count, above 0
     * @return the problem as a sentence without a full stop, or empty if there is none
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
        if (ours >= MIN_TOKENS && theirs < MIN_COUNT_RATIO * ours) {
            return Optional.of(String.format(Locale.ROOT, "it read %,d tokens of a prompt of about %,d", theirs, ours));
        }
        boolean truncates = equal >= MIN_EQUAL && longest >= MIN_TOKENS && longest > MIN_LENGTH_RATIO * shortest;
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

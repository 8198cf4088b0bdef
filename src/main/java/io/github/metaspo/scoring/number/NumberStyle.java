package io.github.metaspo.scoring.number;

import java.math.BigDecimal;
import java.util.List;

/**
 * How to read the numbers of an example.
 *
 * @param mark the decimal mark
 * @param ratings what is read as a rating
 */
record NumberStyle(DecimalMark mark, Ratings ratings) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What counts as a rating and not as a fraction. */
    enum Ratings {
        /** Nothing; used for gold answers. */
        NONE,
        /** Only what is called a rating: "4 out of 5", "Rating: 4/5". */
        SAID,
        /** Also "4/5" alone. */
        ALSO_BARE
    }

    static NumberStyle ofGold(DecimalMark mark) {
        return new NumberStyle(mark, Ratings.NONE);
    }

    /**
     * Returns the style for replies to an example with these gold answers. 4/5 alone is a rating only if a gold answer is a whole
     * number from 0 to 100.
     */
    static NumberStyle ofReplies(DecimalMark mark, List<String> golds) {
        boolean whole = golds.stream()
                .flatMap(gold -> Numbers.whole(gold, mark).stream())
                .anyMatch(gold -> gold.signum() >= 0
                        && gold.compareTo(HUNDRED) <= 0
                        && gold.stripTrailingZeros().scale() <= 0);
        return new NumberStyle(mark, whole ? Ratings.ALSO_BARE : Ratings.SAID);
    }
}

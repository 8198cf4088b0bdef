package io.github.metaspo.scoring.number;

import java.math.BigDecimal;
import java.util.List;

/**
 * How numbers of an example are written.
 *
 * @param mark before decimals
 * @param ratings what is read as a rating
 */
record NumberStyle(DecimalMark mark, Ratings ratings) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What is read as the number of a rating and not as a fraction. */
    enum Ratings {
        /** Nothing: so are gold answers read. */
        NONE,
        /** What words say to be a rating: "4 out of 5", "Rating: 4/5". */
        SAID,
        /** "4/5" alone, too. */
        ALSO_BARE
    }

    static NumberStyle ofGold(DecimalMark mark) {
        return new NumberStyle(mark, Ratings.NONE);
    }

    /** For replies to an example with these gold answers; they take 4/5 as a rating only where they are such as 4. */
    static NumberStyle ofReplies(DecimalMark mark, List<String> golds) {
        boolean whole = golds.stream()
                .flatMap(gold -> Numbers.whole(gold, mark).stream())
                .anyMatch(gold -> gold.signum() >= 0
                        && gold.compareTo(HUNDRED) <= 0
                        && gold.stripTrailingZeros().scale() <= 0);
        return new NumberStyle(mark, whole ? Ratings.ALSO_BARE : Ratings.SAID);
    }
}

package io.github.metaspo.scoring.number;

import io.github.metaspo.scoring.text.LowerCase;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * A number in English words, as far as it has been parsed.
 *
 * @param negative whether it begins with "minus" or "negative"
 * @param begun whether a word of the number itself has been read
 * @param total the sum of the groups completed by a word such as "thousand"
 * @param group the value of the current group
 * @param room the bound for the next word below 100: 10 after "twenty", 100 after "hundred"
 * @param scale the bound for the next word such as "thousand"
 */
record NumberPhrase(boolean negative, boolean begun, BigDecimal total, BigDecimal group, int room, BigDecimal scale) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal ABOVE_ALL_SCALES = BigDecimal.TEN.pow(15);

    private static final Map<String, Integer> SMALL = Map.ofEntries(
            Map.entry("zero", 0),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30),
            Map.entry("forty", 40),
            Map.entry("fifty", 50),
            Map.entry("sixty", 60),
            Map.entry("seventy", 70),
            Map.entry("eighty", 80),
            Map.entry("ninety", 90));

    private static final Map<String, BigDecimal> SCALES = Map.of(
            "thousand", BigDecimal.TEN.pow(3),
            "million", BigDecimal.TEN.pow(6),
            "billion", BigDecimal.TEN.pow(9),
            "trillion", BigDecimal.TEN.pow(12));

    /** The state before any word. */
    static final NumberPhrase START =
            new NumberPhrase(false, false, BigDecimal.ZERO, BigDecimal.ZERO, 100, ABOVE_ALL_SCALES);

    BigDecimal value() {
        BigDecimal size = total.add(group);
        return negative ? size.negate() : size;
    }

    /** Returns this phrase with a number in digits, such as the 2.5 of "2.5 million". */
    NumberPhrase digits(BigDecimal number) {
        return new NumberPhrase(negative, true, total, number, 0, scale);
    }

    /** Returns this phrase with one more word, or empty if the word does not continue it. */
    Optional<NumberPhrase> plus(String word) {
        String lower = LowerCase.of(word);
        Integer small = SMALL.get(lower);
        if (small != null) {
            return plusSmall(small);
        }
        BigDecimal nextScale = SCALES.get(lower);
        if (nextScale != null) {
            return plusScale(nextScale);
        }
        return switch (lower) {
            case "hundred" -> plusHundred();
            case "and" -> begun && room == 100 ? Optional.of(this) : Optional.empty();
            case "minus", "negative" ->
                begun ? Optional.empty() : Optional.of(new NumberPhrase(true, false, total, group, room, scale));
            default -> Optional.empty();
        };
    }

    private Optional<NumberPhrase> plusSmall(int number) {
        if (number >= room || (number == 0 && begun)) {
            return Optional.empty();
        }
        int roomLeft = number >= 20 ? 10 : 1;
        return Optional.of(
                new NumberPhrase(negative, true, total, group.add(BigDecimal.valueOf(number)), roomLeft, scale));
    }

    private Optional<NumberPhrase> plusHundred() {
        if (isGroupMissing() || group.compareTo(HUNDRED) >= 0) {
            return Optional.empty();
        }
        return Optional.of(new NumberPhrase(negative, true, total, groupOrOne().multiply(HUNDRED), 100, scale));
    }

    private Optional<NumberPhrase> plusScale(BigDecimal nextScale) {
        if (isGroupMissing() || nextScale.compareTo(scale) >= 0) {
            return Optional.empty();
        }
        BigDecimal sum = total.add(groupOrOne().multiply(nextScale));
        return Optional.of(new NumberPhrase(negative, true, sum, BigDecimal.ZERO, 100, nextScale));
    }

    private boolean isGroupMissing() {
        return begun && group.signum() == 0;
    }

    /** A phrase may begin with "hundred" or "thousand". */
    private BigDecimal groupOrOne() {
        return begun ? group : BigDecimal.ONE;
    }
}

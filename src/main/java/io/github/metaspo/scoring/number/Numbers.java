package io.github.metaspo.scoring.number;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers in text: {@code 1,234.5}, {@code -3}, {@code 6e3}, {@code 2.5 million}, {@code twenty-one}, {@code minus one hundred
 * and five}. A percent or currency sign is a unit and does not change the number. A lone "one" is mostly a pronoun and counts
 * only where there is no other number. Digits behind a letter ("H2") and numbers of more than 1,000 digits are none.
 */
public final class Numbers {

    private static final int MOST_DIGITS = 1000;

    private static final Pattern TOKEN = Pattern.compile("(?:(?<![\\p{L}\\p{N})\\]%])(?<sign>[-+\u2212])\\p{Sc}?+)?+"
            + "(?<![\\p{L}\\p{N}_])"
            + "(?<digits>(?:\\d{1,3}+(?:,\\d{3})++(?!\\d)|\\d++)(?:\\.\\d++)?+|\\.\\d++)"
            + "(?<exponent>[eE][-+]?+\\d{1,3}+(?!\\d))?+"
            + "|(?<word>\\p{L}++)"
            + "|[^\\s\\p{L}\u2010-]");

    private static final Optional<NumberPhrase> PRONOUN = NumberPhrase.START.plus("one");

    private Numbers() {}

    /** The last number of a text. */
    public static Optional<BigDecimal> last(String text) {
        Optional<NumberPhrase> last = Optional.empty();
        NumberPhrase current = NumberPhrase.START;
        Matcher tokens = TOKEN.matcher(text);
        while (tokens.find()) {
            NumberPhrase next = next(current, tokens);
            if (next.begun() && !(isPronoun(next) && last.isPresent())) {
                last = Optional.of(next);
            }
            current = next;
        }
        return last.map(NumberPhrase::value);
    }

    private static boolean isPronoun(NumberPhrase phrase) {
        return PRONOUN.equals(Optional.of(phrase));
    }

    private static NumberPhrase next(NumberPhrase current, Matcher token) {
        String word = token.group("word");
        if (word != null) {
            return current.plus(word).or(() -> NumberPhrase.START.plus(word)).orElse(NumberPhrase.START);
        }
        String digits = token.group("digits");
        if (digits == null || digits.length() > MOST_DIGITS) {
            return NumberPhrase.START;
        }
        NumberPhrase start = current.begun() ? NumberPhrase.START : current;
        return start.digits(number(token, digits));
    }

    private static BigDecimal number(Matcher token, String digits) {
        String exponent = token.group("exponent");
        BigDecimal size = new BigDecimal(digits.replace(",", "") + (exponent == null ? "" : exponent));
        String sign = token.group("sign");
        return sign == null || sign.equals("+") ? size : size.negate();
    }
}

package io.github.metaspo.scoring.number;

import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * Which character stands before the decimals where the shape of a number does not tell: 1,234 and 1.234 are each a thousand and
 * more, or one and a bit. 3,5 and 1.234,50 can be read in one way only.
 */
public enum DecimalMark {
    POINT,
    COMMA;

    /** The one that is usual where a language is spoken, which is given as a tag such as {@code de} or {@code de-CH}. */
    public static DecimalMark of(String languageTag) {
        Locale locale = Locale.forLanguageTag(languageTag);
        return DecimalFormatSymbols.getInstance(locale).getDecimalSeparator() == ',' ? COMMA : POINT;
    }
}

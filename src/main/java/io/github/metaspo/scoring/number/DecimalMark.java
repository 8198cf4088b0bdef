package io.github.metaspo.scoring.number;

import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * The decimal mark, for numbers that are ambiguous without it: 1,234 and 1.234 may each be above a thousand, or between one and
 * two. 3,5 and 1.234,50 are not ambiguous.
 */
public enum DecimalMark {
    POINT,
    COMMA;

    /** Returns the usual decimal mark of a language, given as a tag such as {@code de} or {@code de-CH}. */
    public static DecimalMark of(String languageTag) {
        Locale locale = Locale.forLanguageTag(languageTag);
        return DecimalFormatSymbols.getInstance(locale).getDecimalSeparator() == ',' ? COMMA : POINT;
    }
}

package io.github.metaspo.report;

import io.github.metaspo.api.ModelSettings.Price;
import io.github.metaspo.api.Usage;
import io.github.metaspo.gate.ScoreFormat;
import io.github.metaspo.model.UntrustedText;
import io.github.metaspo.statistics.Interval;
import io.github.metaspo.statistics.Power;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Formats numbers and short texts for the log, reports and messages. Independent of the locale. */
public final class TextFormat {

    private static final int MAX_INLINE_LENGTH = 60;
    private static final String CUT = " \u2026 ";

    private TextFormat() {}

    /** Formats an interval of scores: {@code 0.812 to 0.934}. */
    public static String interval(Interval interval) {
        return ScoreFormat.score(interval.low()) + " to " + ScoreFormat.score(interval.high());
    }

    /** Formats a share from 0 to 1 as a percentage with at most one decimal: {@code 2.5 %}. */
    public static String percent(double share) {
        return BigDecimal.valueOf(share * 100)
                        .setScale(1, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    /** Returns the conditions under which a drop, or a gain of the same size, is confirmed. */
    public static String conditions(Power.Drop drop) {
        return percent(Power.POWER) + " power, if "
                + (drop.changing() > drop.size()
                        ? percent(drop.changing()) + " of the answers change"
                        : "no other answer changes");
    }

    /** Formats a difference of scores in points, without sign, with at most one decimal. */
    public static String points(double difference) {
        return ScoreFormat.size(difference);
    }

    /** Formats a duration in its two largest units: {@code 45 s}, {@code 2 min 5 s}, {@code 1 h 10 min}. */
    public static String duration(Duration duration) {
        long seconds = Math.round(duration.toMillis() / 1000.0);
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    /** Formats input, output and thinking tokens. */
    public static String tokens(Usage usage) {
        String thought =
                usage.thinking() == 0 ? "" : String.format(Locale.ROOT, " (%,d of them thinking)", usage.thinking());
        return String.format(Locale.ROOT, "%,d tokens in, %,d out%s", usage.input(), usage.output(), thought);
    }

    /** Formats an amount of US dollars. */
    public static String usd(double amount) {
        return Price.words(amount);
    }

    /** Returns the cost of tokens in US dollars. */
    public static double usd(Usage usage, Price price) {
        return price.usd(usage.input(), usage.output());
    }

    /** Formats an integer with thousands separators. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Formats a number with a noun: {@code 1 task}, {@code 2 tasks}. */
    public static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    /** Shortens a text to a maximum length, and says how much is left out. No character is cut in two. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "\u2026 (" + (text.length() - end) + " more characters)";
    }

    /** Shortens a text to a maximum length by leaving out its middle. */
    public static String cutMiddle(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int head = (most - CUT.length()) * 2 / 3;
        int tail = text.length() - (most - CUT.length() - head);
        return text.substring(0, head - (Character.isHighSurrogate(text.charAt(head - 1)) ? 1 : 0))
                + CUT
                + text.substring(tail + (Character.isLowSurrogate(text.charAt(tail)) ? 1 : 0));
    }

    /** Shortens untrusted text to one line of at most 60 characters and escapes hidden characters. */
    public static String inline(String text) {
        return UntrustedText.inline(text, MAX_INLINE_LENGTH);
    }
}

package io.github.metaspo.report;

import io.github.metaspo.api.ModelSettings.Price;
import io.github.metaspo.api.Usage;
import io.github.metaspo.gate.ScoreFormat;
import io.github.metaspo.model.UntrustedText;
import io.github.metaspo.statistics.Interval;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** How numbers read: the same in the log, in reports and in messages. */
public final class TextFormat {

    private static final int LONGEST_VALUE = 60;

    private TextFormat() {}

    /** Both ends of an interval of scores. */
    public static String interval(Interval interval) {
        return ScoreFormat.score(interval.low()) + " to " + ScoreFormat.score(interval.high());
    }

    /** A share from 0 to 1 as percent, with as many decimals as it needs, at most one. */
    public static String percent(double share) {
        return BigDecimal.valueOf(share * 100)
                        .setScale(1, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    /** A difference of scores in points, without sign, with at most one decimal. */
    public static String points(double difference) {
        return BigDecimal.valueOf(Math.abs(difference) * 100)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A time in the two largest units that it has. */
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

    /** Tokens in and out. */
    public static String tokens(Usage usage) {
        String thought =
                usage.thinking() == 0 ? "" : String.format(Locale.ROOT, " (%,d of them thinking)", usage.thinking());
        return String.format(Locale.ROOT, "%,d tokens in, %,d out%s", usage.input(), usage.output(), thought);
    }

    /** An amount of USD. */
    public static String usd(double amount) {
        return Price.words(amount);
    }

    /** What tokens cost, in USD. */
    public static double usd(Usage usage, Price price) {
        return price.usd(usage.input(), usage.output());
    }

    /** A whole number. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** How many of what: {@code 1 task}, {@code 2 tasks}. */
    public static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    /** A text of a person or a model on one line of at most 60 characters, with its hidden characters escaped. */
    public static String inline(String text) {
        return UntrustedText.inline(text, LONGEST_VALUE);
    }
}

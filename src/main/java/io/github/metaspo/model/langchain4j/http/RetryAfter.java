package io.github.metaspo.model.langchain4j.http;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Parser of the headers {@code retry-after-ms} and {@code Retry-After} (RFC 9110), which say how long to wait. */
final class RetryAfter {

    /** Cap on a wait, so that sums with it do not overflow. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,100}(\\.\\d{1,100})?");

    private RetryAfter() {}

    /**
     * Returns the wait from now, or empty if the headers say none.
     *
     * @param headers returns the value of a header by its name
     */
    static Optional<Duration> in(Function<String, Optional<String>> headers, Clock clock) {
        return headers.apply("retry-after-ms")
                .flatMap(value -> number(value, 6))
                .or(() -> headers.apply("retry-after").flatMap(value -> parse(value, clock)));
    }

    /** Returns the wait from now for a number of seconds or an HTTP date, or empty for anything else. */
    static Optional<Duration> parse(String value, Clock clock) {
        Optional<Duration> seconds = number(value, 9);
        return seconds.isPresent() ? seconds : date(value, clock);
    }

    private static Optional<Duration> date(String value, Clock clock) {
        try {
            Duration wait = Duration.between(
                    clock.instant(), ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
            return Optional.of(wait.isNegative() ? Duration.ZERO : capped(wait));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> number(String value, int digitsToNanos) {
        if (!NUMBER.matcher(value.strip()).matches()) {
            return Optional.empty();
        }
        BigDecimal nanos = new BigDecimal(value.strip()).movePointRight(digitsToNanos);
        BigDecimal longest = BigDecimal.valueOf(LONGEST.toNanos());
        return Optional.of(Duration.ofNanos(
                nanos.min(longest).setScale(0, RoundingMode.DOWN).longValueExact()));
    }

    private static Duration capped(Duration wait) {
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}

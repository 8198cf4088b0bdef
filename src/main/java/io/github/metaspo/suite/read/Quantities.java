package io.github.metaspo.suite.read;

import io.github.metaspo.suite.yaml.Node;

import java.time.Duration;

/** Parser of durations and amounts in the forms that the schema allows. */
final class Quantities {

    private Quantities() {}

    /** Parses a duration such as {@code 500ms}, {@code 60s}, {@code 30m} or {@code 2h}. */
    static Duration duration(String text) {
        String unit = text.replaceAll("[0-9]", "");
        long count = Long.parseLong(text.substring(0, text.length() - unit.length()));
        return switch (unit) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> throw new IllegalArgumentException("not a unit of time: " + unit);
        };
    }

    /** Parses an amount such as {@code 20000}, {@code 200k} or {@code 5M}. */
    static long amount(Node.Scalar scalar) {
        return scalar.number()
                .map(number -> number.longValueExact())
                .orElseGet(() ->
                        Long.parseLong(scalar.text().substring(0, scalar.text().length() - 1))
                                * (scalar.text().endsWith("k") ? 1_000 : 1_000_000));
    }
}

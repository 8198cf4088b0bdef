package io.github.metaspo.scoring.metric;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Metric;
import io.github.metaspo.scoring.number.DecimalMark;
import io.github.metaspo.scoring.number.Numbers;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Numeric metric: 1 if the number that the prediction states differs from a gold answer by at most {@code tolerance}, or by at
 * most {@code relative} times the gold answer's absolute value. If neither is given, they must be equal. Uses exact decimal
 * arithmetic.
 */
public final class NumericMetric implements Metric {

    private final BigDecimal tolerance;
    private final BigDecimal relative;
    private final Optional<String> locale;

    /** @param locale a language tag that determines the decimal mark if the gold answers do not */
    public NumericMetric(BigDecimal tolerance, BigDecimal relative, Optional<String> locale) {
        this.locale = locale;
        this.tolerance = tolerance;
        this.relative = relative;
    }

    @Override
    public String version() {
        return "numeric 2 tolerance=" + tolerance + " relative=" + relative
                + locale.map(tag -> " locale=" + tag).orElse("");
    }

    @Override
    public double score(String prediction, Example example) {
        DecimalMark mark = mark(example.answers());
        return Numbers.stated(prediction, mark, example.answers())
                .filter(number -> example.answers().stream()
                        .flatMap(gold -> Numbers.whole(gold, mark).stream())
                        .anyMatch(gold -> isClose(number, gold)))
                .map(number -> 1.0)
                .orElse(0.0);
    }

    private DecimalMark mark(List<String> golds) {
        return locale.map(DecimalMark::of).orElseGet(() -> Numbers.markOf(golds, DecimalMark.POINT));
    }

    private boolean isClose(BigDecimal number, BigDecimal gold) {
        BigDecimal allowed = tolerance.max(relative.multiply(gold.abs()));
        return number.subtract(gold).abs().compareTo(allowed) <= 0;
    }

    /** Returns the number that a reply with this text states. */
    public Optional<String> read(String text) {
        return Numbers.stated(text, mark(List.of(text)), List.of()).map(Numbers::plain);
    }

    @Override
    public boolean accepts(String gold) {
        return Numbers.whole(gold, mark(List.of(gold))).isPresent();
    }
}

package io.github.metaspo.scoring;

import io.github.metaspo.scoring.number.Numbers;
import io.github.metaspo.suite.Example;

import java.math.BigDecimal;

/**
 * 1 where the last number of the prediction is close to a gold answer: at most {@code tolerance} away, or at most {@code
 * relative} times the gold answer's size; equal where neither is given. Decimals are compared exactly.
 */
final class NumericMetric implements Metric {

    private final BigDecimal tolerance;
    private final BigDecimal relative;

    NumericMetric(BigDecimal tolerance, BigDecimal relative) {
        this.tolerance = tolerance;
        this.relative = relative;
    }

    @Override
    public String version() {
        return "numeric 1 tolerance=" + tolerance + " relative=" + relative;
    }

    @Override
    public double score(String prediction, Example example) {
        return Numbers.last(prediction)
                .filter(number -> example.answers().stream()
                        .flatMap(gold -> Numbers.last(gold).stream())
                        .anyMatch(gold -> isClose(number, gold)))
                .map(number -> 1.0)
                .orElse(0.0);
    }

    private boolean isClose(BigDecimal number, BigDecimal gold) {
        BigDecimal allowed = tolerance.max(relative.multiply(gold.abs()));
        return number.subtract(gold).abs().compareTo(allowed) <= 0;
    }

    @Override
    public boolean accepts(String gold) {
        return Numbers.last(gold).isPresent();
    }
}

package io.github.metaspo.statistics;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WeightedMeanTest {

    private record Weighted(double weight, double figure) {}

    @Test
    void aFigureCountsByItsWeight() {
        assertThat(mean(new Weighted(3, 1), new Weighted(1, 0))).isEqualTo(0.75);
    }

    @Test
    void roundingNeverTakesTheMeanBeyondTheFigures() {
        assertThat((0.1 + 0.1 + 0.1) / 3).as("plain arithmetic").isGreaterThan(0.1);
        assertThat(mean(new Weighted(1, 0.1), new Weighted(1, 0.1), new Weighted(1, 0.1)))
                .isEqualTo(0.1);
    }

    @Test
    void nothingHasNoMean() {
        assertThatThrownBy(WeightedMeanTest::mean).isInstanceOf(IllegalArgumentException.class);
    }

    private static double mean(Weighted... figures) {
        return WeightedMean.of(List.of(figures), Weighted::weight, Weighted::figure);
    }
}

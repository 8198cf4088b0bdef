package io.github.metaspo.gate;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;

import static org.assertj.core.api.Assertions.assertThat;

class ScoreFormatTest {

    @Property
    void aScoreBelowItsBoundReadsAsBelowIt(
            @ForAll @IntRange(min = 1, max = 5_000) int answered,
            @ForAll @IntRange(max = 5_000) int right,
            @ForAll @IntRange(max = 10_000) int tenThousandths) {
        BigDecimal bound = BigDecimal.valueOf(tenThousandths, 4);
        Score score = new Score(Math.min(right, answered) / (double) answered, Math.min(right, answered), answered);
        if (Decimals.isBelow(score.value(), bound)) {
            BigDecimal shown = new BigDecimal(ScoreFormat.below(score, bound).replaceAll(" .*", ""));
            assertThat(shown).isLessThan(bound);
        }
    }

    @Property
    void aDropBeyondTheToleranceReadsAsMoreThanIt(
            @ForAll @IntRange(min = 1, max = 5_000) int answered,
            @ForAll @IntRange(max = 5_000) int lost,
            @ForAll @IntRange(max = 1_000) int thousandths) {
        BigDecimal tolerance = BigDecimal.valueOf(thousandths, 3);
        double drop = Math.min(lost, answered) / (double) answered;
        if (Decimals.isBelow(-drop, tolerance.negate())) {
            assertThat(new BigDecimal(ScoreFormat.beyond(drop, tolerance)))
                    .isGreaterThan(
                            new BigDecimal(ScoreFormat.tolerance(tolerance).replaceAll(" .*", "")));
        }
    }

    @Test
    void aFigureReadsTheSameInEveryPlace() {
        // 11 of 60 are 18.333... points
        assertThat(ScoreFormat.points(-11 / 60.0)).isEqualTo("-18.3");
        assertThat(ScoreFormat.size(-11 / 60.0)).isEqualTo("18.3");
        assertThat(ScoreFormat.beyond(11 / 60.0, BigDecimal.ZERO)).isEqualTo("18.3");
        assertThat(ScoreFormat.below(new Score(11 / 60.0, 11, 60), new BigDecimal("0.5")))
                .isEqualTo("0.183 (11/60)");
        // 0.2835 * 100 is 28.349999999999998
        assertThat(ScoreFormat.size(0.2835)).isEqualTo("28.4");
        assertThat(ScoreFormat.points(0.2835)).isEqualTo("+28.4");
    }

    @Test
    void aFigureThatWouldLookLikeItsBoundGetsMoreDecimals() {
        assertThat(ScoreFormat.beyond(0.0104, new BigDecimal("0.01"))).isEqualTo("1.04");
        assertThat(ScoreFormat.beyond(0.0004, BigDecimal.ZERO)).isEqualTo("0.04");
        assertThat(ScoreFormat.below(new Score(0.5996, 3, 5), new BigDecimal("0.6")))
                .isEqualTo("0.5996 (3/5)");
    }

    @Test
    void pointsHaveASignAndOneDecimal() {
        assertThat(ScoreFormat.points(0.267)).isEqualTo("+26.7");
        assertThat(ScoreFormat.points(-0.0004)).isEqualTo("0.0");
        assertThat(ScoreFormat.points(0.55 - 0.54)).isEqualTo("+1.0");
        assertThat(ScoreFormat.tolerance(new BigDecimal("0.10"))).isEqualTo("10 points");
        assertThat(ScoreFormat.tolerance(new BigDecimal("0.005"))).isEqualTo("0.5 points");
        assertThat(ScoreFormat.tolerance(new BigDecimal("0.01"))).isEqualTo("1 point");
        assertThat(ScoreFormat.pValue(0.0009)).isEqualTo("p below 0.001");
        assertThat(ScoreFormat.pValue(0.0461)).isEqualTo("p 0.046");
    }
}

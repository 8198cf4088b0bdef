package io.github.metaspo.optimize.propose.components;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SentenceStatsTest {

    private final SentenceStats stats = new SentenceStats();

    @Test
    void whatWasNeverTriedIsWorthMost() {
        stats.add("tried", 1);

        assertThat(stats.value("new")).isInfinite().isGreaterThan(stats.value("tried"));
        assertThat(stats.mean("new")).isZero();
    }

    @Test
    void theValueIsTheMeanGainAndABonusThatShrinksWithEachPull() {
        stats.add("a", 0.3);
        stats.add("a", 0.1);
        stats.add("b", 0.2);

        assertThat(stats.mean("a")).isEqualTo(0.2, within(1e-12));
        assertThat(stats.value("a")).isEqualTo(0.2 + 0.1 * Math.sqrt(2 * Math.log(3) / 2), within(1e-12));
        assertThat(stats.value("b")).isGreaterThan(stats.value("a"));
    }
}

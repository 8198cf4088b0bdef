package io.github.metaspo.optimize.propose.components;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SentenceStatsTest {

    private final SentenceStats credits = new SentenceStats();

    @Test
    void whatWasNeverTriedIsWorthMost() {
        credits.add("tried", 1);

        assertThat(credits.value("new")).isInfinite().isGreaterThan(credits.value("tried"));
        assertThat(credits.mean("new")).isZero();
    }

    @Test
    void theValueIsTheMeanGainAndABonusThatShrinksWithEachPull() {
        credits.add("a", 0.3);
        credits.add("a", 0.1);
        credits.add("b", 0.2);

        assertThat(credits.mean("a")).isEqualTo(0.2, within(1e-12));
        assertThat(credits.value("a")).isEqualTo(0.2 + 0.1 * Math.sqrt(2 * Math.log(3) / 2), within(1e-12));
        assertThat(credits.value("b")).isGreaterThan(credits.value("a"));
    }
}

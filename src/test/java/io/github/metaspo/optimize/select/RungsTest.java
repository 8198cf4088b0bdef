package io.github.metaspo.optimize.select;

import io.github.metaspo.optimize.select.Rungs.Rung;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RungsTest {

    @ParameterizedTest
    @CsvSource({"0, 4, 50, 4", "20, 4, 50, 4", "20, 1, 50, 6", "100, 4, 50, 8", "100, 4, 6, 6", "100, 1, 50, 30"})
    void theFirstRungFollowsFromThePriceOfAProposal(double price, int tasks, int all, int first) {
        assertThat(Rungs.of(price, tasks, all, 1).at(0)).isEqualTo(new Rung(first, 1));
    }

    @Test
    void examplesDoubleAndThenEachIsAskedWithAnotherUserPrompt() {
        assertThat(Rungs.of(0, 4, 20, 3).rungs())
                .containsExactly(
                        new Rung(4, 1),
                        new Rung(8, 1),
                        new Rung(16, 1),
                        new Rung(20, 1),
                        new Rung(20, 2),
                        new Rung(20, 3));
    }

    @Test
    void aSearchBeginsOnTheLowestRungWithTwelveOrAllExamples() {
        assertThat(Rungs.of(0, 4, 50, 1).start()).isEqualTo(new Rung(16, 1));
        assertThat(Rungs.of(0, 4, 10, 3).start()).isEqualTo(new Rung(10, 1));
    }
}

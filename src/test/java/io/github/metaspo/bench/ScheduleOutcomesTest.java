package io.github.metaspo.bench;

import io.github.metaspo.optimize.ScheduleCell;
import io.github.metaspo.optimize.ScheduleOutcome;
import io.github.metaspo.optimize.ScriptedMethods.Figure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Outcomes are kept in files and compared by the worlds that both have. */
class ScheduleOutcomesTest {

    private static final ScheduleCell CHEAP = ScheduleCell.of("b/20/5/40/usual");
    private static final ScheduleCell DEAR = ScheduleCell.of("b/20/100/40/usual");

    @TempDir
    private Path folder;

    @Test
    void differencesAreThoseOfSharedWorlds() {
        ScheduleOutcomes these = outcomes(outcome(CHEAP, 1, 3), outcome(CHEAP, 2, 5), outcome(CHEAP, 3, 100));
        ScheduleOutcomes others = outcomes(outcome(CHEAP, 1, 2), outcome(CHEAP, 2, 1));
        Figure difference = these.minus(others, List.of(CHEAP));
        assertThat(these.shared(CHEAP, others)).isEqualTo(2);
        assertThat(difference.mean()).isEqualTo(2.5);
        assertThat(difference.standardError()).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void cellsThatShareWorldsAreNotCountedAsIndependent() {
        ScheduleOutcomes these =
                outcomes(outcome(CHEAP, 1, 1), outcome(CHEAP, 2, 3), outcome(DEAR, 1, 1), outcome(DEAR, 2, 3));
        Figure mean = these.mean(these.cells(), ScheduleOutcome::gain);
        assertThat(mean.mean()).isEqualTo(2);
        assertThat(mean.standardError()).isCloseTo(1, within(1e-9));
    }

    @Test
    void aFileIsContinued() throws IOException {
        Path place = folder.resolve("raw.tsv");
        for (int seed = 0; seed < 2; seed++) {
            try (OutcomeFile file = OutcomeFile.of(Optional.of(place))) {
                file.add(outcome(CHEAP, seed, 1.5));
            }
        }
        ScheduleOutcomes read = ScheduleOutcomes.read(place);
        assertThat(read.of(CHEAP)).containsExactly(outcome(CHEAP, 0, 1.5), outcome(CHEAP, 1, 1.5));
        assertThat(read.has(DEAR, 0)).isFalse();
    }

    private static ScheduleOutcomes outcomes(ScheduleOutcome... outcomes) {
        return new ScheduleOutcomes(List.of(outcomes));
    }

    private static ScheduleOutcome outcome(ScheduleCell cell, long seed, double gain) {
        return new ScheduleOutcome(cell, seed, gain, 12, 100, 10, "BUDGET", 5);
    }
}

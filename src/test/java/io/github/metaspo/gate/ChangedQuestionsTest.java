package io.github.metaspo.gate;

import io.github.metaspo.lock.Baseline;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChangedQuestionsTest {

    @Test
    void questionsThatWereAnsweredBothTimesAreSplitIntoWinsAndLosses() {
        Baseline before = GateFixtures.baseline(GateFixtures.rows("t0", "0011-"));
        Baseline after = GateFixtures.baseline(GateFixtures.rows("t0", "01-01"));
        ChangedQuestions changed = ChangedQuestions.of(before, after);
        assertThat(changed.wins())
                .extracting(change -> change.after().example())
                .containsExactly("t0-1");
        assertThat(changed.losses())
                .extracting(change -> change.after().example())
                .containsExactly("t0-3");
    }

    @Test
    void tenAreListedAndAllAreCounted() {
        Baseline before = GateFixtures.baseline(GateFixtures.rows("t0", "0".repeat(30)));
        Baseline after = GateFixtures.baseline(GateFixtures.rows("t0", "1".repeat(30)));
        ChangedQuestions changed = ChangedQuestions.of(before, after);
        assertThat(changed.wins()).hasSize(10);
        assertThat(changed.allWins()).isEqualTo(30);
        assertThat(changed.losses()).isEmpty();
        assertThat(changed.allLosses()).isZero();
    }

    @Test
    void equalChangesTakeTurnsOverTheTasks() {
        Baseline before = GateFixtures.baseline(GateFixtures.rows("t0", "111111111111"), GateFixtures.rows("t1", "11"));
        Baseline after = GateFixtures.baseline(GateFixtures.rows("t0", "000000000000"), GateFixtures.rows("t1", "00"));
        assertThat(ChangedQuestions.of(before, after).losses())
                .extracting(change -> change.after().task())
                .startsWith("t0", "t1", "t0", "t1", "t0")
                .hasSize(10);
    }
}

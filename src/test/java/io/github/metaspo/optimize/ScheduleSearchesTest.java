package io.github.metaspo.optimize;

import io.github.metaspo.optimize.StopReason.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Searches at a limited cost are ended by it, and repeat. */
class ScheduleSearchesTest {

    private final ScheduleSearches searches = new ScheduleSearches();

    @ParameterizedTest
    @ValueSource(strings = {"a/20/100/20/long", "b/20/5/40/long", "b0/20/20/20/long", "a/50/0/40/long"})
    void aPatientSearchSpendsItsWholeBudgetAndNoMore(String text) throws Exception {
        ScheduleCell cell = ScheduleCell.of(text);
        ScheduleOutcome outcome = searches.run(cell, 7);
        assertThat(outcome.stopped()).isEqualTo(Cause.BUDGET.name());
        assertThat(outcome.spent()).isBetween(cell.budget() - Math.max(1, cell.price()) + 1, cell.budget());
        assertThat(outcome.proposals()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/20/5/40/usual", "b/20/5/40/usual"})
    void aSearchRepeats(String text) throws Exception {
        ScheduleCell cell = ScheduleCell.of(text);
        assertThat(searches.run(cell, 8).gain()).isEqualTo(searches.run(cell, 8).gain());
    }

    @Test
    void aDearProposalLeavesTheSameBudgetWithFewerOfThem() throws Exception {
        ScheduleOutcome outcome = searches.run(ScheduleCell.of("b/50/100/20/long"), 9);
        assertThat(outcome.proposals()).isLessThanOrEqualTo(24);
        assertThat(ScheduleOutcome.of(outcome.toString()).cell()).isEqualTo(outcome.cell());
    }
}

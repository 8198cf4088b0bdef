package io.github.metaspo.optimize;

import io.github.metaspo.optimize.Candidate.Status;
import io.github.metaspo.optimize.ScriptedSearches.Gains;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What comes of whole races, judged by a truth that only the scripted world knows. */
class RaceOnScriptedWorldsTest {

    @ParameterizedTest
    @CsvSource({"1500, 0.61", "6000, 0.85", "18200, 0.90"})
    void aRaceReachesItsShareOfTheAttainableGain(long questions, double wanted) throws Exception {
        Gains gains = ScriptedSearches.race(questions).gains();
        assertThat(gains.mostCalls()).isLessThanOrEqualTo(questions);
        assertThat(gains.share()).isGreaterThanOrEqualTo(wanted);
    }

    @Test
    void onMacroF1ARaceGainsMoreThanFullModeWithHalfOfItsQuestions() throws Exception {
        Gains race = ScriptedSearches.race(9_100).in(UnbalancedWorld::new).in(6).gains();
        Gains full = ScriptedSearches.full().in(UnbalancedWorld::new).in(6).gains();
        assertThat(race.mostCalls()).isLessThanOrEqualTo(9_100);
        assertThat(race.share()).isGreaterThan(full.share() + 0.2);
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws Exception {
        assertThat(race(13)).isEqualTo(race(1));
    }

    @Test
    void aRaceAsksNoMoreThanItSaidItWould() throws Exception {
        for (int seed = 0; seed < 10; seed++) {
            ScriptedWorld world = new ScriptedWorld(seed, 1);
            try (SearchFixture fixture =
                    SearchFixture.race(world.suite(50, 1), world, new ScriptedProposer(world), 599, seed, 2)) {
                long most = fixture.search().estimate().targetCalls();
                fixture.run();
                assertThat((long) world.calls()).isLessThanOrEqualTo(most);
            }
        }
    }

    @Test
    void aRaceMakesARoundHoweverFewQuestionsItIsGiven() throws Exception {
        ScriptedWorld world = new ScriptedWorld(5, 1);
        try (SearchFixture fixture =
                SearchFixture.race(world.suite(50, 1), world, new ScriptedProposer(world), 1, 5, 2)) {
            SearchResult found = fixture.run();
            assertThat(found.candidates()).anyMatch(candidate -> candidate.round() == 1);
            assertThat((long) world.calls())
                    .isLessThanOrEqualTo(fixture.search().estimate().targetCalls());
        }
    }

    @Test
    void whatIsDroppedIsAskedLessThanWhatWins() throws Exception {
        List<Candidate> candidates = race(2).candidates();
        int winners = questions(candidates, Status.Scored.class);
        int losers = questions(candidates, Status.Dropped.class);
        assertThat(losers).isPositive().isLessThan(winners / 2);
    }

    private static int questions(List<Candidate> candidates, Class<? extends Status> kind) {
        return (int) candidates.stream()
                .filter(candidate ->
                        candidate.round() > 0 && candidate.task().isEmpty() && kind.isInstance(candidate.status()))
                .mapToInt(candidate -> candidate.status() instanceof Status.Scored scored
                        ? scored.questions()
                        : ((Status.Dropped) candidate.status()).questions())
                .average()
                .orElseThrow();
    }

    private static SearchResult race(int threads) throws Exception {
        ScriptedWorld world = new ScriptedWorld(5, 1);
        try (SearchFixture fixture =
                SearchFixture.race(world.suite(50, 1), world, new ScriptedProposer(world), 3000, 5, threads)) {
            return fixture.run();
        }
    }
}

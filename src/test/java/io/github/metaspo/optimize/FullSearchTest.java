package io.github.metaspo.optimize;

import io.github.metaspo.suite.Suite;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FullSearchTest {

    @Test
    void withTheDefaultsExactly18200TargetCallsAreMade() throws Exception {
        ScriptedWorld world = new ScriptedWorld(1, 1);
        SearchResult found = search(world, 1, 2);
        assertThat(world.calls()).isEqualTo(18_200);
        assertThat(found.stopped().sentence()).isEqualTo("all rounds were made");
    }

    @Test
    void thePlanIncludesASecondTryForEachOfThe63Proposals() {
        ScriptedWorld world = new ScriptedWorld(1, 1);
        Suite suite = world.suite(50, 1);
        try (SearchFixture fixture = SearchFixture.full(suite, world, new ScriptedProposer(world), 1, 1)) {
            assertThat(fixture.search().estimate()).isEqualTo(new CallEstimate(18_200, 189));
        }
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws Exception {
        SearchResult one = search(new ScriptedWorld(7, 1), 7, 1);
        SearchResult many = search(new ScriptedWorld(7, 1), 7, 13);
        assertThat(many).isEqualTo(one);
    }

    private static SearchResult search(ScriptedWorld world, long seed, int threads) throws Exception {
        Suite suite = world.suite(50, 1);
        try (SearchFixture fixture = SearchFixture.full(suite, world, new ScriptedProposer(world), seed, threads)) {
            return fixture.run();
        }
    }
}

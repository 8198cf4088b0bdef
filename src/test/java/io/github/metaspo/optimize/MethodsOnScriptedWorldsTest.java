package io.github.metaspo.optimize;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The methods at equal numbers of questions, by a truth on unseen tasks that only the scripted worlds know. */
class MethodsOnScriptedWorldsTest {

    /** Half of what full mode asks. */
    private static final long QUESTIONS = 9_100;

    @Test
    void metaspoGainsMoreThanTheOuterLoopAndThatMoreThanSprigAndThatMoreThanNothing() throws Exception {
        ScriptedSearches.Gains metaspo = ScriptedSearches.race(QUESTIONS).gains();
        ScriptedSearches.Gains outerLoop = ScriptedSearches.outerLoop(QUESTIONS).gains();
        ScriptedSearches.Gains sprig = ScriptedSearches.sprig().gains();
        assertThat(sprig.mostCalls()).isLessThanOrEqualTo(QUESTIONS);
        assertThat(outerLoop.mostCalls()).isLessThanOrEqualTo(QUESTIONS);
        assertThat(metaspo.mostCalls()).isLessThanOrEqualTo(QUESTIONS);
        assertThat(metaspo.share()).isGreaterThan(outerLoop.share());
        assertThat(outerLoop.share()).isGreaterThan(sprig.share());
        assertThat(sprig.share()).isPositive();
    }
}

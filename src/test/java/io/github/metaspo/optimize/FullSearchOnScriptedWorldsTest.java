package io.github.metaspo.optimize;

import io.github.metaspo.optimize.ScriptedSearches.Luck;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What comes of whole searches, judged by a truth that only the scripted world knows. */
class FullSearchOnScriptedWorldsTest {

    @Test
    void inAtLeast19Of20WorldsABetterPromptForUnseenTasksIsFound() throws Exception {
        assertThat(ScriptedSearches.full().gains().better()).isGreaterThanOrEqualTo(19);
    }

    @Test
    void whereNothingHelpsNothingIsShippedInAtLeast19Of20Worlds() throws Exception {
        Luck luck = ScriptedSearches.full().luck();
        assertThat(luck.lucky()).isGreaterThan(ScriptedSearches.WORLDS / 2);
        assertThat(luck.shipped()).isLessThanOrEqualTo(1);
    }
}

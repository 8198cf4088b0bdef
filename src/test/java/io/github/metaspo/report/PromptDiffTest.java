package io.github.metaspo.report;

import io.github.metaspo.lock.MeasuredPrompts;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class PromptDiffTest {

    @Test
    void everyLineIsSafeForATerminalAndShowsWhatNobodySees() {
        assertThat(PromptDiff.lines("system prompt", "a\nb", "a\u2066\nb\rc\u001b]0;x\u0007"))
                .containsExactly(
                        "--- system prompt before",
                        "+++ system prompt after",
                        "@@ -1,2 +1,2 @@",
                        "-a",
                        "-b",
                        "+a\\u{2066}",
                        "+b\\u{D}c\\u{1B}]0;x\\u{7}");
    }

    @Test
    void nothingChangedIsNoLine() {
        assertThat(PromptDiff.lines("system prompt", "a\u202e", "a\u202e")).isEmpty();
    }

    @Test
    void aChangeOfAHiddenCharacterAloneIsShown() {
        assertThat(PromptDiff.lines("system prompt", "pay", "pay\u200b")).contains("-pay", "+pay\\u{200B}");
    }

    @Test
    void systemPromptAndUserPromptsOfTasksThatBothHaveAreShown() {
        MeasuredPrompts before = new MeasuredPrompts(
                "a", new TreeMap<>(Map.of("same", "{question}", "other", "old {question}", "gone", "x {question}")));
        MeasuredPrompts after = new MeasuredPrompts(
                "b", new TreeMap<>(Map.of("same", "{question}", "other", "new {question}", "added", "y {question}")));
        assertThat(PromptDiff.lines(before, after))
                .contains("-a", "+b", "--- user prompt of other before", "-old {question}", "+new {question}")
                .noneMatch(line -> line.contains("same") || line.contains("gone") || line.contains("added"));
        assertThat(PromptDiff.lines(before, before)).isEmpty();
    }
}

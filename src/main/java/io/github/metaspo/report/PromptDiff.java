package io.github.metaspo.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.github.metaspo.lock.MeasuredPrompts;
import io.github.metaspo.model.UntrustedText;

import java.util.ArrayList;
import java.util.List;

/**
 * Unified diff of two prompts. Shows all lines as context, because prompts have few, long lines; hidden characters are escaped.
 */
public final class PromptDiff {

    private PromptDiff() {}

    /**
     * Returns the lines of the diff; none if the prompts are equal.
     *
     * @param name of the prompt, for the header of the diff
     */
    public static List<String> lines(String name, String before, String after) {
        List<String> beforeLines = lines(before);
        List<String> afterLines = lines(after);
        int context = Math.max(beforeLines.size(), afterLines.size());
        return UnifiedDiffUtils.generateUnifiedDiff(
                name + " before", name + " after", beforeLines, DiffUtils.diff(beforeLines, afterLines), context);
    }

    /** Returns the lines of the diffs of the system prompt and of the user prompts of all tasks that both have; none if they are equal. */
    public static List<String> lines(MeasuredPrompts before, MeasuredPrompts after) {
        List<String> lines = new ArrayList<>(lines("system prompt", before.systemPrompt(), after.systemPrompt()));
        before.userPrompts().forEach((task, prompt) -> {
            String other = after.userPrompts().get(task);
            if (other != null) {
                lines.addAll(lines("user prompt of " + task, prompt, other));
            }
        });
        return lines;
    }

    /** Returns the lines of a prompt with hidden characters escaped. */
    public static List<String> lines(String prompt) {
        return List.of(UntrustedText.visible(prompt).split("\n", -1));
    }
}

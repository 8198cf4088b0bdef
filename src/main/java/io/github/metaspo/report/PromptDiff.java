package io.github.metaspo.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;

import java.util.List;

/** How a prompt changed, as a unified diff. Prompts are texts of few and long lines, so every line is shown. */
public final class PromptDiff {

    private PromptDiff() {}

    /**
     * The lines of the diff; none where nothing changed.
     *
     * @param name of the prompt, for the head of the diff
     */
    public static List<String> lines(String name, String before, String after) {
        List<String> former = before.lines().toList();
        List<String> present = after.lines().toList();
        int context = Math.max(former.size(), present.size());
        return UnifiedDiffUtils.generateUnifiedDiff(
                name + " before", name + " after", former, DiffUtils.diff(former, present), context);
    }
}

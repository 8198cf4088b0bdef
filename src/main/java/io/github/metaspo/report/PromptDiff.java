package io.github.metaspo.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.github.metaspo.model.UntrustedText;

import java.util.List;

/**
 * How a prompt changed, as a unified diff. Prompts are texts of few and long lines, so every line is shown, with its hidden
 * characters escaped.
 */
public final class PromptDiff {

    private PromptDiff() {}

    /**
     * The lines of the diff; none where nothing changed.
     *
     * @param name of the prompt, for the head of the diff
     */
    public static List<String> lines(String name, String before, String after) {
        List<String> former = lines(before);
        List<String> present = lines(after);
        int context = Math.max(former.size(), present.size());
        return UnifiedDiffUtils.generateUnifiedDiff(
                name + " before", name + " after", former, DiffUtils.diff(former, present), context);
    }

    /** The lines of a prompt as they are printed. */
    public static List<String> lines(String prompt) {
        return List.of(UntrustedText.visible(prompt).split("\n", -1));
    }
}

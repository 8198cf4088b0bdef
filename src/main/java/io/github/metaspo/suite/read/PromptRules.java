package io.github.metaspo.suite.read;

import io.github.metaspo.api.Place;
import io.github.metaspo.suite.UserPrompt;
import io.github.metaspo.suite.yaml.Problems;

/** What every prompt must be before it may be sent, wherever it was written. */
public final class PromptRules {

    private static final String TEMPLATE = "{{";

    private final Problems problems;

    public PromptRules(Problems problems) {
        this.problems = problems;
    }

    /** Whether a normalised text will do as a prompt; notes a problem where it does not. */
    public boolean isUsable(String prompt, Place place) {
        if (prompt.isEmpty()) {
            problems.add(place, "the prompt is empty");
        } else if (prompt.contains(TEMPLATE)) {
            problems.add(
                    place,
                    "the prompt holds \"{{\", which LangChain4j takes for the start of a template variable; "
                            + "put a blank between the braces or use single ones");
        }
        return !prompt.isEmpty() && !prompt.contains(TEMPLATE);
    }

    /** Whether a user prompt has exactly one place for the question; notes a problem where it has not. */
    public boolean asksOnce(String prompt, Place place) {
        int times = (prompt.length() - prompt.replace(UserPrompt.QUESTION, "").length()) / UserPrompt.QUESTION.length();
        if (times != 1) {
            problems.add(
                    place,
                    "the user prompt holds " + UserPrompt.QUESTION + " " + (times == 0 ? "nowhere" : times + " times")
                            + "; write it exactly once, where the question belongs");
        }
        return times == 1;
    }
}

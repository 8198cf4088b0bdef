package io.github.metaspo.suite.read;

import io.github.metaspo.api.Place;
import io.github.metaspo.suite.UserPrompt;
import io.github.metaspo.suite.yaml.Problems;

/** Validation rules for all prompts, from suites and from proposals. */
public final class PromptRules {

    private static final String TEMPLATE = "{{";

    private final Problems problems;

    public PromptRules(Problems problems) {
        this.problems = problems;
    }

    /** Returns whether a normalised text can be used as a prompt; adds a problem if not. */
    public boolean isUsable(String prompt, Place place) {
        if (prompt.isEmpty()) {
            problems.add(place, "the prompt is empty");
        } else if (prompt.contains(TEMPLATE)) {
            problems.add(
                    place,
                    "the prompt contains \"{{\", which LangChain4j reads as the start of a template variable; "
                            + "put a space between the braces or use single ones");
        }
        return !prompt.isEmpty() && !prompt.contains(TEMPLATE);
    }

    /** Returns whether a user prompt contains {@code {question}} exactly once; adds a problem if not. */
    public boolean asksOnce(String prompt, Place place) {
        int times = (prompt.length() - prompt.replace(UserPrompt.QUESTION, "").length()) / UserPrompt.QUESTION.length();
        if (times != 1) {
            problems.add(
                    place,
                    "the user prompt contains " + (times == 0 ? "no " : "") + UserPrompt.QUESTION
                            + (times == 0 ? "" : " " + times + " times")
                            + "; write it exactly once, where the question belongs");
        }
        return times == 1;
    }
}

package io.github.metaspo.lock;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The prompts that a measurement is about. Unlike the prompts of a lock they are never edited by hand.
 *
 * @param systemPrompt as measured
 * @param userPrompts of all measured tasks, by task id
 */
public record MeasuredPrompts(String systemPrompt, SortedMap<String, String> userPrompts) {

    public MeasuredPrompts {
        userPrompts = new TreeMap<>(userPrompts);
    }

    /** Returns a copy with another user prompt of a task. */
    public MeasuredPrompts withUserPrompt(String task, String userPrompt) {
        SortedMap<String, String> others = new TreeMap<>(userPrompts);
        others.put(task, userPrompt);
        return new MeasuredPrompts(systemPrompt, others);
    }
}

package io.github.metaspo.evaluation;

import io.github.metaspo.api.ModelSettings;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The subject of a measurement: the prompts and the model settings on which the answers depend.
 *
 * @param systemPrompt the normalised system prompt
 * @param userPrompts the user prompts by task id
 * @param model the model settings of the suite
 * @param resolvedNames the model names that the provider reported in its replies
 */
public record EvaluationSubject(
        String systemPrompt,
        SortedMap<String, String> userPrompts,
        ModelSettings model,
        SortedSet<String> resolvedNames) {

    public EvaluationSubject {
        userPrompts = new TreeMap<>(userPrompts);
        resolvedNames = new TreeSet<>(resolvedNames);
    }

    /** Returns the subject of batches that share one system prompt. */
    public static EvaluationSubject of(List<Batch> batches, ModelSettings model, SortedSet<String> resolvedNames) {
        SortedMap<String, String> userPrompts = new TreeMap<>();
        for (Batch batch : batches) {
            userPrompts.put(batch.task().id(), batch.userPrompt().template());
        }
        return new EvaluationSubject(batches.get(0).systemPrompt(), userPrompts, model, resolvedNames);
    }
}

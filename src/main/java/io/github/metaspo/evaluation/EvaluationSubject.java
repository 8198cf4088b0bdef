package io.github.metaspo.evaluation;

import io.github.metaspo.api.ModelSettings;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a measurement is about: everything on the side of prompt and model that answers depend on.
 *
 * @param systemPrompt normalised
 * @param userPrompts by task id
 * @param model as the suite asks for it
 * @param resolvedNames the model's names as the provider gave them in its replies
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

    /** What some batches of one system prompt are about. */
    public static EvaluationSubject of(List<Batch> batches, ModelSettings model, SortedSet<String> resolvedNames) {
        SortedMap<String, String> userPrompts = new TreeMap<>();
        for (Batch batch : batches) {
            userPrompts.put(batch.task().id(), batch.userPrompt().template());
        }
        return new EvaluationSubject(batches.get(0).systemPrompt(), userPrompts, model, resolvedNames);
    }
}

package io.github.metaspo.lock;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.evaluation.EvaluationSubject;
import io.github.metaspo.files.Hashes;
import io.github.metaspo.scoring.extract.ExtractionRules;
import io.github.metaspo.suite.Keywords;
import io.github.metaspo.suite.Task;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Fingerprints that tell whether two measurements are about the same prompts, model and examples. The same on every platform. */
public final class Fingerprints {

    private static final int LENGTH = 32;

    private Fingerprints() {}

    /** Returns the fingerprint of a measurement's subject as far as it is known without a call: prompts, requested model, sampling. */
    public static String subject(EvaluationSubject subject) {
        Text text = new Text().put("system", subject.systemPrompt());
        subject.userPrompts().forEach((task, prompt) -> text.put("user " + task, prompt));
        ModelSettings model = subject.model();
        text.put("provider", model.provider())
                .put("name", model.shortName())
                .put("temperature", model.temperature().toString())
                .put("seed", model.seed().toString())
                .put("maxTokens", String.valueOf(model.maxTokens()));
        new TreeMap<>(model.options()).forEach((name, value) -> text.put("option " + name, value));
        model.request().answerSettings().forEach((name, value) -> text.put("setting " + name, value));
        return text.fingerprint();
    }

    /**
     * Returns the fingerprint of a task's held-out examples (in any order), its extraction and its metric.
     *
     * @param metricVersion of the task's metric
     */
    public static String contents(Task task, String metricVersion) {
        return contents(task, ExtractionRules.of(task.extraction()).text(task.extraction()), metricVersion);
    }

    /**
     * Returns the {@link #contents} fingerprint as earlier plugins wrote it, when extractions had version 1.
     *
     * @param metricVersion the version that the task's metric had then
     */
    public static String formerContents(Task task, String metricVersion) {
        return contents(task, ExtractionRules.formerText(task.extraction()), metricVersion);
    }

    private static String contents(Task task, String extraction, String metricVersion) {
        Text text = new Text()
                .put("extraction", extraction)
                .put("metric", metricVersion)
                .put("repeats", String.valueOf(task.repeats()));
        List<Example> sorted =
                task.test().stream().sorted(Comparator.comparing(Example::id)).toList();
        for (Example example : sorted) {
            text.put("id", example.id()).put("question", example.question());
            example.earlier().forEach(message -> text.put("message " + Keywords.of(message.role()), message.text()));
            example.answers().forEach(answer -> text.put("answer", answer));
            example.options().forEach(option -> text.put("option", option));
            new TreeMap<>(example.variables()).forEach((name, value) -> text.put("variable " + name, value));
        }
        return text.fingerprint();
    }

    /** Returns the fingerprint of prompts that are compared on held-out examples. */
    public static String prompts(String systemPrompt, SortedMap<String, String> userPrompts) {
        Text text = new Text().put("system", systemPrompt);
        for (Map.Entry<String, String> prompt : userPrompts.entrySet()) {
            text.put("user " + prompt.getKey(), prompt.getValue());
        }
        return text.fingerprint();
    }

    /** Returns the fingerprint of the system prompt in a suite file. */
    public static String suitePrompt(String systemPrompt) {
        return prompts(systemPrompt, new TreeMap<>());
    }

    /** Returns the fingerprint of a baseline: the beginning of the SHA-256 of its file. */
    public static String baseline(Baseline baseline) {
        return Hashes.sha256(out -> BaselineFile.write(baseline, out)).substring(0, LENGTH);
    }

    /** Names and values with their lengths, so that different lists never give the same text. */
    private static final class Text {

        private final StringJoiner parts = new StringJoiner("\n");

        Text put(String name, String value) {
            parts.add(name + " " + value.length() + " " + value);
            return this;
        }

        String fingerprint() {
            return Hashes.sha256(parts.toString()).substring(0, LENGTH);
        }
    }
}

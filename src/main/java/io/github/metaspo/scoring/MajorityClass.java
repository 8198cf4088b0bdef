package io.github.metaspo.scoring;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Judgement;
import io.github.metaspo.api.Metric;
import io.github.metaspo.scoring.text.LowerCase;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The constant answer of a task: its most frequent gold answer, and the score of always giving it.
 *
 * @param answer the answer in canonical form; the first if several are equally frequent
 * @param score the score under the task's metric, 0 to 1
 */
public record MajorityClass(String answer, double score) {

    /**
     * Returns the majority class of examples.
     *
     * @param examples at least one
     * @throws MetricException if a user's metric fails
     */
    public static MajorityClass of(TaskScorer scorer, List<Example> examples) {
        List<Example> canonical = examples.stream().map(scorer::canonical).toList();
        String answer = mostFrequent(canonical);
        Metric metric = scorer.metric();
        List<Judgement> judgements = canonical.stream()
                .map(example ->
                        new Judgement(example.answers().get(0), Optional.of(answer), scorer.score(answer, example)))
                .toList();
        return new MajorityClass(answer, metric.total(judgements));
    }

    private static String mostFrequent(List<Example> examples) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, String> spellings = new LinkedHashMap<>();
        for (Example example : examples) {
            for (String answer : example.answers()) {
                String key = LowerCase.of(answer);
                counts.merge(key, 1, Integer::sum);
                spellings.putIfAbsent(key, answer);
            }
        }
        int most = counts.values().stream().max(Integer::compare).orElseThrow();
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(entry -> spellings.getOrDefault(entry.getKey(), entry.getKey()))
                .findFirst()
                .orElseThrow();
    }
}

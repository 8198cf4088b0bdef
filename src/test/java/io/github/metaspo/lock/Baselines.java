package io.github.metaspo.lock;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Test fixture: baselines whose prompts do not matter. */
public final class Baselines {

    private Baselines() {}

    public static Baseline of(List<Baseline.Row> rows) {
        SortedMap<String, String> userPrompts = new TreeMap<>();
        rows.forEach(row -> userPrompts.put(row.task(), row.task() + "?\n{question}"));
        return new Baseline(new MeasuredPrompts("You are a helpful assistant.", userPrompts), rows);
    }
}

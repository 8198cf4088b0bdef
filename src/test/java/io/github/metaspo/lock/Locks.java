package io.github.metaspo.lock;

import io.github.metaspo.lock.Baseline.Row;
import io.github.metaspo.lock.Lock.Figure;
import io.github.metaspo.lock.Lock.Measured;
import io.github.metaspo.lock.Lock.MeasuredTask;
import io.github.metaspo.lock.Lock.Origin;
import io.github.metaspo.lock.Lock.Result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Fixtures: locks and baselines for tests. */
final class Locks {

    static final Baseline BASELINE = Baselines.of(List.of(
            new Row("stars", "2", 0, 1, Optional.of("5")),
            new Row("stars", "10", 0, 2 / 3d, Optional.of("say \"4\", or\n5")),
            new Row("stars", "10", 1, 0, Optional.empty()),
            new Row("mood", "a,b", 0, 0.25, Optional.of("")),
            new Row("mood", "c:\\d", 0, 1e-7, Optional.of("it's"))));

    private Locks() {}

    static Lock searched(String systemPrompt, Map<String, String> userPrompts) {
        return lock(
                systemPrompt,
                userPrompts,
                Optional.of(new Figure(0.283333333, 0.2249999, 0.35)),
                new Origin.Search(
                        "metaspo",
                        "full",
                        "llm",
                        Optional.of("openai/gpt-4o-mini"),
                        42,
                        Lock.Stop.ALL_ROUNDS,
                        Result.NOT_CONFIRMED,
                        Optional.of(new Lock.Gain(0.0416666666, -0.0083333, 0.091666666, 0.0812345678)),
                        new TreeMap<>(Map.of("stars", "Rate it: {question}"))));
    }

    static Lock accepted(String systemPrompt, String reason) {
        return lock(systemPrompt, Map.of(), Optional.empty(), new Origin.Accepted(reason, Optional.empty()));
    }

    private static Lock lock(
            String systemPrompt, Map<String, String> userPrompts, Optional<Figure> seed, Origin origin) {
        Figure figure = new Figure(0.55, 0.4833335, 1);
        Measured measured = new Measured(
                "0123456789abcdef0123456789abcdef",
                Fingerprints.baseline(BASELINE),
                new Lock.Model("llama", "smollm2-135m-instruct", new TreeSet<>(List.of("b", "a: 1"))),
                figure,
                seed,
                List.of(
                        new MeasuredTask("stars", false, "accuracy", "11111111111111111111111111111111", 120, figure),
                        new MeasuredTask("mood", true, "macroF1", "22222222222222222222222222222e22", 40, figure)));
        return new Lock(
                "review",
                systemPrompt,
                new TreeMap<>(userPrompts),
                measured,
                seed,
                origin,
                new TreeSet<>(List.of("ffff", "00001111222233334444555566667777")));
    }
}

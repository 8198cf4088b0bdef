package io.github.metaspo.evaluation;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Location;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.RequestSettings;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.CompareSettings;
import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.GateSettings;
import io.github.metaspo.suite.MetricSettings;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.ProposalSettings;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Fixtures: suites, tasks and evaluators for tests. */
public final class EvaluationFixtures {

    private static final Location PLACE = new Location(Path.of("review.yaml"), 1, 1);

    private EvaluationFixtures() {}

    /** A task whose i-th of some test questions is "q<i>" with the answer "<i modulo 5>". */
    public static Task task(String id, Task.Role role, int examples, String metric, int repeats) {
        List<Example> test = IntStream.range(0, examples)
                .mapToObj(i -> Example.of(id + "-" + i, "q" + i, String.valueOf(i % 5)))
                .toList();
        return new Task(
                id,
                role,
                new UserPrompt(id + ": {question}"),
                List.of(),
                test,
                new Extraction.Text(),
                new MetricSettings(metric, Map.of(), PLACE),
                1,
                Optional.empty(),
                repeats,
                PLACE);
    }

    /** A suite of these tasks. */
    /** The same suite with other settings of the search. */
    public static Suite with(Suite suite, OptimizeSettings settings) {
        return new Suite(
                suite.name(),
                suite.file(),
                suite.systemPrompt(),
                suite.target(),
                suite.optimizer(),
                suite.recording(),
                suite.tasks(),
                settings,
                suite.gate(),
                suite.compare(),
                suite.remarks());
    }

    public static Suite suite(Task... tasks) {
        return new Suite(
                "review",
                Path.of("review.yaml"),
                "You are a helpful assistant.",
                model(4),
                Optional.empty(),
                Optional.empty(),
                List.of(tasks),
                new OptimizeSettings(
                        OptimizeSettings.Method.METASPO,
                        OptimizeSettings.Mode.FULL,
                        3,
                        9,
                        3,
                        3,
                        8,
                        42,
                        Optional.empty(),
                        OptimizeSettings.Ship.CONFIRMED,
                        OptimizeSettings.UserPrompts.KEEP,
                        new OptimizeSettings.Budget(
                                OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.empty(), Optional.empty()),
                        ProposalSettings.NONE),
                new GateSettings(
                        new BigDecimal("0.01"),
                        Optional.empty(),
                        OptionalInt.empty(),
                        new BigDecimal("0.02"),
                        GateSettings.Severity.WARN,
                        GateSettings.Severity.FAIL),
                CompareSettings.DEFAULT,
                List.of());
    }

    /** The same suite in another file, with another target model and other bounds. */
    public static Suite changed(Suite suite, Path file, ModelSettings target, GateSettings gate) {
        return new Suite(
                suite.name(),
                file,
                suite.systemPrompt(),
                target,
                suite.optimizer(),
                suite.recording(),
                suite.tasks(),
                suite.optimize(),
                gate,
                suite.compare(),
                suite.remarks());
    }

    /** A model called scripted/tiny that costs 1 and 2 USD for a million tokens. */
    public static ModelSettings model(int concurrency) {
        return model(concurrency, RequestSettings.NONE);
    }

    /** The same with other things sent along with each request. */
    public static ModelSettings model(int concurrency, RequestSettings request) {
        return new ModelSettings(
                "scripted",
                Optional.of("tiny"),
                Optional.empty(),
                Optional.empty(),
                new ModelSettings.ApiKey.ProviderDefault(),
                OptionalDouble.of(0),
                OptionalLong.empty(),
                16,
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                concurrency,
                ModelSettings.Rate.UNLIMITED,
                Optional.of(new ModelSettings.Price(1, 2)),
                request,
                PLACE);
    }

    /** The given prompts of all tasks. */
    public static List<Batch> batches(Suite suite) {
        return suite.tasks().stream()
                .map(task -> new Batch(suite.systemPrompt(), task, task.prompt(), task.test()))
                .toList();
    }

    /** A suite with scorers of the built-in metrics. */
    public static PreparedSuite prepared(Suite suite) {
        return new PreparedSuite(suite, scorers(suite));
    }

    /** Scorers with the built-in metrics. */
    public static Scorers scorers(Suite suite) {
        try {
            return Scorers.of(suite, new Metrics(List.of()));
        } catch (SuiteException e) {
            throw new AssertionError(e);
        }
    }
}

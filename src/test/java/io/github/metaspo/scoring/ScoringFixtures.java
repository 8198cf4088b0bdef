package io.github.metaspo.scoring;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Location;
import io.github.metaspo.api.Metric;
import io.github.metaspo.scoring.extract.Extractor;
import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.MetricSettings;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fixtures: tasks and examples for the tests of this package. */
final class ScoringFixtures {

    static final Location METRIC_PLACE = new Location(Path.of("review.yaml"), 20, 13);
    static final Location TASK_PLACE = new Location(Path.of("review.yaml"), 12, 5);

    private ScoringFixtures() {}

    static Example example(String... answers) {
        return new Example("e1", "Which?", List.of(answers), List.of(), Map.of());
    }

    static Example withOptions(String answer, String... options) {
        return new Example("e1", "Which?", List.of(answer), List.of(options), Map.of());
    }

    static MetricSettings metric(String name) {
        return metric(name, Map.of());
    }

    static MetricSettings metric(String name, Map<String, String> parameters) {
        return new MetricSettings(name, parameters, METRIC_PLACE);
    }

    static Metric builtIn(String name, Map<String, String> parameters) throws SuiteException {
        return new Metrics(List.of()).create(metric(name, parameters));
    }

    static Task task(Extraction extraction, MetricSettings metric, Example... test) {
        return new Task(
                "pets",
                Task.Role.TRAIN,
                new UserPrompt("{question}"),
                List.of(),
                List.of(test),
                extraction,
                metric,
                1,
                Optional.empty(),
                1,
                TASK_PLACE);
    }

    static TaskScorer scorer(Extraction extraction, String metric, Example... test) throws SuiteException {
        return TaskScorer.of(task(extraction, metric(metric), test), new Metrics(List.of()));
    }

    /** What an extraction finds in a response where the example does not matter. */
    static Optional<String> extracted(Extraction extraction, String response) {
        return Extractor.of(extraction).extract(response, example("gold"));
    }
}

package io.github.metaspo.optimize;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Location;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.MetricSettings;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Fixture: a suite of one task, whose examples ask for "number 0", "number 1" and so on, and whose right answer is always "yes". */
final class NumbersSuite {

    private NumbersSuite() {}

    static Suite of(int count) {
        List<Example> examples = IntStream.range(0, count)
                .mapToObj(i -> Example.of("e" + i, "number " + i, "yes"))
                .toList();
        Location place = new Location(Path.of("numbers.yaml"), 1, 1);
        return EvaluationFixtures.suite(new Task(
                "numbers",
                Task.Role.TRAIN,
                new UserPrompt("{question}"),
                examples,
                examples,
                new Extraction.Text(),
                new MetricSettings("accuracy", Map.of(), place),
                1,
                Optional.empty(),
                1,
                place));
    }

    /** Returns the number that a message asks for. */
    static int number(String user) {
        return Integer.parseInt(user.replaceAll("\\D", ""));
    }
}

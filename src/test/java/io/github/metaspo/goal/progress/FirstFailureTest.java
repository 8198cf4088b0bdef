package io.github.metaspo.goal.progress;

import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.goal.RecordingConsole;
import io.github.metaspo.suite.Task;
import org.junit.jupiter.api.Test;

import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class FirstFailureTest {

    @Test
    void onlyTheFirstFailedCallIsToldWhicheverThreadMeetsIt() {
        Task task = EvaluationFixtures.task("pets", Task.Role.TRAIN, 40, "accuracy", 1);
        Batch batch = new Batch("", task, task.prompt(), task.test());
        RecordingConsole console = new RecordingConsole();
        FirstFailure failures = new FirstFailure(console);
        IntStream.range(0, 40)
                .parallel()
                .forEach(question -> failures.failed(batch, question, new Outcome.Failed(Kind.REJECTED, "too long")));
        assertThat(console.lines())
                .singleElement()
                .asString()
                .matches("WARN first failed call, example pets-\\d+ of task pets: too long");
    }
}

package io.github.metaspo.goal.progress;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Usage;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.goal.RecordingConsole;
import io.github.metaspo.model.calls.FakeTime;
import io.github.metaspo.model.calls.budget.Spending;
import io.github.metaspo.suite.Task;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.OptionalDouble;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTest {

    private final FakeTime time = new FakeTime();

    @Test
    void aTerminalShowsABarOfWhatIsDone() {
        assertThat(progress("messages", 970, 0).bar()).isEqualTo("messages [....................] 0 of 970");
        assertThat(progress("messages", 970, 485).bar())
                .isEqualTo("messages [##########..........] 485 of 970, eta 8 min 5 s, 485 failed, 1.50 USD");
        assertThat(progress("messages", 970, 970).bar()).contains("[####################] 970 of 970, eta 0 s");
        assertThat(progress("messages", 0, 0).bar()).contains("[####################] 0 of 0");
    }

    @Test
    void theLineOfATerminalNeverWrapsAndHidesNothing() {
        String line = progress("messages\u001b[31m of a customer", 9_999_999, 5_000_000)
                .bar();
        assertThat(line).hasSizeLessThan(80).startsWith("messages\\u{1B}[31m \u2026 [##########");
    }

    /** The progress after so many failed calls, one a second. */
    private Progress progress(String name, long planned, int calls) {
        Progress progress = new Progress(
                name,
                planned,
                () -> new Spending(
                        calls, 0, 0, new Usage(0, 0), calls == 0 ? OptionalDouble.empty() : OptionalDouble.of(1.5)),
                time,
                new RecordingConsole());
        Batch batch = EvaluationFixtures.batches(
                        EvaluationFixtures.suite(EvaluationFixtures.task("t", Task.Role.TRAIN, 1, "accuracy", 1)))
                .get(0);
        for (int i = 0; i < calls; i++) {
            progress.failed(batch, 0, new Outcome.Failed(ModelException.Kind.TIMED_OUT, "slow"));
        }
        time.pass(Duration.ofSeconds(calls));
        return progress;
    }
}

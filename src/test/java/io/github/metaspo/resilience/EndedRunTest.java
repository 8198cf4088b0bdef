package io.github.metaspo.resilience;

import io.github.metaspo.goal.RecordingConsole;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a measurement was told before it was ended is not asked again. */
class EndedRunTest extends WithServer {

    private static final int QUESTIONS = 2000;
    private static final int END = 1500;
    private static final int UNDER_WAY = 64;
    private static final int LARGEST_BATCH = 500;

    @Test
    void aMeasurementThatIsKilledLosesNoMoreThanItsLastBatch() throws Exception {
        AtomicReference<Process> process = new AtomicReference<>();
        endAt(() -> process.get().destroyForcibly());
        process.set(Measuring.start(folder, server.baseUrl(), QUESTIONS));
        assertThat(process.get().waitFor()).isNotZero();

        assertThat(callsWithTheNextRun()).isLessThanOrEqualTo(QUESTIONS + UNDER_WAY + LARGEST_BATCH);
    }

    @Test
    void aMeasurementThatIsEndedByCtrlCLosesTheCallsUnderWay() throws Exception {
        AtomicReference<Process> process = new AtomicReference<>();
        endAt(() -> process.get().destroy());
        process.set(Measuring.start(folder, server.baseUrl(), QUESTIONS));
        assertThat(process.get().waitFor()).isNotZero();

        assertThat(callsWithTheNextRun())
                .as(Files.readString(folder.resolve("log")))
                .isLessThanOrEqualTo(QUESTIONS + UNDER_WAY);
    }

    @Test
    void aMeasurementWhoseThreadIsInterruptedLosesTheCallsUnderWay() throws Exception {
        FutureTask<Void> measurement = new FutureTask<>(measure());
        Thread thread = new Thread(measurement);
        endAt(thread::interrupt);
        thread.start();
        assertThatThrownBy(measurement::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);

        assertThat(callsWithTheNextRun()).isLessThanOrEqualTo(QUESTIONS + UNDER_WAY);
    }

    private void endAt(Runnable end) {
        server.meet((number, exchange) -> {
            if (number == END) {
                end.run();
            }
            return true;
        });
    }

    /** All calls, when the run is begun again and comes to the result of one that was not ended. */
    private int callsWithTheNextRun() throws Exception {
        measure().call();
        int calls = server.calls();
        Measuring.run(folder.resolve("undisturbed"), server.baseUrl(), QUESTIONS, new RecordingConsole());
        assertThat(Measuring.results(folder)).isEqualTo(Measuring.results(folder.resolve("undisturbed")));
        assertThat(server.calls() - calls).isEqualTo(QUESTIONS);
        return calls;
    }

    private Callable<Void> measure() {
        return () -> {
            Measuring.run(folder, server.baseUrl(), QUESTIONS, new RecordingConsole());
            return null;
        };
    }
}

package io.github.metaspo.resilience;

import io.github.metaspo.goal.RecordingConsole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashSet;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** After an optimization with a real HTTP client and a real store no thread and no connection of it is left. */
@Timeout(60)
class NothingRunsOnTest extends WithServer {

    @Test
    void afterItsEnd() throws Exception {
        Set<Thread> before = threads();
        optimize();
        assertNothingRunsOn(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 100, 400, 800})
    void afterAnInterruption(int call) throws Exception {
        Set<Thread> before = threads();
        Thread main = Thread.currentThread();
        server.meet((number, exchange) -> {
            if (number == call) {
                main.interrupt();
            }
            return true;
        });
        assertThatThrownBy(this::optimize).isInstanceOf(InterruptedException.class);
        Thread.interrupted();
        assertNothingRunsOn(before);
    }

    @Test
    void afterAServerThatFailsEveryCall() throws Exception {
        Set<Thread> before = threads();
        server.meet((number, exchange) -> {
            AnsweringServer.send(exchange, 401, "{\"error\": {\"message\": \"wrong key\"}}");
            return false;
        });
        assertThatThrownBy(this::optimize).hasMessageContaining("401");
        assertNothingRunsOn(before);
    }

    private void optimize() throws Exception {
        Optimizing.writeSuite(folder, server.baseUrl(), "60s");
        Optimizing.run(
                folder,
                StoringModels.inRealTime(
                        () -> StoringModels.open(folder.resolve("s.db").toString())),
                new RecordingConsole());
    }

    private void assertNothingRunsOn(Set<Thread> before) throws Exception {
        Set<Thread> left = threads();
        left.removeAll(before);
        left.removeIf(thread -> thread.getName().startsWith("HTTP-Dispatcher")
                || thread.getName().startsWith("process reaper")
                || thread.getName().startsWith("pool-") // the server's own
                || thread.getName().startsWith("junit-")
                || thread.getThreadGroup() == null
                || "InnocuousThreadGroup".equals(thread.getThreadGroup().getName()));
        assertThat(left).isEmpty();
        assertThat(server.connections()).isZero();
    }

    private static Set<Thread> threads() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }
}

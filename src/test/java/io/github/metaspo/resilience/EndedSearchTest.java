package io.github.metaspo.resilience;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** An optimization that somebody ends while it writes, asks or measures is gone at once, and goes on where it was. */
@Timeout(120)
class EndedSearchTest extends WithServer {

    private static final int UNDER_WAY = 4 * Optimizing.CONCURRENCY;

    /** What is being done when the run is ended, by a pattern of the requests that show it. */
    enum Moment {
        WRITING("\"model\"\\s*:\\s*\"" + AnsweringServer.WRITER, 3),
        ASKING("number [12]?\\d\\b", 30),
        MEASURING("number [3-8]\\d\\b", 60);

        private final Pattern request;
        private final int number;

        Moment(String request, int number) {
            this.request = Pattern.compile(request);
            this.number = number;
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesNothingRunningAndLosesTheCallsUnderWay(Moment moment) throws Exception {
        int undisturbed = calls(folder.resolve("undisturbed"));

        AtomicReference<Process> process = new AtomicReference<>();
        AtomicInteger seen = new AtomicInteger();
        server.meet(AnsweringServer.ANSWERED);
        server.observe(request -> {
            boolean written = Moment.WRITING.request.matcher(request).find();
            if (written == (moment == Moment.WRITING)
                    && moment.request.matcher(request).find()
                    && seen.incrementAndGet() == moment.number) {
                process.get().destroy();
            }
        });
        Path ended = folder.resolve("ended");
        process.set(start(ended));
        assertThat(process.get().waitFor(20, TimeUnit.SECONDS)).as("its end").isTrue();
        assertThat(process.get().exitValue())
                .as(Files.readString(ended.resolve("log")))
                .isNotZero();
        assertThat(process.get().descendants()).isEmpty();
        assertThat(server.connections()).isZero();
        assertThat(ended.resolve("review.lock.yaml")).doesNotExist();

        server.observe(request -> {});
        Process again = start(ended);
        assertThat(again.waitFor()).as(Files.readString(ended.resolve("log"))).isZero();
        assertThat(Optimizing.locked(ended)).isEqualTo(Optimizing.locked(folder.resolve("undisturbed")));
        assertThat(server.calls()).isBetween(undisturbed, undisturbed + UNDER_WAY);
    }

    private int calls(Path place) throws Exception {
        server.meet(AnsweringServer.ANSWERED);
        assertThat(start(place).waitFor())
                .as(Files.readString(place.resolve("log")))
                .isZero();
        return server.calls();
    }

    private Process start(Path place) throws Exception {
        Optimizing.writeSuiteWithOptimizer(place, server.baseUrl());
        server.await(1);
        return Optimizing.startWritten(place, place.resolve("s.db").toString(), server);
    }
}

package io.github.metaspo.model.command;

import io.github.metaspo.model.AtExit;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** One run of a program, with all processes that it starts. They are killed with the build. */
final class ProgramRun {

    /** The most that a program may write to its standard output. */
    static final int MOST_MEGABYTES = 16;

    private static final int MOST_OUTPUT = MOST_MEGABYTES << 20;
    private static final int MOST_ERRORS = 16 << 10;

    /** How long the output may stay open after the program has ended, because another process holds it, and how long a killed process may take to go. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final ProcessBuilder builder;
    private @Nullable Process process;
    private boolean ended;

    ProgramRun(ProcessBuilder builder) {
        this.builder = builder;
    }

    /**
     * What a program did.
     *
     * @param output its standard output; the beginning of it if it is too long
     * @param errors the end of its error output
     * @param isTooLong whether it wrote more than is read
     */
    record Outcome(int exitCode, byte[] output, String errors, boolean isTooLong) {}

    /**
     * Starts the program and waits for its end. If it does not end by itself, it is killed with everything that it started.
     *
     * @param input its standard input
     * @throws IOException if it cannot be started
     * @throws TimeoutException if it takes longer than the timeout
     * @throws InterruptedException if the thread is interrupted, or the build ends
     */
    Outcome await(String input, Duration timeout) throws IOException, TimeoutException, InterruptedException {
        try (AtExit exit = new AtExit("metaspo-command-exit", this::end)) {
            if (exit.isTooLate()) {
                throw new InterruptedException("the build ends");
            }
            Process started = start();
            try {
                ProcessOutput output = new ProcessOutput(started.getInputStream(), MOST_OUTPUT, this::end);
                ProcessOutput errors = new ProcessOutput(started.getErrorStream(), MOST_ERRORS);
                write(started.getOutputStream(), input);
                if (!started.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new TimeoutException();
                }
                output.await(GRACE);
                errors.await(GRACE);
                return new Outcome(
                        started.exitValue(),
                        output.bytes(),
                        new String(errors.bytes(), StandardCharsets.UTF_8),
                        output.isTooLong());
            } finally {
                awaitEnd(end());
            }
        }
    }

    private synchronized Process start() throws IOException, InterruptedException {
        if (ended) {
            throw new InterruptedException("the build ends");
        }
        Process started = builder.start();
        process = started;
        return started;
    }

    /**
     * Kills the program and all its descendants. A program that has not been started yet will not start.
     *
     * @return what was killed
     */
    synchronized List<ProcessHandle> end() {
        ended = true;
        if (process == null) {
            return List.of();
        }
        // listed before the kill: the children of a dead process have another parent
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        return all;
    }

    /** Waits until killed processes are gone, also if the thread is interrupted; the system needs a moment for that. */
    private static void awaitEnd(List<ProcessHandle> killed) {
        CompletableFuture.allOf(killed.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, GRACE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Writes the input in a thread of its own, because the program may write first, or never read. */
    private static void write(OutputStream stream, String input) {
        Thread thread = new Thread(
                () -> {
                    try (stream) {
                        stream.write(input.getBytes(StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        // the program has ended or does not read; its exit code and its output decide
                    }
                },
                "metaspo-command-input");
        thread.setDaemon(true);
        thread.start();
    }
}

package io.github.metaspo.model.llama;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.model.llama.child.Command;
import io.github.metaspo.model.llama.child.Event;
import io.github.metaspo.model.llama.child.Lines;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** Client of a child process, which loads one model and answers requests that are identified by an id. */
final class Child {

    private static final Duration EXIT_TIMEOUT = Duration.ofSeconds(5);

    private final Process process;
    private final Writer commands;
    private final LastLines errors = new LastLines();
    private final AtomicLong lastId = new AtomicLong();
    private final CompletableFuture<Event> loading = new CompletableFuture<>();
    private final Map<Long, CompletableFuture<Event.Outcome>> waiting = new ConcurrentHashMap<>();
    /** Completed with a description of the exit when the process has ended. */
    private final CompletableFuture<String> end = new CompletableFuture<>();

    /**
     * Takes over a process that has just been started.
     *
     * @param cleanUp runs after the process has ended
     */
    Child(Process process, Runnable cleanUp) {
        this.process = process;
        this.commands = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        Thread errorReader = daemon("errors", () -> eachLine(process.getErrorStream(), errors::add));
        daemon("events", () -> {
            eachLine(process.getInputStream(), this::receive);
            end.complete(describeExit(errorReader));
            cleanUp.run();
        });
    }

    /**
     * Loads the model.
     *
     * @throws ModelException if the child cannot load it, ends while loading, or exceeds the timeout
     */
    void load(Command.Load load, Duration timeout) throws ModelException, InterruptedException {
        send(load);
        boolean loaded = false;
        try {
            Event event = await(loading, timeout, ModelException.Kind.UNAVAILABLE);
            if (event instanceof Event.NotLoaded notLoaded) {
                awaitExit();
                String reason = errors.mostInformative().orElse(LastLines.printable(notLoaded.reason()));
                throw new ModelException(ModelException.Kind.UNAVAILABLE, "it cannot be loaded: " + reason);
            }
            loaded = true;
            errors.clear();
        } finally {
            if (!loaded) {
                process.destroyForcibly();
            }
        }
    }

    /**
     * Sends a request and waits for the outcome. If the caller is interrupted, it returns at once and the child cancels
     * the request.
     *
     * @throws ModelException if there is no outcome; after a timeout the child is killed
     */
    Event.Outcome ask(LongFunction<Command.Ask> question, Duration timeout)
            throws ModelException, InterruptedException {
        long id = lastId.incrementAndGet();
        CompletableFuture<Event.Outcome> outcome = new CompletableFuture<>();
        waiting.put(id, outcome);
        try {
            send(question.apply(id));
            return await(outcome, timeout, ModelException.Kind.SERVER_ERROR);
        } catch (InterruptedException e) {
            send(new Command.Cancel(id));
            throw e;
        } catch (ModelException e) {
            process.destroyForcibly();
            throw e;
        } finally {
            waiting.remove(id);
        }
    }

    boolean isAlive() {
        return !end.isDone() && process.isAlive();
    }

    /** Closes the child's standard input, which makes it exit. */
    void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroyForcibly();
        }
    }

    /** Waits for the exit of the child, because its error output, which has the reason, may arrive after its events. */
    private void awaitExit() throws InterruptedException {
        close();
        try {
            end.get(EXIT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            errors.add("its process does not exit");
        } catch (ExecutionException e) {
            throw new IllegalStateException("its end does not fail", e);
        }
    }

    private <T extends Event> T await(CompletableFuture<T> event, Duration timeout, ModelException.Kind whenEnded)
            throws ModelException, InterruptedException {
        try {
            CompletableFuture.anyOf(event, end).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ModelException(
                    ModelException.Kind.TIMED_OUT,
                    "no answer in " + timeout.toSeconds() + " s; a longer timeout may help");
        } catch (ExecutionException e) {
            throw new IllegalStateException("neither event fails", e);
        }
        if (event.isDone()) {
            return event.join();
        }
        throw new ModelException(whenEnded, end.join());
    }

    private void send(Command command) {
        try {
            synchronized (commands) {
                commands.write(Lines.write(command));
                commands.write('\n');
                commands.flush();
            }
        } catch (IOException e) {
            // the process has ended; callers that wait for its events get the reason
            errors.add("its input is closed: " + e.getMessage());
        }
    }

    private void receive(String line) {
        if (!line.startsWith("{")) {
            errors.add(line);
            return;
        }
        try {
            Event event = Lines.event(line);
            if (event instanceof Event.Outcome outcome) {
                CompletableFuture<Event.Outcome> pending = waiting.get(outcome.id());
                if (pending != null) {
                    pending.complete(outcome);
                }
            } else {
                loading.complete(event);
            }
        } catch (IOException e) {
            errors.add("unable to read its output: " + line);
            process.destroyForcibly();
        }
    }

    private String describeExit(Thread errorReader) {
        try {
            if (!process.waitFor(EXIT_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            errorReader.join(EXIT_TIMEOUT.toMillis());
            return ExitMessage.sentence(process.waitFor(), errors.mostInformative());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "waiting for the exit of its process was interrupted";
        }
    }

    private static void eachLine(InputStream stream, Consumer<String> consumer) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                consumer.accept(line);
            }
        } catch (IOException e) {
            consumer.accept("its output broke off: " + e.getMessage());
        }
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, "metaspo-llama-" + name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}

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

/** A running process that loads one model and answers questions, each under an id. */
final class Child {

    private static final Duration PATIENCE_WITH_ITS_END = Duration.ofSeconds(5);

    private final Process process;
    private final Writer commands;
    private final LastLines errors = new LastLines();
    private final AtomicLong lastId = new AtomicLong();
    private final CompletableFuture<Event> loading = new CompletableFuture<>();
    private final Map<Long, CompletableFuture<Event.Outcome>> waiting = new ConcurrentHashMap<>();
    /** How it ended, once it has. */
    private final CompletableFuture<String> end = new CompletableFuture<>();

    /**
     * Takes over a process that was just started.
     *
     * @param tidyUp what is to be done behind it once it has ended
     */
    Child(Process process, Runnable tidyUp) {
        this.process = process;
        this.commands = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        Thread errorReader = daemon("errors", () -> eachLine(process.getErrorStream(), errors::add));
        daemon("events", () -> {
            eachLine(process.getInputStream(), this::hear);
            end.complete(sayHowItEnded(errorReader));
            tidyUp.run();
        });
    }

    /**
     * Loads the model.
     *
     * @throws ModelException when the child cannot or ends over it
     */
    void load(Command.Load load, Duration timeout) throws ModelException, InterruptedException {
        say(load);
        boolean loaded = false;
        try {
            Event event = await(loading, timeout, ModelException.Kind.UNAVAILABLE);
            if (event instanceof Event.NotLoaded notLoaded) {
                awaitItsEnd();
                String reason = errors.telling().orElse(LastLines.printable(notLoaded.reason()));
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
     * Asks and waits. An interrupted caller leaves at once, and the child drops the question.
     *
     * @throws ModelException when there is no outcome; past the timeout the child is ended
     */
    Event.Outcome ask(LongFunction<Command.Ask> question, Duration timeout)
            throws ModelException, InterruptedException {
        long id = lastId.incrementAndGet();
        CompletableFuture<Event.Outcome> outcome = new CompletableFuture<>();
        waiting.put(id, outcome);
        try {
            say(question.apply(id));
            return await(outcome, timeout, ModelException.Kind.SERVER_ERROR);
        } catch (InterruptedException e) {
            say(new Command.Cancel(id));
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

    /** Closes its input, at which it ends by itself. */
    void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroyForcibly();
        }
    }

    /** Its reasons come another way than its events, and may come later; all are there when it has ended. */
    private void awaitItsEnd() throws InterruptedException {
        close();
        try {
            end.get(PATIENCE_WITH_ITS_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            errors.add("it does not end");
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

    private void say(Command command) {
        try {
            synchronized (commands) {
                commands.write(Lines.write(command));
                commands.write('\n');
                commands.flush();
            }
        } catch (IOException e) {
            // it has ended, and who waits for its events learns how
            errors.add("its input is closed: " + e.getMessage());
        }
    }

    private void hear(String line) {
        if (!line.startsWith("{")) {
            errors.add(line);
            return;
        }
        try {
            Event event = Lines.event(line);
            if (event instanceof Event.Outcome outcome) {
                CompletableFuture<Event.Outcome> asker = waiting.get(outcome.id());
                if (asker != null) {
                    asker.complete(outcome);
                }
            } else {
                loading.complete(event);
            }
        } catch (IOException e) {
            errors.add("unable to read what it said: " + line);
            process.destroyForcibly();
        }
    }

    private String sayHowItEnded(Thread errorReader) {
        try {
            if (!process.waitFor(PATIENCE_WITH_ITS_END.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            errorReader.join(PATIENCE_WITH_ITS_END.toMillis());
            return ExitMessage.sentence(process.waitFor(), errors.telling());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "its process was lost sight of";
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

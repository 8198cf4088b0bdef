package io.github.metaspo.model.llama;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.model.llama.child.Command;
import io.github.metaspo.model.llama.child.Event;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;

/** One loaded model, shared by all its users in a build. Its child process starts with the first request. */
final class SharedEngine {

    private static final Duration LOAD_TIMEOUT = Duration.ofMinutes(10);
    private static final int MAX_CONSECUTIVE_EXITS = 3;

    private final ChildLauncher launcher;
    private final Command.Load load;
    private final Scheduler later;
    private final Duration grace;
    private final Semaphore slots;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Child child;
    private int users;
    private long openings;
    private int consecutiveExits;

    /**
     * @param later runs the task at the end of the grace period
     * @param grace how long the child is kept after its last user has left
     */
    SharedEngine(ChildLauncher launcher, Command.Load load, Scheduler later, Duration grace) {
        this.launcher = launcher;
        this.load = load;
        this.later = later;
        this.grace = grace;
        this.slots = new Semaphore(load.slots(), true);
    }

    Command.Load settings() {
        return load;
    }

    void addUser() {
        locked(() -> {
            users++;
            openings++;
        });
    }

    /** Removes a user. After the last one, the child ends after the grace period unless a new user comes. */
    void removeUser() {
        locked(() -> {
            users--;
            if (users > 0) {
                return;
            }
            long openingsNow = openings;
            later.run(grace, () -> locked(() -> endUnlessUsedSince(openingsNow)));
        });
    }

    private void endUnlessUsedSince(long openingsThen) {
        if (openings == openingsThen && child != null) {
            child.close();
            child = null;
        }
    }

    /**
     * Waits for a free slot and sends a request.
     *
     * @param timeout timeout of the call itself, without the wait for a slot
     * @throws ModelException if there is no outcome
     */
    Event.Outcome ask(LongFunction<Command.Ask> question, Duration timeout)
            throws ModelException, InterruptedException {
        slots.acquire();
        try {
            Child asked = runningChild();
            try {
                Event.Outcome outcome = asked.ask(question, timeout);
                locked(() -> consecutiveExits = 0);
                return outcome;
            } catch (ModelException e) {
                locked(() -> discard(asked));
                throw e;
            }
        } finally {
            slots.release();
        }
    }

    private Child runningChild() throws ModelException, InterruptedException {
        lock.lockInterruptibly();
        try {
            if (child != null && child.isAlive()) {
                return child;
            }
            if (consecutiveExits == MAX_CONSECUTIVE_EXITS) {
                throw new ModelException(
                        ModelException.Kind.UNAVAILABLE,
                        "its process ended " + consecutiveExits + " times in a row and is not started again");
            }
            Child started = launcher.launch();
            started.load(load, LOAD_TIMEOUT);
            child = started;
            return started;
        } catch (IOException e) {
            throw new ModelException(
                    ModelException.Kind.UNAVAILABLE, "its process cannot be started: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets a failed child. Several callers may report the same child, which counts once. */
    private void discard(Child failed) {
        if (child == failed) {
            child = null;
            consecutiveExits++;
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}

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

/** One loaded model for all its users in a build. Its child starts with the first question. */
final class SharedEngine {

    private static final Duration LOAD_TIMEOUT = Duration.ofMinutes(10);
    private static final int MOST_DEATHS_IN_A_ROW = 3;

    private final ChildLauncher launcher;
    private final Command.Load load;
    private final Scheduler later;
    private final Duration grace;
    private final Semaphore slots;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Child child;
    private int users;
    private long openings;
    private int deathsInARow;

    /**
     * @param later how the end of the grace period comes about
     * @param grace how long the child lives on after its last user
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

    /** The last user's leaving ends the child after the grace period, unless a new one comes. */
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
     * Asks when a slot is free.
     *
     * @param timeout of the call itself, without the time that it waits for its turn
     * @throws ModelException when there is no outcome
     */
    Event.Outcome ask(LongFunction<Command.Ask> question, Duration timeout)
            throws ModelException, InterruptedException {
        slots.acquire();
        try {
            Child asked = runningChild();
            try {
                Event.Outcome outcome = asked.ask(question, timeout);
                locked(() -> deathsInARow = 0);
                return outcome;
            } catch (ModelException e) {
                locked(() -> bury(asked));
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
            if (deathsInARow == MOST_DEATHS_IN_A_ROW) {
                throw new ModelException(
                        ModelException.Kind.UNAVAILABLE,
                        "its process ended " + deathsInARow + " times in a row and is not started again");
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

    /** Several callers may have lost the same child, which counts once. */
    private void bury(Child dead) {
        if (child == dead) {
            child = null;
            deathsInARow++;
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

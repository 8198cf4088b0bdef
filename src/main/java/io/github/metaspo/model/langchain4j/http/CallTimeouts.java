package io.github.metaspo.model.langchain4j.http;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread that closes the connections of calls whose time is up: a read that blocks ends in no other way. */
final class CallTimeouts implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, CallTimeouts::daemon);

    CallTimeouts() {
        timer.setRemoveOnCancelPolicy(true);
    }

    /** An alarm that rings once, after the time given. */
    Alarm set(Duration time) {
        Alarm alarm = new Alarm();
        return alarm.rungBy(timer.schedule(alarm::ring, time.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "metaspo-http-alarm");
        thread.setDaemon(true);
        return thread;
    }

    /** The time that a call has. */
    static final class Alarm {

        private @Nullable Future<?> timer;
        private @Nullable Closeable connection;
        private boolean rung;

        private synchronized Alarm rungBy(Future<?> future) {
            timer = future;
            return this;
        }

        /** Closes this when time is up, or now if it is already. */
        synchronized void guard(Closeable open) {
            connection = open;
            if (rung) {
                closeQuietly(open);
            }
        }

        /** Whether the time was up before the alarm was turned off. */
        synchronized boolean rung() {
            return rung;
        }

        /** Turns it off: what was guarded stays open. */
        synchronized void off() {
            connection = null;
            if (timer != null) {
                timer.cancel(false);
            }
        }

        private synchronized void ring() {
            rung = true;
            if (connection != null) {
                closeQuietly(connection);
            }
        }

        private static void closeQuietly(Closeable open) {
            try {
                open.close();
            } catch (IOException e) {
                // it is given up anyway
            }
        }
    }
}

package io.github.metaspo.model.langchain4j.http;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Timer thread that closes the connections of calls whose time is up, which is the only way to end a blocking read. */
final class CallTimeouts implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, CallTimeouts::daemon);

    CallTimeouts() {
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Starts an alarm that expires once, after the given time. */
    Alarm set(Duration time) {
        Alarm alarm = new Alarm();
        return alarm.scheduled(timer.schedule(alarm::expire, time.toNanos(), TimeUnit.NANOSECONDS));
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

    /** Timeout of one call. */
    static final class Alarm {

        private @Nullable Future<?> timer;
        private @Nullable Closeable connection;
        private boolean expired;

        private synchronized Alarm scheduled(Future<?> future) {
            timer = future;
            return this;
        }

        /** Closes the connection when the time is up, or now if it already is. */
        synchronized void guard(Closeable open) {
            connection = open;
            if (expired) {
                closeQuietly(open);
            }
        }

        /** Returns whether the time was up before the alarm was cancelled. */
        synchronized boolean expired() {
            return expired;
        }

        /** Cancels the alarm, so that the guarded connection stays open. */
        synchronized void cancel() {
            connection = null;
            if (timer != null) {
                timer.cancel(false);
            }
        }

        private synchronized void expire() {
            expired = true;
            if (connection != null) {
                closeQuietly(connection);
            }
        }

        private static void closeQuietly(Closeable open) {
            try {
                open.close();
            } catch (IOException e) {
                // the connection is abandoned anyway
            }
        }
    }
}

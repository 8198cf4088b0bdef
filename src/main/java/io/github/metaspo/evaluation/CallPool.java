package io.github.metaspo.evaluation;

import io.github.metaspo.api.ModelException;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/** Fixed-size thread pool for streams of model calls. */
public final class CallPool implements AutoCloseable {

    /** A call to a model, including the processing of its reply. */
    @FunctionalInterface
    public interface Call {
        void run() throws ModelException, InterruptedException;
    }

    private final int threads;
    private final ExecutorService executor;
    private final List<Thread> started = new CopyOnWriteArrayList<>();

    /** @param threads the number of concurrent calls, above 0 */
    public CallPool(int threads) {
        this.threads = threads;
        AtomicInteger number = new AtomicInteger();
        this.executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "metaspo-call-" + number.incrementAndGet());
            thread.setDaemon(true);
            started.add(thread);
            return thread;
        });
    }

    /**
     * Makes all calls and waits for them. Calls start in order, as threads become free. The first exception ends the stream and
     * is rethrown.
     *
     * @throws InterruptedException if this thread is interrupted; calls under way are interrupted and waited for
     */
    public void runAll(Iterator<? extends Call> calls) throws ModelException, InterruptedException {
        try (Stream stream = begin(calls)) {
            stream.await();
        }
    }

    /** Starts all calls, after those of earlier streams, and returns at once. The caller must close the stream on every path. */
    public Stream begin(Iterator<? extends Call> calls) {
        Stream stream = new Stream(calls, threads);
        stream.workers.forEach(executor::execute);
        return stream;
    }

    /** Interrupts all streams and waits for their threads. */
    @Override
    public void close() {
        executor.shutdownNow();
        for (Thread thread : started) {
            Uninterrupted.wait(thread::join);
        }
    }

    /**
     * A running sequence of calls. It ends with the first call that throws. Closing it starts no further call, interrupts those
     * under way, and waits until no thread works for it any more.
     */
    public static final class Stream implements AutoCloseable {

        private final Iterator<? extends Call> calls;
        private final List<FutureTask<Void>> workers = new ArrayList<>();
        private int waiting;
        private int working;
        private boolean ended;
        private @Nullable Throwable failure;

        private Stream(Iterator<? extends Call> calls, int threads) {
            this.calls = calls;
            this.waiting = threads;
            for (int i = 0; i < threads; i++) {
                workers.add(new FutureTask<>(this::work, null));
            }
        }

        /**
         * Waits for all calls. Rethrows the exception of the first call that failed.
         *
         * @throws InterruptedException if this thread is interrupted while it waits, or if a call was interrupted
         */
        public void await() throws ModelException, InterruptedException {
            synchronized (this) {
                while (failure == null && !ended && waiting + working > 0) {
                    wait();
                }
            }
            throwIfFailed();
        }

        /**
         * Rethrows the exception of the first call that failed, if one has failed so far.
         *
         * @throws InterruptedException if that call was interrupted
         */
        public synchronized void throwIfFailed() throws ModelException, InterruptedException {
            Throwable cause = failure;
            if (cause instanceof ModelException e) {
                throw e;
            }
            if (cause instanceof InterruptedException) {
                throw new InterruptedException("a call was interrupted");
            }
            if (cause instanceof RuntimeException e) {
                throw e;
            }
            if (cause instanceof Error e) {
                throw e;
            }
        }

        @Override
        public void close() {
            end();
            workers.forEach(worker -> worker.cancel(true));
            Uninterrupted.wait(this::awaitWorkers);
        }

        private synchronized void end() {
            ended = true;
            notifyAll();
        }

        private synchronized void awaitWorkers() throws InterruptedException {
            while (working > 0) {
                wait();
            }
        }

        private void work() {
            synchronized (this) {
                waiting--;
                working++;
            }
            try {
                for (Call call = next(); call != null; call = next()) {
                    call.run();
                }
            } catch (ModelException | InterruptedException | RuntimeException | Error e) {
                fail(e);
            } finally {
                synchronized (this) {
                    working--;
                    notifyAll();
                }
            }
        }

        private synchronized @Nullable Call next() {
            return !ended && calls.hasNext() ? calls.next() : null;
        }

        private synchronized void fail(Throwable e) {
            // a call that is interrupted because the stream has ended is not a failure
            if (failure == null && !ended) {
                failure = e;
            }
            end();
        }
    }
}

package io.github.metaspo.evaluation;

import io.github.metaspo.model.ModelException;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** A fixed number of threads that work off a stream of calls. */
public final class CallPool implements AutoCloseable {

    /** One call to a model with what is done about its reply. */
    @FunctionalInterface
    public interface Call {
        void run() throws ModelException, InterruptedException;
    }

    private final int threads;
    private final ExecutorService executor;

    /** @param threads calls under way at once, above 0 */
    public CallPool(int threads) {
        this.threads = threads;
        AtomicInteger number = new AtomicInteger();
        this.executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "metaspo-call-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Makes every call, in order as far as threads are free. The first exception ends the stream and is thrown on.
     *
     * @throws InterruptedException when this thread is interrupted; calls under way are interrupted and not waited for
     */
    public void runAll(Iterator<? extends Call> calls) throws ModelException, InterruptedException {
        begin(calls).await();
    }

    /** Begins to make every call; those of a stream that was begun before come first. */
    public Stream begin(Iterator<? extends Call> calls) {
        CompletionService<Void> completion = new ExecutorCompletionService<>(executor);
        Source source = new Source(calls);
        List<Future<Void>> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            workers.add(completion.submit(source));
        }
        return new Stream(completion, source, workers);
    }

    private static ModelException unwrap(ExecutionException e) throws InterruptedException {
        Throwable cause = e.getCause();
        if (cause instanceof ModelException failure) {
            return failure;
        }
        if (cause instanceof InterruptedException) {
            throw new InterruptedException("a call was interrupted");
        }
        if (cause instanceof RuntimeException bug) {
            throw bug;
        }
        throw new IllegalStateException(cause);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    /** Calls that are being made. */
    public static final class Stream {

        private final CompletionService<Void> completion;
        private final Source source;
        private final List<Future<Void>> workers;

        private Stream(CompletionService<Void> completion, Source source, List<Future<Void>> workers) {
            this.completion = completion;
            this.source = source;
            this.workers = workers;
        }

        /**
         * Returns when every call is made; to be called once. The first exception ends the stream and is thrown on.
         *
         * @throws InterruptedException when this thread is interrupted; calls under way are interrupted and not waited for
         */
        public void await() throws ModelException, InterruptedException {
            try {
                for (int i = 0; i < workers.size(); i++) {
                    completion.take().get();
                }
            } catch (ExecutionException e) {
                throw unwrap(e);
            } finally {
                source.end();
                workers.forEach(worker -> worker.cancel(true));
            }
        }
    }

    /** Hands out calls one by one to whoever is free. */
    private static final class Source implements Callable<Void> {

        private final Iterator<? extends Call> calls;
        private boolean ended;

        Source(Iterator<? extends Call> calls) {
            this.calls = calls;
        }

        private synchronized @Nullable Call next() {
            return !ended && calls.hasNext() ? calls.next() : null;
        }

        synchronized void end() {
            ended = true;
        }

        @Override
        public @Nullable Void call() throws ModelException, InterruptedException {
            for (Call call = next(); call != null; call = next()) {
                call.run();
            }
            return null;
        }
    }
}

package io.github.metaspo.model.calls.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Combines database queries of several threads into one statement, so that they share a round trip. Queries that arrive
 * while a statement runs form the next batch; no query is delayed in order to fill a batch.
 */
final class Batcher<Q, A> {

    private static final int LARGEST_BATCH = 1_000;

    private final Statement<Q, A> statement;
    private final Queue<Waiting<Q, A>> waiting = new ConcurrentLinkedQueue<>();

    /** Runs several queries together. */
    @FunctionalInterface
    interface Statement<Q, A> {

        /** Returns one result for each query, in the same order. */
        List<A> answer(List<Q> questions) throws SQLException;
    }

    private record Waiting<Q, A>(Q question, CompletableFuture<A> answer) {}

    /**
     * Creates a batcher for one statement.
     *
     * @param statement called by one thread at a time
     */
    Batcher(Statement<Q, A> statement) {
        this.statement = statement;
    }

    /**
     * Returns the result of a query.
     *
     * @throws SQLException if the statement of the batch with this query fails
     */
    A ask(Q question) throws SQLException {
        Waiting<Q, A> own = new Waiting<>(question, new CompletableFuture<>());
        waiting.add(own);
        synchronized (this) {
            while (!own.answer.isDone()) {
                answerNext();
            }
        }
        try {
            return own.answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Returns the number of queries that are not yet part of a statement. */
    int waiting() {
        return waiting.size();
    }

    private void answerNext() {
        List<Waiting<Q, A>> batch = new ArrayList<>();
        for (Waiting<Q, A> next = waiting.poll(); next != null; next = waiting.poll()) {
            batch.add(next);
            if (batch.size() == LARGEST_BATCH) {
                break;
            }
        }
        try {
            List<A> answers =
                    statement.answer(batch.stream().map(Waiting::question).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer.complete(answers.get(i));
            }
        } catch (SQLException | RuntimeException | Error e) {
            batch.forEach(each -> each.answer.completeExceptionally(e));
        }
    }
}

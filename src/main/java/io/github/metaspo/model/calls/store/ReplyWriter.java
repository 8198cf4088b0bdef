package io.github.metaspo.model.calls.store;

import io.github.metaspo.api.Reply;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Writes replies in batches on a background thread, so that calls do not wait for the disk. */
final class ReplyWriter {

    private static final int LARGEST_BATCH = 500;
    private static final long LONGEST_WAIT_MILLIS = 100;
    private static final String SAVE = "INSERT INTO metaspo_reply"
            + " (request, address, model, at, text, cut, input, output, resolved, checksum, thinking, thought)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (request, address) DO UPDATE SET"
            + " model = excluded.model, at = excluded.at, text = excluded.text, cut = excluded.cut,"
            + " input = excluded.input, output = excluded.output, resolved = excluded.resolved,"
            + " checksum = excluded.checksum, thinking = excluded.thinking, thought = excluded.thought";

    private final Connection connection;
    private final BlockingQueue<Optional<StoredReply>> queue = new LinkedBlockingQueue<>();
    /** Bounds the queue, and thereby what a killed process may lose; save blocks if it is full. */
    private final Semaphore room = new Semaphore(LARGEST_BATCH);

    private final Map<CallKey, StoredReply> unwritten = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::work, "metaspo-store");
    private final Consumer<List<CallKey>> written;
    private final Predicate<SQLException> isDamage;
    private volatile @Nullable SQLException failure;
    private boolean finished;

    /**
     * Creates a writer and starts its thread.
     *
     * @param connection used only by this writer, which closes it
     * @param written receives the keys that other builds can now find
     * @param isDamage whether a failure means damage to part of the store; replies that belong there are dropped
     */
    ReplyWriter(Connection connection, Consumer<List<CallKey>> written, Predicate<SQLException> isDamage) {
        this.connection = connection;
        this.isDamage = isDamage;
        this.written = written;
        thread.setDaemon(true);
        thread.start();
    }

    /** Queues a reply. Returns false if the writer is finished. Throws the failure of an earlier write, if any. */
    boolean save(StoredReply reply) throws SQLException {
        room.acquireUninterruptibly();
        boolean queued = false;
        try {
            queued = enqueue(reply);
            return queued;
        } finally {
            if (!queued) {
                room.release();
            }
        }
    }

    private synchronized boolean enqueue(StoredReply reply) throws SQLException {
        throwFailure();
        if (finished) {
            return false;
        }
        unwritten.put(reply.key(), reply);
        queue.add(Optional.of(reply));
        return true;
    }

    /** Returns a queued reply, or empty if none has this key. */
    Optional<StoredReply> unwritten(CallKey key) {
        return Optional.ofNullable(unwritten.get(key));
    }

    /** Waits until everything is written, even if the thread is interrupted. Throws the failure of a write, if any. */
    void finish() throws SQLException {
        takeNoMore();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        throwFailure();
    }

    private synchronized void takeNoMore() {
        finished = true;
        queue.add(Optional.empty());
    }

    private void throwFailure() throws SQLException {
        SQLException earlier = failure;
        if (earlier != null) {
            throw earlier;
        }
    }

    private void work() {
        try (connection;
                PreparedStatement save = connection.prepareStatement(SAVE)) {
            List<StoredReply> batch = new ArrayList<>();
            boolean more = true;
            while (more) {
                more = collect(batch);
                write(batch, save);
                room.release(batch.size());
                batch.clear();
            }
        } catch (SQLException e) {
            failure = e;
        } catch (InterruptedException e) {
            failure = new SQLException("the writer was interrupted", e);
        } catch (RuntimeException | Error e) {
            failure = new SQLException("the writer ended with " + e, e);
            throw e;
        } finally {
            // wakes up a waiting thread, which sees the failure and in turn wakes up the next one
            room.release();
        }
    }

    /** Waits for a first reply, and briefly for more. Returns false if the writer is finished. */
    private boolean collect(List<StoredReply> batch) throws InterruptedException {
        Optional<StoredReply> next = queue.take();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_WAIT_MILLIS);
        while (next != null && next.isPresent()) {
            batch.add(next.get());
            if (batch.size() == LARGEST_BATCH) {
                return true;
            }
            next = queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        return next == null;
    }

    private void write(List<StoredReply> batch, PreparedStatement save) throws SQLException {
        // all writers use the same order, so that they cannot deadlock
        batch.sort(Comparator.comparing(StoredReply::key));
        try {
            insert(batch, save);
        } catch (SQLException e) {
            if (!isDamage.test(e)) {
                throw e;
            }
            insertSingly(batch, save);
        }
        for (StoredReply stored : batch) {
            unwritten.remove(stored.key(), stored);
        }
        if (!batch.isEmpty()) {
            written.accept(batch.stream().map(StoredReply::key).toList());
        }
    }

    private void insertSingly(List<StoredReply> batch, PreparedStatement save) throws SQLException {
        for (StoredReply stored : batch) {
            try {
                insert(List.of(stored), save);
            } catch (SQLException e) {
                if (!isDamage.test(e)) {
                    throw e;
                }
            }
        }
    }

    /** Writes the whole batch or nothing. */
    private void insert(List<StoredReply> batch, PreparedStatement save) throws SQLException {
        // only for this batch: a transaction that stays open between batches would block other writers
        connection.setAutoCommit(false);
        try {
            for (StoredReply stored : batch) {
                bind(stored, save);
                save.addBatch();
            }
            save.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            save.clearBatch();
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void bind(StoredReply stored, PreparedStatement save) throws SQLException {
        Reply reply = stored.reply();
        save.setString(1, stored.key().request());
        save.setString(2, stored.key().address());
        save.setString(3, stored.model());
        save.setLong(4, stored.at().toEpochMilli());
        save.setString(5, reply.text());
        save.setLong(6, reply.cut() ? 1 : 0);
        save.setLong(7, reply.usage().input());
        save.setLong(8, reply.usage().output());
        save.setString(9, reply.model());
        save.setLong(10, Checksum.of(stored.key(), reply));
        save.setString(11, reply.thinking());
        save.setLong(12, reply.usage().thinking());
    }
}

package io.github.metaspo.model.calls.store;

import io.github.metaspo.model.Reply;
import io.github.metaspo.model.Usage;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/** Looks replies up over a few connections that take turns. */
final class Readers implements AutoCloseable {

    private static final int MOST = 8;
    private static final String FIND =
            "SELECT text, cut, input, output, resolved, checksum, thinking, thought FROM metaspo_reply"
                    + " WHERE request = ? AND address = ? AND at >= ?";

    private final Database database;
    private final Semaphore turns = new Semaphore(MOST);
    private final Deque<Reader> idle = new ConcurrentLinkedDeque<>();

    Readers(Database database) {
        this.database = database;
    }

    /** The reply; none, too, where what stands there is not what was written. */
    Optional<Reply> find(CallKey key, Instant since) throws SQLException {
        turns.acquireUninterruptibly();
        try {
            Reader reader = taken();
            Optional<Reply> found;
            try {
                found = reader.find(key, since);
            } catch (SQLException e) {
                reader.close();
                throw e;
            }
            idle.push(reader);
            return found;
        } finally {
            turns.release();
        }
    }

    private Reader taken() throws SQLException {
        Reader reader = idle.poll();
        return reader == null ? new Reader(database.connect()) : reader;
    }

    @Override
    public void close() throws SQLException {
        turns.acquireUninterruptibly(MOST);
        try {
            for (@Nullable Reader reader = idle.poll(); reader != null; reader = idle.poll()) {
                reader.close();
            }
        } finally {
            turns.release(MOST);
        }
    }

    private static final class Reader {

        private final Connection connection;
        private final PreparedStatement find;

        Reader(Connection connection) throws SQLException {
            this.connection = connection;
            this.find = connection.prepareStatement(FIND);
        }

        Optional<Reply> find(CallKey key, Instant since) throws SQLException {
            find.setString(1, key.request());
            find.setString(2, key.address());
            find.setLong(3, since.toEpochMilli());
            try (ResultSet row = find.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Reply reply = new Reply(
                        Objects.requireNonNullElse(row.getString(1), ""),
                        Objects.requireNonNullElse(row.getString(7), ""),
                        row.getLong(2) != 0,
                        new Usage(
                                Math.max(0, row.getLong(3)), Math.max(0, row.getLong(4)), Math.max(0, row.getLong(8))),
                        Objects.requireNonNullElse(row.getString(5), ""));
                return row.getLong(6) == Checksum.of(key, reply) ? Optional.of(reply) : Optional.empty();
            }
        }

        void close() throws SQLException {
            connection.close();
        }
    }
}

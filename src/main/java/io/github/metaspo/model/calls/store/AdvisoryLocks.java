package io.github.metaspo.model.calls.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** PostgreSQL's own locks, which end with the connection. */
final class AdvisoryLocks implements Locks {

    private final Connection connection;
    private final PreparedStatement take;
    private final PreparedStatement giveBack;
    // the server would give a lock to the same connection twice
    private final Set<Long> taken = new HashSet<>();

    /**
     * @param connection its own; closed with this
     */
    AdvisoryLocks(Connection connection) throws SQLException {
        this.connection = connection;
        this.take = connection.prepareStatement("SELECT pg_try_advisory_lock(?)");
        this.giveBack = connection.prepareStatement("SELECT pg_advisory_unlock(?)");
    }

    @Override
    public synchronized boolean take(long number) throws SQLException {
        return !taken.contains(number) && ask(take, number) && taken.add(number);
    }

    @Override
    public synchronized void giveBack(long number) throws SQLException {
        if (taken.remove(number)) {
            ask(giveBack, number);
        }
    }

    private static boolean ask(PreparedStatement question, long number) throws SQLException {
        question.setLong(1, number);
        try (ResultSet answer = question.executeQuery()) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        connection.close();
    }
}

package io.github.metaspo.model.calls.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * PostgreSQL advisory locks, which are released when the connection ends. Threads that acquire locks at the same moment
 * share a statement. No lock is acquired ahead of its call: two builds that hold locks for later calls could wait for
 * each other.
 */
final class AdvisoryLocks implements Locks {

    private final Connection connection;
    private final PreparedStatement take;
    private final PreparedStatement giveBack;
    private final Batcher<Long, Boolean> takers = new Batcher<>(this::takeAll);
    // needed because the server grants a lock to the same connection twice
    private final Set<Long> owned = new HashSet<>();

    /**
     * @param connection used only by these locks, and closed with them
     */
    AdvisoryLocks(Connection connection) throws SQLException {
        this.connection = connection;
        this.take = connection.prepareStatement(
                "SELECT number FROM unnest(?) AS wanted (number) WHERE pg_try_advisory_lock(number)");
        this.giveBack =
                connection.prepareStatement("SELECT pg_advisory_unlock(number) FROM unnest(?) AS held (number)");
    }

    @Override
    public boolean take(long number) throws SQLException {
        return takers.ask(number);
    }

    private synchronized List<Boolean> takeAll(List<Long> numbers) throws SQLException {
        Set<Long> wanted = new HashSet<>(numbers);
        wanted.removeAll(owned);
        Set<Long> got = wanted.isEmpty() ? Set.of() : ask(take, wanted);
        owned.addAll(got);
        // if several threads want the same lock, the first one gets it
        Set<Long> remaining = new HashSet<>(got);
        List<Boolean> results = new ArrayList<>();
        numbers.forEach(number -> results.add(remaining.remove(number)));
        return results;
    }

    private Set<Long> ask(PreparedStatement statement, Collection<Long> numbers) throws SQLException {
        bind(statement, numbers);
        Set<Long> acquired = new HashSet<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                acquired.add(row.getLong(1));
            }
        }
        return acquired;
    }

    @Override
    public synchronized void giveBack(Collection<Long> numbers) throws SQLException {
        List<Long> held = numbers.stream().filter(owned::remove).toList();
        if (!held.isEmpty()) {
            bind(giveBack, held);
            giveBack.execute();
        }
    }

    private void bind(PreparedStatement statement, Collection<Long> numbers) throws SQLException {
        Array array = connection.createArrayOf("bigint", numbers.toArray());
        statement.setArray(1, array);
    }

    @Override
    public synchronized void close() throws SQLException {
        connection.close();
    }
}

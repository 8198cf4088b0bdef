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
 * PostgreSQL's own locks, which end with the connection. Threads that want one at the same moment share a statement. None is taken
 * for a later moment: two builds that held what they ask only later could wait for each other.
 */
final class AdvisoryLocks implements Locks {

    private final Connection connection;
    private final PreparedStatement take;
    private final PreparedStatement giveBack;
    private final Batcher<Long, Boolean> takers = new Batcher<>(this::takeAll);
    // the server would give a lock to the same connection twice
    private final Set<Long> taken = new HashSet<>();

    /**
     * @param connection its own; closed with this
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
        wanted.removeAll(taken);
        Set<Long> got = wanted.isEmpty() ? Set.of() : ask(take, wanted);
        taken.addAll(got);
        // of several threads that want the same, the first gets it
        Set<Long> left = new HashSet<>(got);
        List<Boolean> answers = new ArrayList<>();
        numbers.forEach(number -> answers.add(left.remove(number)));
        return answers;
    }

    private Set<Long> ask(PreparedStatement statement, Collection<Long> numbers) throws SQLException {
        bind(statement, numbers);
        Set<Long> answer = new HashSet<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                answer.add(row.getLong(1));
            }
        }
        return answer;
    }

    @Override
    public synchronized void giveBack(Collection<Long> numbers) throws SQLException {
        List<Long> held = numbers.stream().filter(taken::remove).toList();
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

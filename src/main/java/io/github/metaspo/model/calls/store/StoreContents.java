package io.github.metaspo.model.calls.store;

import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Usage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Queries over a whole store, for {@code metaspo:store}: counting, exporting and removing replies. */
final class StoreContents {

    private final Connection connection;

    StoreContents(Connection connection) {
        this.connection = connection;
    }

    SortedMap<String, Long> countsByModel() throws SQLException {
        SortedMap<String, Long> counts = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT model, COUNT(*) FROM metaspo_reply GROUP BY model")) {
            while (row.next()) {
                counts.put(row.getString(1), row.getLong(2));
            }
            return counts;
        }
    }

    void forEach(String model, String address, Consumer<StoredReply> consumer) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT request, at, text, cut, input, output, resolved, checksum, thinking, thought FROM metaspo_reply"
                        + " WHERE model = ? AND address = ?")) {
            select.setString(1, model);
            select.setString(2, address);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    CallKey key = new CallKey(row.getString(1), address);
                    Reply reply = new Reply(
                            row.getString(3),
                            row.getString(9),
                            row.getLong(4) != 0,
                            new Usage(row.getLong(5), row.getLong(6), row.getLong(10)),
                            row.getString(7));
                    if (row.getLong(8) == Checksum.of(key, reply)) {
                        consumer.accept(new StoredReply(key, model, Instant.ofEpochMilli(row.getLong(2)), reply));
                    }
                }
            }
        }
    }

    int remove(Optional<String> model, Optional<Instant> before) throws SQLException {
        try (PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM metaspo_reply WHERE (model = ? OR ? = 0) AND at < ?");
                Statement statement = connection.createStatement()) {
            delete.setString(1, model.orElse(""));
            delete.setLong(2, model.isPresent() ? 1 : 0);
            delete.setLong(3, before.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE));
            int removed = delete.executeUpdate();
            statement.execute("VACUUM");
            return removed;
        }
    }
}

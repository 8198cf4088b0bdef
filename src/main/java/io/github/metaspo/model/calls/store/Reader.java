package io.github.metaspo.model.calls.store;

import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Usage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Connection for lookups of replies. Not thread-safe. */
final class Reader implements AutoCloseable {

    private static final String REPLY =
            "SELECT request, text, cut, input, output, resolved, checksum, thinking, thought FROM metaspo_reply WHERE ";
    private static final String REST = " AND address = ? AND at >= ?";

    private final Connection connection;
    private final PreparedStatement find;
    private final PreparedStatement findAll;
    private final PreparedStatement present;

    Reader(Database database) throws SQLException {
        this.connection = database.connect();
        this.find = connection.prepareStatement(REPLY + "request = ?" + REST);
        String oneOf = database.isOneOf("request") + REST;
        this.findAll = connection.prepareStatement(REPLY + oneOf);
        this.present = connection.prepareStatement("SELECT request FROM metaspo_reply WHERE " + oneOf);
    }

    /** Returns the stored reply, or empty if there is none or its checksum does not match. */
    Optional<Reply> find(CallKey key, Instant since) throws SQLException {
        bind(find, key.request(), key.address(), since);
        try (ResultSet row = find.executeQuery()) {
            return row.next() ? reply(key, row) : Optional.empty();
        }
    }

    /**
     * Returns the stored replies whose checksums match, by key.
     *
     * @param keys keys with this address
     */
    Map<CallKey, Reply> findAll(String address, Collection<CallKey> keys, Instant since) throws SQLException {
        bind(findAll, joined(keys), address, since);
        Map<CallKey, Reply> found = new HashMap<>();
        try (ResultSet row = findAll.executeQuery()) {
            while (row.next()) {
                CallKey key = new CallKey(row.getString(1), address);
                reply(key, row).ifPresent(reply -> found.put(key, reply));
            }
        }
        return found;
    }

    /**
     * Returns the keys that have a row; its text is not read.
     *
     * @param keys keys with this address
     */
    Set<CallKey> present(String address, Collection<CallKey> keys, Instant since) throws SQLException {
        bind(present, joined(keys), address, since);
        Set<CallKey> found = new HashSet<>();
        try (ResultSet row = present.executeQuery()) {
            while (row.next()) {
                found.add(new CallKey(row.getString(1), address));
            }
        }
        return found;
    }

    /** Joins the requests in sorted order, so that the index is read sequentially. */
    private static String joined(Collection<CallKey> keys) {
        return keys.stream().map(CallKey::request).sorted().collect(Collectors.joining(","));
    }

    private static void bind(PreparedStatement statement, String requests, String address, Instant since)
            throws SQLException {
        statement.setString(1, requests);
        statement.setString(2, address);
        statement.setLong(3, since.toEpochMilli());
    }

    private static Optional<Reply> reply(CallKey key, ResultSet row) throws SQLException {
        Reply reply = new Reply(
                Objects.requireNonNullElse(row.getString(2), ""),
                Objects.requireNonNullElse(row.getString(8), ""),
                row.getLong(3) != 0,
                new Usage(Math.max(0, row.getLong(4)), Math.max(0, row.getLong(5)), Math.max(0, row.getLong(9))),
                Objects.requireNonNullElse(row.getString(6), ""));
        return row.getLong(7) == Checksum.of(key, reply) ? Optional.of(reply) : Optional.empty();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

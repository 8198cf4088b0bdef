package io.github.metaspo.model.calls.store;

import io.github.metaspo.api.Reply;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/** Small connection pool for lookups of replies. */
final class Readers implements AutoCloseable {

    private static final int MAX_READERS = 8;

    private final Database database;
    private final Semaphore permits = new Semaphore(MAX_READERS);
    private final Deque<Reader> idle = new ConcurrentLinkedDeque<>();
    private final Batcher<Wanted, Optional<Reply>> together = new Batcher<>(this::findTogether);

    private record Wanted(CallKey key, Instant since) {}

    /** Function that uses a connection. */
    @FunctionalInterface
    private interface Use<T> {
        T of(Reader reader) throws SQLException;
    }

    Readers(Database database) {
        this.database = database;
    }

    /**
     * Returns the stored reply, or empty if there is none or its checksum does not match. Concurrent lookups on a
     * server share a statement.
     */
    Optional<Reply> find(CallKey key, Instant since) throws SQLException {
        return database.isRemote() ? together.ask(new Wanted(key, since)) : using(reader -> reader.find(key, since));
    }

    private List<Optional<Reply>> findTogether(List<Wanted> all) throws SQLException {
        Map<Instant, Map<CallKey, Reply>> found = new HashMap<>();
        Map<Instant, List<CallKey>> keys = all.stream()
                .collect(Collectors.groupingBy(Wanted::since, Collectors.mapping(Wanted::key, Collectors.toList())));
        for (Map.Entry<Instant, List<CallKey>> group : keys.entrySet()) {
            found.put(group.getKey(), findAll(group.getValue(), group.getKey()));
        }
        return all.stream()
                .map(wanted -> Optional.ofNullable(
                        found.getOrDefault(wanted.since, Map.of()).get(wanted.key)))
                .toList();
    }

    /** Returns the stored replies whose checksums match, by key. */
    Map<CallKey, Reply> findAll(Collection<CallKey> keys, Instant since) throws SQLException {
        Map<CallKey, Reply> found = new HashMap<>();
        for (Map.Entry<String, List<CallKey>> group : byAddress(keys).entrySet()) {
            found.putAll(using(reader -> reader.findAll(group.getKey(), group.getValue(), since)));
        }
        return found;
    }

    /** Returns the keys that have a row, without reading its text. */
    Set<CallKey> present(Collection<CallKey> keys, Instant since) throws SQLException {
        Set<CallKey> present = new HashSet<>();
        for (Map.Entry<String, List<CallKey>> group : byAddress(keys).entrySet()) {
            present.addAll(using(reader -> reader.present(group.getKey(), group.getValue(), since)));
        }
        return present;
    }

    private static Map<String, List<CallKey>> byAddress(Collection<CallKey> keys) {
        return keys.stream().collect(Collectors.groupingBy(CallKey::address));
    }

    private <T> T using(Use<T> use) throws SQLException {
        permits.acquireUninterruptibly();
        try {
            Reader reader = idleOrNew();
            T result;
            try {
                result = use.of(reader);
            } catch (SQLException e) {
                reader.close();
                throw e;
            }
            idle.push(reader);
            return result;
        } finally {
            permits.release();
        }
    }

    private Reader idleOrNew() throws SQLException {
        Reader reader = idle.poll();
        return reader == null ? new Reader(database) : reader;
    }

    @Override
    public void close() throws SQLException {
        permits.acquireUninterruptibly(MAX_READERS);
        try {
            for (@Nullable Reader reader = idle.poll(); reader != null; reader = idle.poll()) {
                reader.close();
            }
        } finally {
            permits.release(MAX_READERS);
        }
    }
}

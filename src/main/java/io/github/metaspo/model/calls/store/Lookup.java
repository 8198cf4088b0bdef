package io.github.metaspo.model.calls.store;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks up replies in the write queue and in the database. Replies in a damaged part of the store count as missing. */
final class Lookup implements AutoCloseable {

    private static final int KEYS_PER_STATEMENT = 1_000;

    private final Database database;
    private final ReplyWriter writer;
    private final PartialDamage damage;
    private final boolean trusted;
    private final Readers readers;

    /**
     * Creates a lookup, which opens its connections on demand.
     *
     * @param trusted whether the database detects damaged rows itself, so that texts need not be read to verify them
     */
    Lookup(Database database, boolean trusted, ReplyWriter writer, PartialDamage damage) {
        this.database = database;
        this.trusted = trusted;
        this.writer = writer;
        this.damage = damage;
        this.readers = new Readers(database);
    }

    Optional<Reply> find(CallKey key, Instant since) throws ModelException {
        Optional<StoredReply> unwritten = writer.unwritten(key);
        if (unwritten.isPresent()) {
            return unwritten.filter(stored -> !stored.at().isBefore(since)).map(StoredReply::reply);
        }
        try {
            return readers.find(key, since);
        } catch (SQLException e) {
            if (damage.isMeantBy(e)) {
                return Optional.empty();
            }
            throw SqlStore.unusable(database, "read", e);
        }
    }

    Map<CallKey, Reply> findAll(Collection<CallKey> keys, Instant since) throws ModelException {
        Map<CallKey, Reply> found = new HashMap<>();
        List<CallKey> onDisk = new ArrayList<>();
        for (CallKey key : keys) {
            Optional<StoredReply> unwritten = writer.unwritten(key);
            if (unwritten.isEmpty()) {
                onDisk.add(key);
            } else if (!unwritten.get().at().isBefore(since)) {
                found.put(key, unwritten.get().reply());
            }
        }
        for (int from = 0; from < onDisk.size(); from += KEYS_PER_STATEMENT) {
            found.putAll(findTogether(part(onDisk, from), since));
        }
        return found;
    }

    private Map<CallKey, Reply> findTogether(List<CallKey> keys, Instant since) throws ModelException {
        try {
            return readers.findAll(keys, since);
        } catch (SQLException e) {
            if (!damage.isMeantBy(e)) {
                throw SqlStore.unusable(database, "read", e);
            }
        }
        // look up one by one, so that intact replies are still found
        Map<CallKey, Reply> found = new HashMap<>();
        for (CallKey key : keys) {
            find(key, since).ifPresent(reply -> found.put(key, reply));
        }
        return found;
    }

    Set<CallKey> answered(Collection<CallKey> keys, Instant since) throws ModelException {
        if (!trusted) {
            return findAll(keys, since).keySet();
        }
        Set<CallKey> answered = new HashSet<>();
        List<CallKey> onDisk = new ArrayList<>();
        for (CallKey key : keys) {
            Optional<StoredReply> unwritten = writer.unwritten(key);
            if (unwritten.isEmpty()) {
                onDisk.add(key);
            } else if (!unwritten.get().at().isBefore(since)) {
                answered.add(key);
            }
        }
        try {
            for (int from = 0; from < onDisk.size(); from += KEYS_PER_STATEMENT) {
                answered.addAll(readers.present(part(onDisk, from), since));
            }
            return answered;
        } catch (SQLException e) {
            throw SqlStore.unusable(database, "read", e);
        }
    }

    private static List<CallKey> part(List<CallKey> keys, int from) {
        return keys.subList(from, Math.min(keys.size(), from + KEYS_PER_STATEMENT));
    }

    @Override
    public void close() throws SQLException {
        readers.close();
    }
}

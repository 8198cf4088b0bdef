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

/** Finds replies among those on their way to the disk and those on it. What a damaged part of the store held counts as not there. */
final class Lookup implements AutoCloseable {

    private static final int KEYS_OF_A_STATEMENT = 1_000;

    private final Database database;
    private final ReplyWriter writer;
    private final PartialDamage damage;
    private final boolean trusted;
    private final Readers readers;

    /**
     * A look-up that opens its connections when it needs them.
     *
     * @param trusted whether the database itself notices changed rows, so that their texts need not be read to count them
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
        for (int from = 0; from < onDisk.size(); from += KEYS_OF_A_STATEMENT) {
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
        // the intact ones are still found one by one
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
            for (int from = 0; from < onDisk.size(); from += KEYS_OF_A_STATEMENT) {
                answered.addAll(readers.present(part(onDisk, from), since));
            }
            return answered;
        } catch (SQLException e) {
            throw SqlStore.unusable(database, "read", e);
        }
    }

    private static List<CallKey> part(List<CallKey> keys, int from) {
        return keys.subList(from, Math.min(keys.size(), from + KEYS_OF_A_STATEMENT));
    }

    @Override
    public void close() throws SQLException {
        readers.close();
    }
}

package io.github.metaspo.model.calls.store;

import io.github.metaspo.api.Reply;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** In-memory store, which keeps its contents when it is closed. */
public final class FakeStore implements ReplyStore {

    private final Map<CallKey, StoredReply> replies = new ConcurrentHashMap<>();
    private final Set<CallKey> claims = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> runs = new ConcurrentHashMap<>();

    @Override
    public Optional<Reply> find(CallKey key, Instant since) {
        return Optional.ofNullable(replies.get(key))
                .filter(stored -> !stored.at().isBefore(since))
                .map(StoredReply::reply);
    }

    @Override
    public Map<CallKey, Reply> findAll(Collection<CallKey> keys, Instant since) {
        Map<CallKey, Reply> found = new HashMap<>();
        keys.forEach(key -> find(key, since).ifPresent(reply -> found.put(key, reply)));
        return found;
    }

    @Override
    public Set<CallKey> answered(Collection<CallKey> keys, Instant since) {
        return findAll(keys, since).keySet();
    }

    @Override
    public void save(StoredReply reply) {
        replies.put(reply.key(), reply);
        claims.remove(reply.key());
    }

    @Override
    public boolean claim(CallKey key) {
        return claims.add(key);
    }

    @Override
    public void release(CallKey key) {
        claims.remove(key);
    }

    @Override
    public Instant beginRun(String name, Instant now, Instant oldest) {
        runs.computeIfPresent(name, (key, began) -> began.isBefore(oldest) ? null : began);
        return runs.computeIfAbsent(name, key -> now);
    }

    @Override
    public void endRun(String name) {
        runs.remove(name);
    }

    @Override
    public void close() {}
}

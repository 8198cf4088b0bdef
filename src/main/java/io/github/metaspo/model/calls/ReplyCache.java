package io.github.metaspo.model.calls;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;
import io.github.metaspo.model.calls.store.CallKey;
import io.github.metaspo.model.calls.store.ReplyStore;
import io.github.metaspo.model.calls.store.StoredReply;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Replies that a run may use without a call: stored ones and, as a fallback, recorded ones.
 *
 * @param store store that is searched first and that new replies are saved to
 * @param since oldest time of a stored reply that may be used
 * @param recorded recorded replies by request
 */
record ReplyCache(ReplyStore store, Instant since, Map<String, Reply> recorded) {

    Optional<Reply> find(CallKey key) throws ModelException {
        Optional<Reply> stored = store.find(key, since);
        return stored.isPresent() ? stored : Optional.ofNullable(recorded.get(key.request()));
    }

    /** Returns those of the given requests that have a reply. */
    Set<CallKey> answered(Collection<CallKey> keys) throws ModelException {
        Set<CallKey> answered = new HashSet<>(store.answered(keys, since));
        keys.stream().filter(key -> recorded.containsKey(key.request())).forEach(answered::add);
        return answered;
    }

    void save(StoredReply reply) throws ModelException {
        store.save(reply);
    }
}

package io.github.metaspo.model.calls;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.Request;
import io.github.metaspo.model.calls.store.CallKey;
import io.github.metaspo.model.calls.store.ReplyStore;
import io.github.metaspo.model.calls.store.StoredReply;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The stored replies of one model to given requests. */
public final class StoredReplies {

    private final ReplyStore store;
    private final String label;
    private final CallKeys keys;

    /**
     * @param store stays open
     * @param own provider-specific settings of the model that affect answers, by name
     */
    public StoredReplies(ReplyStore store, ModelSettings model, Map<String, String> own) {
        this.store = store;
        this.label = model.label();
        this.keys = new CallKeys(model, own);
    }

    /** Returns the keys of requests, in their order. */
    public List<CallKey> keys(List<Request> requests) {
        return requests.stream().map(keys::of).toList();
    }

    /**
     * Returns the replies to the requests that have one.
     *
     * @throws ModelException if the store cannot be read
     */
    public List<StoredReply> to(List<CallKey> requests) throws ModelException {
        return store.findAll(requests, Instant.EPOCH).entrySet().stream()
                .map(found -> new StoredReply(found.getKey(), label, Instant.EPOCH, found.getValue()))
                .toList();
    }
}

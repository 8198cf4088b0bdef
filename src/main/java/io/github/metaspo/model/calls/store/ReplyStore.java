package io.github.metaspo.model.calls.store;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps replies. Safe for use by many threads; what is saved is found at once. */
public interface ReplyStore extends AutoCloseable {

    /**
     * The reply to a request.
     *
     * @param since the reply must not be older
     * @throws ModelException when the store cannot be read
     */
    Optional<Reply> find(CallKey key, Instant since) throws ModelException;

    /**
     * The replies to several requests, looked up together.
     *
     * @param since replies must not be older
     * @return by key; a request without a reply is not in it
     * @throws ModelException when the store cannot be read
     */
    Map<CallKey, Reply> findAll(Collection<CallKey> keys, Instant since) throws ModelException;

    /**
     * The requests among several for which {@link #findAll} finds a reply. No text is read from a database that notices damage itself.
     *
     * @param since replies must not be older
     * @throws ModelException when the store cannot be read
     */
    Set<CallKey> answered(Collection<CallKey> keys, Instant since) throws ModelException;

    /**
     * Keeps a reply, in place of an older one.
     *
     * @throws ModelException when the store cannot keep replies, maybe since an earlier one
     */
    void save(StoredReply reply) throws ModelException;

    /**
     * Claims a request, so that no other build asks it in the meantime. The claim ends when a reply is kept for others to find,
     * when it is released, and with this process.
     *
     * @return false where it is claimed already
     */
    boolean claim(CallKey key) throws ModelException;

    /** Ends the claim of a request that gets no reply. */
    void release(CallKey key);

    /**
     * Begins a run, or goes on with one of this name that was begun and not ended.
     *
     * @param now when the run begins, if it is a new one
     * @param oldest a run that began earlier is not gone on with
     * @return when it began
     */
    Instant beginRun(String name, Instant now, Instant oldest) throws ModelException;

    /** Ends a run: the next of this name is a new one. */
    void endRun(String name) throws ModelException;

    /** Waits until everything is kept. */
    @Override
    void close();
}

package io.github.metaspo.model.calls.store;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Store of replies. Thread-safe; a saved reply can be found at once. */
public interface ReplyStore extends AutoCloseable {

    /**
     * Returns the reply to a request, or empty if there is none.
     *
     * @param since oldest time of a reply that may be returned
     * @throws ModelException if the store cannot be read
     */
    Optional<Reply> find(CallKey key, Instant since) throws ModelException;

    /**
     * Returns the replies to several requests.
     *
     * @param since oldest time of a reply that counts
     * @return replies by key; a request without a reply is missing
     * @throws ModelException if the store cannot be read
     */
    Map<CallKey, Reply> findAll(Collection<CallKey> keys, Instant since) throws ModelException;

    /**
     * Returns the requests for which {@link #findAll} finds a reply. Texts are not read if the database detects damage
     * itself.
     *
     * @param since oldest time of a reply that counts
     * @throws ModelException if the store cannot be read
     */
    Set<CallKey> answered(Collection<CallKey> keys, Instant since) throws ModelException;

    /**
     * Saves a reply, replacing an older one.
     *
     * @throws ModelException if replies cannot be written; the failure may stem from an earlier reply
     */
    void save(StoredReply reply) throws ModelException;

    /**
     * Claims a request, so that no other build makes the same call. The claim ends when others can find the reply, when
     * it is released, or when this process ends.
     *
     * @return false if it is already claimed
     */
    boolean claim(CallKey key) throws ModelException;

    /** Releases the claim of a request that gets no reply. */
    void release(CallKey key);

    /**
     * Begins a run, or resumes one of this name that was not ended.
     *
     * @param now start time of the run if it is new
     * @param oldest a run that began earlier is not resumed
     * @return start time of the run
     */
    Instant beginRun(String name, Instant now, Instant oldest) throws ModelException;

    /** Ends a run. The next one of this name is new. */
    void endRun(String name) throws ModelException;

    /** Waits until all replies are written, and closes the store. */
    @Override
    void close();
}

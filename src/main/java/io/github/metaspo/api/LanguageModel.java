package io.github.metaspo.api;

/** A language model. Thread-safe; a call blocks until the reply arrives. */
public interface LanguageModel extends AutoCloseable {

    /**
     * Sends the request once, without retries, and returns the reply.
     *
     * @throws ModelException if there is no reply; its message says in one sentence why and what to do
     * @throws InterruptedException if the calling thread is interrupted; the call is aborted at once
     */
    Reply reply(Request request) throws ModelException, InterruptedException;

    /** Releases the model's resources; an engine that other models share stays open. */
    @Override
    void close();
}

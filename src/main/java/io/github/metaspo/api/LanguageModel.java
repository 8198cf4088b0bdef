package io.github.metaspo.api;

/** A model that replies to requests. Safe for use by many threads at once; a thread waits for its reply. */
public interface LanguageModel extends AutoCloseable {

    /**
     * Asks once.
     *
     * @throws ModelException when there is no reply; says in one sentence why and what to do
     * @throws InterruptedException when the waiting thread is interrupted; the call is given up at once
     */
    Reply reply(Request request) throws ModelException, InterruptedException;

    /** Gives back what the model holds; a shared engine stays for its other users. */
    @Override
    void close();
}

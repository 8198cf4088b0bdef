package io.github.metaspo.model.calls.store;

import java.sql.SQLException;
import java.util.Collection;

/**
 * Numbered locks shared by all processes that use one database. They are released when the process that holds them
 * ends, however it ends.
 */
interface Locks extends AutoCloseable {

    /**
     * Tries to acquire a lock without waiting.
     *
     * @param number 0 or above
     * @return false if it is held already, by this or another process
     */
    boolean take(long number) throws SQLException;

    /** Releases locks; numbers that are not held are ignored. */
    void giveBack(Collection<Long> numbers) throws SQLException;

    /** Releases all locks. */
    @Override
    void close() throws SQLException;
}

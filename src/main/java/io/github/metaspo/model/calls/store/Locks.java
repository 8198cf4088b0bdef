package io.github.metaspo.model.calls.store;

import java.sql.SQLException;
import java.util.Collection;

/** Locks by number, among all processes that use one database. They end with the process that holds them, however it ends. */
interface Locks extends AutoCloseable {

    /**
     * Takes a lock without waiting.
     *
     * @param number 0 or above
     * @return false where somebody has it, this process included
     */
    boolean take(long number) throws SQLException;

    /** Gives locks back; those that were not taken are left alone. */
    void giveBack(Collection<Long> numbers) throws SQLException;

    /** Gives all locks back. */
    @Override
    void close() throws SQLException;
}

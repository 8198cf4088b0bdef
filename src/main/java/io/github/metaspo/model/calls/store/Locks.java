package io.github.metaspo.model.calls.store;

import java.sql.SQLException;

/** Locks by number, among all processes that use one database. They end with the process that holds them, however it ends. */
interface Locks extends AutoCloseable {

    /**
     * Takes a lock without waiting.
     *
     * @param number 0 or above
     * @return false where somebody has it, this process included
     */
    boolean take(long number) throws SQLException;

    /** Gives a lock back; nothing happens where it was not taken. */
    void giveBack(long number) throws SQLException;

    /** Gives all locks back. */
    @Override
    void close() throws SQLException;
}

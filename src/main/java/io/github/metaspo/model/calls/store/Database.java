package io.github.metaspo.model.calls.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Database of a store: what differs between SQLite and PostgreSQL. */
interface Database {

    /** Returns a new connection in auto-commit mode. */
    Connection connect() throws SQLException;

    /** Locks the tables against changes by others until the transaction ends. */
    void lockTables(Connection connection) throws SQLException;

    /** Returns locks that are shared by all users of the database. */
    Locks locks() throws SQLException;

    /** Returns whether a statement takes a network round trip, so that lookups should be combined. */
    boolean isRemote();

    /**
     * Returns an SQL condition that is true if the column's value is one of the comma-separated values in a parameter.
     */
    String isOneOf(String column);

    /** Returns the size in bytes. */
    long size(Connection connection) throws SQLException;

    /**
     * Returns whether the database verifies checksums when reading, so that a row changed by a faulty disk causes an
     * error.
     */
    boolean noticesDamage(Connection connection) throws SQLException;

    /** Returns whether a failure means that part of the data is damaged; other parts may still be usable. */
    default boolean isDamage(SQLException failure) {
        return false;
    }

    /** Returns its location for messages, without a password. */
    @Override
    String toString();
}

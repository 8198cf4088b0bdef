package io.github.metaspo.model.calls.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Where a store has its tables; what differs between databases. */
interface Database {

    /** A connection that commits by itself. */
    Connection connect() throws SQLException;

    /** Keeps others from changing tables until the transaction ends. */
    void lockTables(Connection connection) throws SQLException;

    /** Locks among all who use it. */
    Locks locks() throws SQLException;

    /** Whether a statement takes a round trip, so that several look-ups are better made by one. */
    boolean isRemote();

    /** A condition in SQL: the column's value is one of those in a parameter, which joins them by commas. */
    String isOneOf(String column);

    /** Bytes that it takes. */
    long size(Connection connection) throws SQLException;

    /** Whether the database checks what it reads, so that a row that a bad disk has changed is a failure. */
    boolean noticesDamage(Connection connection) throws SQLException;

    /** Whether a failure means that a part of the stored data is damaged, so that other parts may still be usable. */
    default boolean isDamage(SQLException failure) {
        return false;
    }

    /** Its place, for people; never with a password. */
    @Override
    String toString();
}

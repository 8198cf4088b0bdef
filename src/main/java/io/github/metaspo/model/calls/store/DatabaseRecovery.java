package io.github.metaspo.model.calls.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Copies the replies on the intact pages of a damaged SQLite file into another store. */
final class DatabaseRecovery {

    private static final List<Object> DEFAULTS = List.of("", 0L);
    private static final int COLUMNS = 12;
    private static final String NAMES =
            "request, address, model, at, text, cut, input, output, resolved, checksum," + " thinking, thought";
    private static final String READ = "SELECT * FROM metaspo_reply NOT INDEXED WHERE rowid = ?";
    private static final String WRITE =
            "INSERT OR IGNORE INTO metaspo_reply (" + NAMES + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** Highest row number to look for; the maximum read from a damaged page may be any number. */
    private static final long MOST_ROWS = 10_000_000;

    /** Minimum size of a row in bytes: the hash of its request alone is that long. */
    private static final int SMALLEST_ROW = 64;

    private DatabaseRecovery() {}

    /**
     * Copies row by row, so that a damaged page only loses its own rows. Rows with damaged content are copied, too;
     * lookups ignore them because of their checksum.
     *
     * @param to connection to the new store; in auto-commit mode before and after
     * @return number of rows copied
     */
    static long copy(Sqlite damaged, Connection to) throws SQLException {
        try (Connection from = damaged.connect();
                PreparedStatement write = to.prepareStatement(WRITE)) {
            to.setAutoCommit(false);
            copyRuns(from, to);
            long copied = 0;
            long last = Math.min(MOST_ROWS, last(damaged, from));
            for (long row = 1; row <= last; row++) {
                copied += copy(row, from, write);
            }
            to.commit();
            return copied;
        } catch (SQLException e) {
            if (damaged.isDamage(e)) {
                return 0; // the file as a whole cannot be read
            }
            throw e;
        } finally {
            to.setAutoCommit(true);
        }
    }

    /** Copies the entries of interrupted runs, so that these can be resumed. */
    private static void copyRuns(Connection from, Connection to) throws SQLException {
        try (Statement statement = from.createStatement();
                ResultSet run = statement.executeQuery("SELECT name, began FROM metaspo_run");
                PreparedStatement write =
                        to.prepareStatement("INSERT OR IGNORE INTO metaspo_run (name, began) VALUES (?, ?)")) {
            while (run.next()) {
                write.setString(1, run.getString(1));
                write.setLong(2, run.getLong(2));
                write.executeUpdate();
            }
        } catch (SQLException e) {
            // their page is damaged, so interrupted runs start over
            if (to.isClosed()) {
                throw e;
            }
        }
    }

    private static int copy(long row, Connection from, PreparedStatement write) throws SQLException {
        // a statement that hit a damaged page cannot be reused
        try (PreparedStatement read = from.prepareStatement(READ)) {
            read.setLong(1, row);
            try (ResultSet found = read.executeQuery()) {
                if (!found.next()) {
                    return 0;
                }
                for (int column = 1; column <= COLUMNS; column++) {
                    // a store from an older version may lack the last columns
                    write.setObject(
                            column,
                            column <= found.getMetaData().getColumnCount()
                                    ? found.getObject(column)
                                    : DEFAULTS.get(column - COLUMNS + DEFAULTS.size() - 1));
                }
            }
        } catch (SQLException e) {
            return 0; // on a damaged page
        }
        return write.executeUpdate();
    }

    private static long last(Sqlite damaged, Connection from) throws SQLException {
        try (Statement statement = from.createStatement();
                ResultSet last = statement.executeQuery("SELECT MAX(rowid) FROM metaspo_reply")) {
            return last.next() ? last.getLong(1) : 0;
        } catch (SQLException e) {
            return damaged.size(from) / SMALLEST_ROW;
        }
    }
}

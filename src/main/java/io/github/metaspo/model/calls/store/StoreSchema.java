package io.github.metaspo.model.calls.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Tables of a store and their migrations. The SQL is the same for all databases. */
final class StoreSchema {

    /** Each list migrates from the version of its index to the next; published ones never change. */
    private static final List<List<String>> STEPS = List.of(
            List.of(
                    "CREATE TABLE metaspo_reply (request TEXT NOT NULL, address TEXT NOT NULL, model TEXT NOT NULL,"
                            + " at BIGINT NOT NULL, text TEXT NOT NULL, cut BIGINT NOT NULL, input BIGINT NOT NULL,"
                            + " output BIGINT NOT NULL, resolved TEXT NOT NULL, checksum BIGINT NOT NULL,"
                            + " PRIMARY KEY (request, address))",
                    "CREATE TABLE metaspo_run (name TEXT PRIMARY KEY, began BIGINT NOT NULL)"),
            List.of(
                    "ALTER TABLE metaspo_reply ADD COLUMN thinking TEXT NOT NULL DEFAULT ''",
                    "ALTER TABLE metaspo_reply ADD COLUMN thought BIGINT NOT NULL DEFAULT 0"));

    private StoreSchema() {}

    /**
     * Creates the tables, or migrates them to the version that this plugin needs.
     *
     * @throws SQLException if the migration fails or the tables are of a newer version
     */
    static void migrate(Connection connection, Database database) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            database.lockTables(connection);
            statement.execute("CREATE TABLE IF NOT EXISTS metaspo_version (version BIGINT NOT NULL)");
            int version = version(statement);
            if (version > STEPS.size()) {
                throw new SQLException("it was written by a newer version of the plugin; use that version");
            }
            for (List<String> step : STEPS.subList(version, STEPS.size())) {
                for (String sql : step) {
                    statement.execute(sql);
                }
            }
            statement.execute("DELETE FROM metaspo_version");
            statement.execute("INSERT INTO metaspo_version VALUES (" + STEPS.size() + ")");
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("SELECT version FROM metaspo_version")) {
            return result.next() ? result.getInt(1) : 0;
        }
    }
}

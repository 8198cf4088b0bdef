package io.github.metaspo.model.calls.store;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Secret;
import io.github.metaspo.model.AtExit;
import org.sqlite.JDBC;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;

/** Reply store in a database that several builds may use concurrently. */
public final class SqlStore implements ReplyStore {

    private final Database database;
    private final Consumer<String> warnings;
    private final Connection connection;
    private final StoreContents contents;
    private final Locks claims;
    private final ReplyWriter writer;
    private final Lookup lookup;
    private final AtExit exit;

    private SqlStore(Database database, Consumer<String> warnings) throws SQLException {
        this.database = database;
        this.warnings = warnings;
        this.connection = database.connect();
        StoreSchema.migrate(connection, database);
        this.contents = new StoreContents(connection);
        this.claims = database.locks();
        PartialDamage damage = new PartialDamage(database, warnings);
        this.writer = new ReplyWriter(database.connect(), this::releaseAll, damage::isMeantBy);
        this.lookup = new Lookup(database, database.noticesDamage(connection), writer, damage);
        this.exit = new AtExit("metaspo-store-exit", this::finish);
    }

    /**
     * Returns the driver for store files. All users of a file within a JVM must share one driver: two copies of
     * SQLite's native library do not see each other's locks.
     */
    public static Driver driver() {
        return new JDBC();
    }

    /**
     * Opens a store in a file, which is created if it is missing. A damaged file is moved aside,
     * and the replies on its intact pages are copied into the new one.
     *
     * @param driver result of {@link #driver}, one for the whole JVM
     * @param wholly whether to check large files for damage, too, because all contents will be read
     * @param warnings receives warnings for the user
     * @throws ModelException of kind UNAVAILABLE if the store cannot be opened
     */
    public static SqlStore inFile(Path file, Driver driver, boolean wholly, Consumer<String> warnings)
            throws ModelException {
        Sqlite sqlite = new Sqlite(file, driver);
        try {
            try {
                SqlStore store = new SqlStore(sqlite, warnings);
                boolean damaged = true;
                try {
                    damaged = sqlite.isDamaged(store.connection, wholly);
                } finally {
                    if (damaged) {
                        store.close();
                    }
                }
                if (!damaged) {
                    return store;
                }
            } catch (SQLException e) {
                if (!sqlite.isDamage(e)) {
                    throw e;
                }
            }
            Path aside = sqlite.moveAside();
            SqlStore store = new SqlStore(sqlite, warnings);
            long saved;
            try {
                saved = DatabaseRecovery.copy(new Sqlite(aside, driver), store.connection);
            } catch (SQLException e) {
                store.close();
                throw e;
            }
            warnings.accept("the response store " + file + " is damaged; it was moved to " + aside.getFileName()
                    + ", and a new one was created with the " + saved + (saved == 1 ? " reply" : " replies")
                    + " that can still be read; the others will be requested again");
            return store;
        } catch (SQLException | IOException e) {
            throw unusable(sqlite, "opened", e);
        }
    }

    /**
     * Opens a store in an existing PostgreSQL database.
     *
     * @param url begins with {@code jdbc:postgresql:}
     * @param drivers class loader that has the driver
     * @param warnings receives warnings for the user
     * @throws ModelException of kind UNAVAILABLE if the store cannot be opened
     */
    public static SqlStore inPostgres(
            String url,
            Optional<String> user,
            Optional<Secret> password,
            ClassLoader drivers,
            Consumer<String> warnings)
            throws ModelException {
        Postgres postgres = new Postgres(url, user, password, drivers);
        try {
            return new SqlStore(postgres, warnings);
        } catch (SQLException e) {
            throw unusable(postgres, "opened", e);
        }
    }

    @Override
    public Optional<Reply> find(CallKey key, Instant since) throws ModelException {
        return lookup.find(key, since);
    }

    @Override
    public Map<CallKey, Reply> findAll(Collection<CallKey> keys, Instant since) throws ModelException {
        return lookup.findAll(keys, since);
    }

    @Override
    public Set<CallKey> answered(Collection<CallKey> keys, Instant since) throws ModelException {
        return lookup.answered(keys, since);
    }

    @Override
    public void save(StoredReply reply) throws ModelException {
        try {
            if (!writer.save(reply)) {
                throw new ModelException(
                        Kind.UNAVAILABLE,
                        "the run was stopped; the replies so far are stored, and running the same command again resumes it");
            }
        } catch (SQLException e) {
            throw unusable(database, "written", e);
        }
    }

    @Override
    public boolean claim(CallKey key) throws ModelException {
        try {
            return claims.take(key.number());
        } catch (SQLException e) {
            throw unusable(database, "used", e);
        }
    }

    @Override
    public void release(CallKey key) {
        releaseAll(List.of(key));
    }

    private void releaseAll(List<CallKey> keys) {
        try {
            claims.giveBack(keys.stream().map(CallKey::number).toList());
        } catch (SQLException e) {
            // not fatal: other builds only wait longer than necessary
            warnings.accept("the response store " + database + ": " + e.getMessage());
        }
    }

    @Override
    public synchronized Instant beginRun(String name, Instant now, Instant oldest) throws ModelException {
        try (PreparedStatement forget =
                        connection.prepareStatement("DELETE FROM metaspo_run WHERE name = ? AND began < ?");
                PreparedStatement begin = connection.prepareStatement(
                        "INSERT INTO metaspo_run (name, began) VALUES (?, ?) ON CONFLICT (name) DO NOTHING");
                PreparedStatement read = connection.prepareStatement("SELECT began FROM metaspo_run WHERE name = ?")) {
            forget.setString(1, name);
            forget.setLong(2, oldest.toEpochMilli());
            forget.executeUpdate();
            begin.setString(1, name);
            begin.setLong(2, now.toEpochMilli());
            begin.executeUpdate();
            read.setString(1, name);
            try (ResultSet row = read.executeQuery()) {
                // another build may have ended it in the meantime
                return row.next() ? Instant.ofEpochMilli(row.getLong(1)) : now;
            }
        } catch (SQLException e) {
            throw unusable(database, "written", e);
        }
    }

    @Override
    public synchronized void endRun(String name) throws ModelException {
        try (PreparedStatement end = connection.prepareStatement("DELETE FROM metaspo_run WHERE name = ?")) {
            end.setString(1, name);
            end.executeUpdate();
        } catch (SQLException e) {
            throw unusable(database, "written", e);
        }
    }

    /** Returns the number of replies of each {@code provider/name}. */
    public synchronized SortedMap<String, Long> countsByModel() throws ModelException {
        try {
            return contents.countsByModel();
        } catch (SQLException e) {
            throw unusable(database, "read", e);
        }
    }

    /** Returns the size of the store in bytes. */
    public synchronized long size() throws ModelException {
        try {
            return database.size(connection);
        } catch (SQLException e) {
            throw unusable(database, "read", e);
        }
    }

    /** Passes each reply of a model at an address to a consumer. */
    public synchronized void forEach(String model, String address, Consumer<StoredReply> consumer)
            throws ModelException {
        try {
            contents.forEach(model, address, consumer);
        } catch (SQLException e) {
            throw unusable(database, "read", e);
        }
    }

    /**
     * Removes replies.
     *
     * @param model only replies of this model; empty for all
     * @param before only older replies; empty for all
     * @return number of replies removed
     */
    public synchronized int remove(Optional<String> model, Optional<Instant> before) throws ModelException {
        try {
            return contents.remove(model, before);
        } catch (SQLException e) {
            throw unusable(database, "written", e);
        }
    }

    @Override
    public void close() {
        exit.close();
        finish();
        try {
            claims.close();
            lookup.close();
            connection.close();
        } catch (SQLException e) {
            warnings.accept("the response store " + database + " could not be closed: " + e.getMessage());
        }
    }

    private void finish() {
        try {
            writer.finish();
        } catch (SQLException e) {
            warnings.accept("the response store " + database + " could not save the last replies: " + e.getMessage());
        }
    }

    /** Returns its location for messages. */
    @Override
    public String toString() {
        return database.toString();
    }

    static ModelException unusable(Database database, String what, Exception cause) {
        return new ModelException(
                Kind.UNAVAILABLE,
                "the response store " + database + " cannot be " + what + " (" + cause.getMessage()
                        + "); fix the cause, or name another store with -Dmetaspo.store",
                cause);
    }
}

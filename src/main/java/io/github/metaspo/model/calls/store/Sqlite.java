package io.github.metaspo.model.calls.store;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** SQLite database file, shared by the builds of one machine. */
final class Sqlite implements Database {

    private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(60);
    private static final Set<SQLiteErrorCode> DAMAGE =
            Set.of(SQLiteErrorCode.SQLITE_CORRUPT, SQLiteErrorCode.SQLITE_NOTADB);
    /** Mask of the primary result code; SQLite's extended codes use the higher bits. */
    private static final int PRIMARY_CODE = 0xff;

    private static final long LARGEST_ALWAYS_CHECKED = 100_000_000;
    private static final int CACHE_KIB = 16 * 1024;
    private static final List<String> FILES = List.of("", "-wal", "-shm");

    private final Path file;
    private final Driver driver;

    /** @param driver SQLite's driver; it may come from another class loader, so its classes are not referenced below */
    Sqlite(Path file, Driver driver) {
        this.file = file;
        this.driver = driver;
    }

    @Override
    public Connection connect() throws SQLException {
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder"));
        } catch (IOException e) {
            throw new SQLException("its folder cannot be created: " + e.getMessage(), e);
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) BUSY_TIMEOUT.toMillis());
        // a deferred transaction that reads before it writes would fail instead of waiting for another writer
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setCacheSize(-CACHE_KIB);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        Connection connection = driver.connect("jdbc:sqlite:" + file, config.toProperties());
        try (Statement statement = connection.createStatement()) {
            enableWriteAheadLog(statement);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Switches to write-ahead logging, so that readers do not wait for the writer. This happens once per file and needs
     * its own retry loop, because the busy timeout does not apply to it.
     */
    private static void enableWriteAheadLog(Statement statement) throws SQLException {
        try (ResultSet mode = statement.executeQuery("PRAGMA journal_mode")) {
            if (mode.next() && mode.getString(1).equals("wal")) {
                return;
            }
        }
        long end = System.nanoTime() + BUSY_TIMEOUT.toNanos();
        while (true) {
            try {
                statement.execute("PRAGMA journal_mode = WAL");
                return;
            } catch (SQLException e) {
                if (!isBusy(e) || System.nanoTime() > end) {
                    throw e;
                }
                Thread.yield();
            }
        }
    }

    @Override
    public void lockTables(Connection connection) {
        // an immediate transaction is the only writer from the start
    }

    @Override
    public Locks locks() throws SQLException {
        // not the database file: closing it would release SQLite's own locks
        return new FileLocks(Path.of(file + "-claims"));
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    @Override
    public String isOneOf(String column) {
        return column + " IN (SELECT value FROM json_each('[\"' || replace(?, ',', '\",\"') || '\"]'))";
    }

    @Override
    public long size(Connection connection) throws SQLException {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    /**
     * Returns whether SQLite's quick check finds damage.
     *
     * @param always whether to check files above 100 MB, too, which takes a while; otherwise they count as intact
     */
    boolean isDamaged(Connection connection, boolean always) throws SQLException {
        if (!always && size(connection) > LARGEST_ALWAYS_CHECKED) {
            return false;
        }
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
            return !result.next() || !"ok".equals(result.getString(1));
        }
    }

    @Override
    public boolean noticesDamage(Connection connection) {
        return false;
    }

    @Override
    public boolean isDamage(SQLException failure) {
        return DAMAGE.stream().anyMatch(code -> (failure.getErrorCode() & PRIMARY_CODE) == code.code);
    }

    private static boolean isBusy(SQLException failure) {
        return failure.getErrorCode() == SQLiteErrorCode.SQLITE_BUSY.code;
    }

    /** Moves the file aside and returns its new name. */
    Path moveAside() throws IOException {
        int number = 1;
        while (Files.exists(aside(number))) {
            number++;
        }
        for (String suffix : FILES) {
            Path part = Path.of(file + suffix);
            if (Files.exists(part)) {
                Files.move(part, Path.of(aside(number) + suffix));
            }
        }
        return aside(number);
    }

    private Path aside(int number) {
        return Path.of(file + ".damaged-" + number);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}

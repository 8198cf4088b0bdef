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

/** A database in a file, for the builds of one machine. */
final class Sqlite implements Database {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<SQLiteErrorCode> DAMAGE =
            Set.of(SQLiteErrorCode.SQLITE_CORRUPT, SQLiteErrorCode.SQLITE_NOTADB);
    /** The bits of an error code without those that tell variants apart. */
    private static final int PRIMARY_CODE = 0xff;

    private static final long LARGEST_LOOKED_THROUGH = 100_000_000;
    private static final int CACHE_KIB = 16 * 1024;
    private static final List<String> FILES = List.of("", "-wal", "-shm");

    private final Path file;
    private final Driver driver;

    /** @param driver knows SQLite; it may come from another class loader, so that none of its classes is named below */
    Sqlite(Path file, Driver driver) {
        this.file = file;
        this.driver = driver;
    }

    @Override
    public Connection connect() throws SQLException {
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder"));
        } catch (IOException e) {
            throw new SQLException("its folder cannot be made: " + e.getMessage(), e);
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) PATIENCE.toMillis());
        // a transaction that reads first and writes later would not wait for another writer
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setCacheSize(-CACHE_KIB);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        Connection connection = driver.connect("jdbc:sqlite:" + file, config.toProperties());
        try (Statement statement = connection.createStatement()) {
            writeAhead(statement);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Readers then do not wait for the writer. The change is made once in a file's life, and alone it does not wait. */
    private static void writeAhead(Statement statement) throws SQLException {
        try (ResultSet mode = statement.executeQuery("PRAGMA journal_mode")) {
            if (mode.next() && mode.getString(1).equals("wal")) {
                return;
            }
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
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
        // a transaction is the only writer from its begin
    }

    @Override
    public Locks locks() throws SQLException {
        // not the database itself: to close that would give SQLite's locks back
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
     * Looks through the file; true where it is not what it was written as.
     *
     * @param always whether to do so also where it takes time to speak of
     */
    boolean isDamaged(Connection connection, boolean always) throws SQLException {
        if (!always && size(connection) > LARGEST_LOOKED_THROUGH) {
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

    /** Moves the file out of the way and tells its new name. */
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

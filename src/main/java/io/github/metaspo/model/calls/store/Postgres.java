package io.github.metaspo.model.calls.store;

import io.github.metaspo.api.Secret;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;

/** PostgreSQL database, shared by the builds of a team. Users add its driver to the plugin's {@code <dependencies>}. */
final class Postgres implements Database {

    /** Arbitrary, but the same for all builds. */
    private static final long LOCK = 7_265_746;

    private final String url;
    private final Properties properties = new Properties();
    private final ClassLoader drivers;

    /**
     * @param drivers class loader that has the driver
     */
    Postgres(String url, Optional<String> user, Optional<Secret> password, ClassLoader drivers) {
        this.url = url;
        this.drivers = drivers;
        user.ifPresent(name -> properties.setProperty("user", name));
        password.ifPresent(secret -> properties.setProperty("password", secret.reveal()));
    }

    @Override
    public Connection connect() throws SQLException {
        Connection connection = driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("the driver does not accept the address");
        }
        return connection;
    }

    /** Finds the driver without DriverManager, which does not see the class loader of a plugin. */
    private Driver driver() throws SQLException {
        for (Driver driver : ServiceLoader.load(Driver.class, drivers)) {
            if (driver.acceptsURL(url)) {
                return driver;
            }
        }
        throw new SQLException(
                "there is no driver for it; add org.postgresql:postgresql to the <dependencies> of the plugin");
    }

    @Override
    public void lockTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
        }
    }

    @Override
    public Locks locks() throws SQLException {
        return new AdvisoryLocks(connect());
    }

    @Override
    public boolean isRemote() {
        return true;
    }

    @Override
    public String isOneOf(String column) {
        return column + " = ANY (string_to_array(?, ','))";
    }

    @Override
    public boolean noticesDamage(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet setting = statement.executeQuery("SHOW data_checksums")) {
            return setting.next() && setting.getString(1).equals("on");
        }
    }

    @Override
    public long size(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT pg_total_relation_size('metaspo_reply')");
                ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Returns the address without its parameters and user, which may contain a password. */
    @Override
    public String toString() {
        return url.replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
    }
}

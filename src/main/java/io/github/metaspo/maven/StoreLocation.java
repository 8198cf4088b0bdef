package io.github.metaspo.maven;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Proxy;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.model.calls.store.SqlStore;

import java.nio.file.Path;
import java.sql.Driver;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Location of the reply store of a build.
 *
 * @param configured a file, relative to the root, or the URL of a database; empty for the default file
 * @param root of the project
 * @param server id of the server in {@code settings.xml} that has the user and password of the database
 * @param settings of Maven
 * @param fileDriver returns the SQLite driver, shared by all modules and class realms of the build
 * @param console for warnings of the store
 */
record StoreLocation(
        Optional<String> configured,
        Path root,
        String server,
        MavenSettings settings,
        Supplier<Driver> fileDriver,
        Console console) {

    private static final String DEFAULT = ".metaspo/responses.db";
    private static final String DATABASE_PREFIX = "jdbc:postgresql:";

    /**
     * Opens the store for lookups. The caller closes it.
     *
     * @throws ModelException if the store cannot be opened
     */
    SqlStore open() throws ModelException {
        return open(false);
    }

    /**
     * Opens the store for reading all its replies. The caller closes it.
     *
     * @throws ModelException if the store cannot be opened
     */
    SqlStore openForScan() throws ModelException {
        return open(true);
    }

    private SqlStore open(boolean forScan) throws ModelException {
        String place = configured.orElse(DEFAULT);
        if (!place.startsWith("jdbc:")) {
            return SqlStore.inFile(root.resolve(place), fileDriver.get(), forScan, console::warn);
        }
        if (!place.startsWith(DATABASE_PREFIX)) {
            throw new ModelException(
                    ModelException.Kind.UNAVAILABLE,
                    "metaspo.store must be the path of a file or an address that begins with " + DATABASE_PREFIX);
        }
        Optional<Proxy.Credentials> login = settings.credentials(server);
        return SqlStore.inPostgres(
                place,
                login.map(Proxy.Credentials::username),
                login.map(Proxy.Credentials::password),
                getClass().getClassLoader(),
                console::warn);
    }
}

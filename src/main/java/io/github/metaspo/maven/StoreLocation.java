package io.github.metaspo.maven;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Proxy;
import io.github.metaspo.goal.Console;
import io.github.metaspo.model.calls.store.SqlStore;

import java.nio.file.Path;
import java.sql.Driver;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the replies of a build are kept.
 *
 * @param wanted a file, relative to the root, or the address of a database; empty for the usual file
 * @param root of the project
 * @param server id of the server in settings.xml that has user and password of the database
 * @param settings of Maven
 * @param fileDriver one for the whole build, for all modules and class realms
 * @param console for what a person should know
 */
record StoreLocation(
        Optional<String> wanted,
        Path root,
        String server,
        MavenSettings settings,
        Supplier<Driver> fileDriver,
        Console console) {

    private static final String USUAL = ".metaspo/responses.db";
    private static final String DATABASE = "jdbc:postgresql:";

    /** Opens the store to look replies up; whoever asks for it closes it. */
    SqlStore open() throws ModelException {
        return open(false);
    }

    /** Opens the store to read it as a whole; whoever asks for it closes it. */
    SqlStore openWholly() throws ModelException {
        return open(true);
    }

    private SqlStore open(boolean wholly) throws ModelException {
        String place = wanted.orElse(USUAL);
        if (!place.startsWith("jdbc:")) {
            return SqlStore.inFile(root.resolve(place), fileDriver.get(), wholly, console::warn);
        }
        if (!place.startsWith(DATABASE)) {
            throw new ModelException(
                    ModelException.Kind.UNAVAILABLE,
                    "metaspo.store must be the path of a file or an address that begins with " + DATABASE);
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

package io.github.metaspo.api;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The services of the build that a model provider may use. */
public interface ModelContext {

    /** Returns the value of an environment variable that holds a key; empty if it is not set. */
    Optional<Secret> environment(String variable);

    /**
     * Returns the decrypted password of a server in settings.xml; empty if there is no such server.
     *
     * @throws ModelException if the server exists but its password cannot be decrypted
     */
    Optional<Secret> server(String id) throws ModelException;

    /** Returns the proxy that settings.xml configures for an address; empty for a direct connection. */
    Optional<Proxy> proxyFor(URI address);

    /** Returns whether the build is offline: only addresses of this machine may be used. */
    boolean offline();

    /** Returns the root of the project, which has the folder {@code .metaspo}. */
    Path projectFolder();

    /** Returns the folder for downloaded model files. */
    Path modelFolder();

    /**
     * Returns the jars of an artifact and of its dependencies, resolved from the plugin repositories.
     *
     * @param coordinates {@code groupId:artifactId:version}
     * @throws ModelException if the artifact cannot be resolved
     */
    List<Path> resolve(String coordinates) throws ModelException;

    /** Returns the object that the whole build shares under this key; creates it at first use. */
    <T> T shared(Class<T> type, Object key, Supplier<T> factory);

    /** Writes a line to the console. */
    void say(String line);
}

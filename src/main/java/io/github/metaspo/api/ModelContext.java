package io.github.metaspo.api;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a provider may ask of the build that it runs in. */
public interface ModelContext {

    /** The value of an environment variable that holds a key. */
    Optional<Secret> environment(String variable);

    /**
     * The password of a server in settings.xml, decrypted.
     *
     * @throws ModelException when there is such a server and its password cannot be decrypted
     */
    Optional<Secret> server(String id) throws ModelException;

    /** The proxy for an address, as settings.xml has it; empty for a direct connection. */
    Optional<Proxy> proxyFor(URI address);

    /** Whether the network must not be used, save for addresses of this machine. */
    boolean offline();

    /** The folder where model files are kept. */
    Path modelFolder();

    /**
     * The jar of an artifact and those that it needs, resolved as a build resolves plugins.
     *
     * @param coordinates {@code groupId:artifactId:version}
     */
    List<Path> resolve(String coordinates) throws ModelException;

    /** The one object of this key in the whole build, made at first use. */
    <T> T shared(Class<T> type, Object key, Supplier<T> factory);

    /** Tells the person at the console something worth a line. */
    void say(String line);
}

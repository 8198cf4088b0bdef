package io.github.metaspo.maven;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.Proxy;
import io.github.metaspo.api.Secret;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Decrypted passwords and proxies of {@code settings.xml}. */
final class MavenSettings {

    private final Settings settings;
    private final SettingsDecrypter decrypter;

    MavenSettings(Settings settings, SettingsDecrypter decrypter) {
        this.settings = settings;
        this.decrypter = decrypter;
    }

    /**
     * Returns the password of a server; empty if there is no such server or it has no password.
     *
     * @throws ModelException if the password cannot be decrypted
     */
    Optional<Secret> password(String id) throws ModelException {
        Server server = settings.getServer(id);
        if (server == null
                || server.getPassword() == null
                || server.getPassword().isBlank()) {
            return Optional.empty();
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        Optional<SettingsProblem> problem = result.getProblems().stream()
                .filter(p -> p.getSeverity() != SettingsProblem.Severity.WARNING)
                .findFirst();
        if (problem.isPresent()) {
            throw new ModelException(
                    Kind.WRONG_KEY,
                    "the password of server " + id + " in settings.xml cannot be decrypted: "
                            + problem.get().getMessage() + "; check the master password in settings-security.xml");
        }
        return Optional.of(new Secret(result.getServer().getPassword()));
    }

    /**
     * Returns user and password of a server; empty if there is no such server or it lacks one of them.
     *
     * @throws ModelException if the password cannot be decrypted
     */
    Optional<Proxy.Credentials> credentials(String id) throws ModelException {
        Optional<Secret> password = password(id);
        Optional<String> user = Optional.ofNullable(settings.getServer(id)).map(Server::getUsername);
        return user.flatMap(name -> password.map(secret -> new Proxy.Credentials(name, secret)));
    }

    /** Returns the active proxy for an address, preferring one for its protocol; empty if there is none. */
    Optional<Proxy> proxyFor(URI address) {
        String host = String.valueOf(address.getHost());
        return settings.getProxies().stream()
                .filter(org.apache.maven.settings.Proxy::isActive)
                .filter(proxy -> !isExcluded(host, proxy.getNonProxyHosts()))
                .min(Comparator.comparing(
                        proxy -> !String.valueOf(proxy.getProtocol()).equalsIgnoreCase(address.getScheme())))
                .map(this::decrypted);
    }

    private Proxy decrypted(org.apache.maven.settings.Proxy proxy) {
        org.apache.maven.settings.Proxy decrypted =
                decrypter.decrypt(new DefaultSettingsDecryptionRequest(proxy)).getProxy();
        Optional<Proxy.Credentials> credentials = Optional.ofNullable(decrypted.getUsername())
                .filter(username -> decrypted.getPassword() != null
                        && !decrypted.getPassword().isBlank())
                .map(username -> new Proxy.Credentials(username, new Secret(decrypted.getPassword())));
        return new Proxy(proxy.getHost(), proxy.getPort(), credentials);
    }

    private static boolean isExcluded(String host, String nonProxyHosts) {
        return nonProxyHosts != null
                && Arrays.stream(nonProxyHosts.split("[|,]"))
                        .map(pattern -> pattern.strip().toLowerCase(Locale.ROOT))
                        .anyMatch(pattern -> matches(host.toLowerCase(Locale.ROOT), pattern));
    }

    /** Matches a host pattern with a star at its beginning or end, as in {@code *.example.com} or {@code 10.*}. */
    private static boolean matches(String host, String pattern) {
        if (pattern.startsWith("*")) {
            return host.endsWith(pattern.substring(1));
        }
        if (pattern.endsWith("*")) {
            return host.startsWith(pattern.substring(0, pattern.length() - 1));
        }
        return host.equals(pattern);
    }
}

package io.github.metaspo.maven;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Secret;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsProblem;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.building.SettingsProblem.Severity;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

class MavenSettingsTest {

    private final Settings settings = new Settings();
    private final SettingsDecryptionResult decrypted = mock();
    private final MavenSettings ours = new MavenSettings(settings, decrypter());

    @Test
    void thePasswordOfAServerIsDecrypted() throws ModelException {
        settings.addServer(server("vllm", "{encrypted=}"));
        when(decrypted.getServer()).thenReturn(server("vllm", "plain"));
        assertThat(ours.password("vllm").map(Secret::reveal)).hasValue("plain");
    }

    @Test
    void anUnknownServerHasNoPassword() throws ModelException {
        assertThat(ours.password("vllm")).isEmpty();
    }

    @Test
    void aPasswordThatCannotBeDecryptedIsAnErrorThatDoesNotShowIt() {
        settings.addServer(server("vllm", "{broken=}"));
        SettingsProblem problem =
                new DefaultSettingsProblem("Failed to decrypt password", Severity.ERROR, "server: vllm", -1, -1, null);
        when(decrypted.getProblems()).thenReturn(List.of(problem));
        assertThatThrownBy(() -> ours.password("vllm"))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("server vllm", "settings-security.xml")
                .hasMessageNotContaining("broken");
    }

    @Test
    void theActiveProxyIsUsedWithItsDecryptedPassword() {
        Proxy proxy = proxy("http", "proxy.example.com");
        proxy.setUsername("me");
        proxy.setPassword("plain");
        settings.addProxy(proxy);
        when(decrypted.getProxy()).thenReturn(proxy);
        assertThat(ours.proxyFor(URI.create("https://api.example.org/v1"))).hasValueSatisfying(found -> {
            assertThat(found.host()).isEqualTo("proxy.example.com");
            assertThat(found.port()).isEqualTo(3128);
            assertThat(found.credentials().orElseThrow().password().reveal()).isEqualTo("plain");
        });
    }

    @Test
    void aProxyOfTheAddressOwnProtocolComesFirst() {
        Proxy https = proxy("https", "secure.example.com");
        settings.addProxy(proxy("http", "proxy.example.com"));
        settings.addProxy(https);
        when(decrypted.getProxy()).thenReturn(https);
        assertThat(ours.proxyFor(URI.create("https://api.example.org/v1"))
                        .orElseThrow()
                        .host())
                .isEqualTo("secure.example.com");
    }

    @Test
    void excludedHostsAndInactiveProxiesAreDirect() {
        Proxy proxy = proxy("http", "proxy.example.com");
        proxy.setNonProxyHosts("localhost|*.intra|10.*");
        settings.addProxy(proxy);
        Proxy inactive = proxy("http", "old.example.com");
        inactive.setActive(false);
        settings.addProxy(inactive);
        assertThat(List.of("http://localhost:8000", "http://vllm.intra/v1", "http://10.1.2.3"))
                .allSatisfy(address ->
                        assertThat(ours.proxyFor(URI.create(address))).isEmpty());
    }

    private SettingsDecrypter decrypter() {
        SettingsDecrypter decrypter = mock();
        when(decrypter.decrypt(any())).thenReturn(decrypted);
        return decrypter;
    }

    private static Server server(String id, String password) {
        Server server = new Server();
        server.setId(id);
        server.setPassword(password);
        return server;
    }

    private static Proxy proxy(String protocol, String host) {
        Proxy proxy = new Proxy();
        proxy.setProtocol(protocol);
        proxy.setHost(host);
        proxy.setPort(3128);
        proxy.setActive(true);
        return proxy;
    }
}

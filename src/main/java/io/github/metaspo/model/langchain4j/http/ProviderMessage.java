package io.github.metaspo.model.langchain4j.http;

import io.github.metaspo.api.Secret;
import io.github.metaspo.model.UntrustedText;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Text of a provider made fit for one line of a log: it is untrusted and may quote a key. */
final class ProviderMessage {

    /** Shorter texts are no keys, and stand in other words. */
    private static final int SHORTEST = 8;

    private final List<Secret> secrets;

    ProviderMessage(List<Secret> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** One line without keys and control characters, of at most 300 characters. */
    String tame(String text) {
        return UntrustedText.inline(hiding(text));
    }

    /** The text without keys, also where they stand encoded for a URL. */
    String hiding(String text) {
        String safe = text;
        for (Secret secret : secrets) {
            safe = secret.redact(safe);
            String encoded = URLEncoder.encode(secret.reveal(), StandardCharsets.UTF_8);
            safe = encoded.length() < SHORTEST ? safe : safe.replace(encoded, "***");
        }
        return safe;
    }
}

package io.github.metaspo.model.langchain4j.http;

import io.github.metaspo.api.Secret;
import io.github.metaspo.model.UntrustedText;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sanitizer for texts of a provider, which are untrusted and may quote a key. */
final class ProviderMessage {

    /** Minimum length of an encoded key; shorter texts may occur in ordinary words. */
    private static final int SHORTEST = 8;

    private final List<Secret> secrets;

    ProviderMessage(List<Secret> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** Returns a text as one line of at most 300 characters, with keys redacted and control characters escaped. */
    String sanitize(String text) {
        return UntrustedText.inline(redact(text));
    }

    /** Returns a text with keys redacted, including their URL-encoded forms. */
    String redact(String text) {
        String safe = text;
        for (Secret secret : secrets) {
            safe = secret.redact(safe);
            String encoded = URLEncoder.encode(secret.reveal(), StandardCharsets.UTF_8);
            safe = encoded.length() < SHORTEST ? safe : safe.replace(encoded, "***");
        }
        return safe;
    }
}

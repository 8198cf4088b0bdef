package io.github.metaspo.model.langchain4j;

import io.github.metaspo.model.ForeignText;
import io.github.metaspo.model.Secret;

import java.util.List;

/** Text of a provider made fit for one line of a log: it is untrusted and may quote a key. */
final class ProviderWords {

    private final List<Secret> secrets;

    ProviderWords(List<Secret> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** One line without keys and control characters, of at most 300 characters. */
    String tame(String text) {
        String safe = text;
        for (Secret secret : secrets) {
            safe = secret.redact(safe);
        }
        return ForeignText.inline(safe);
    }
}

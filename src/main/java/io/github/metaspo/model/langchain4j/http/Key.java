package io.github.metaspo.model.langchain4j.http;

import io.github.metaspo.api.ModelContext;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.ModelSettings.ApiKey;
import io.github.metaspo.api.Secret;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * API key of a model.
 *
 * @param secret the key; empty if the server is called without one
 * @param origin description of where the key comes from or should come from
 */
public record Key(Optional<Secret> secret, String origin) {

    // for servers that usually need no key; the provider's usual variable would be wrong for them
    private static final String ANY_VARIABLE =
            "an environment variable and name it in the suite, as apiKey: {env: NAME}";

    /** Returns the key, or null if there is none, as LangChain4j's builders expect. */
    public @Nullable String value() {
        return secret.map(Secret::reveal).orElse(null);
    }

    /**
     * Finds the key as the settings say.
     *
     * @param usualVariables the provider's environment variables, in the order in which they are tried
     * @param needed whether the server requires a key
     * @throws ModelException of kind WRONG_KEY if a key is required and missing, or has invalid characters
     */
    public static Key find(ModelSettings settings, List<String> usualVariables, boolean needed, ModelContext context)
            throws ModelException {
        Key key = locate(settings.apiKey(), usualVariables, needed, context);
        boolean asked = needed || !(settings.apiKey() instanceof ApiKey.ProviderDefault);
        if (asked && key.secret.isEmpty()) {
            throw Failures.misconfigured(
                    ModelException.Kind.WRONG_KEY,
                    settings,
                    "there is no key in " + key.origin + "; set it, or say under apiKey where it is");
        }
        if (key.secret.isPresent() && !key.secret.get().reveal().matches("[!-~]+")) {
            throw Failures.misconfigured(
                    ModelException.Kind.WRONG_KEY,
                    settings,
                    "the key in " + key.origin + " contains blanks, line breaks or other characters that"
                            + " a key cannot have; set it again");
        }
        return key;
    }

    private static Key locate(ApiKey where, List<String> usualVariables, boolean needed, ModelContext context)
            throws ModelException {
        if (where instanceof ApiKey.Environment environment) {
            return inVariable(environment.variable(), context);
        }
        if (where instanceof ApiKey.Server server) {
            return new Key(
                    context.server(server.id()), "the password of server \"" + server.id() + "\" in settings.xml");
        }
        return usualVariables.stream()
                .map(variable -> inVariable(variable, context))
                .filter(key -> key.secret.isPresent())
                .findFirst()
                .orElseGet(() -> new Key(Optional.empty(), needed ? usual(usualVariables) : ANY_VARIABLE));
    }

    private static String usual(List<String> variables) {
        return "the environment variable " + String.join(" or ", variables);
    }

    private static Key inVariable(String variable, ModelContext context) {
        return new Key(context.environment(variable), "the environment variable " + variable);
    }
}

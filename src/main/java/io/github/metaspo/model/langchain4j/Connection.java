package io.github.metaspo.model.langchain4j;

import dev.langchain4j.http.client.HttpClientBuilder;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.model.langchain4j.http.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * Parameters for LangChain4j's model builders, in which null means the provider's default.
 *
 * @param settings settings of the model
 * @param endpoint endpoint of the model
 * @param http builder of the HTTP client to use
 */
record Connection(ModelSettings settings, Endpoint endpoint, HttpClientBuilder http) {

    String baseUrl() {
        return endpoint.address().toString().replaceFirst("/+$", "");
    }

    String model() {
        return settings.name().orElseThrow();
    }

    @Nullable
    String key() {
        return endpoint.key().value();
    }

    @Nullable
    Double temperature() {
        return settings.temperature().isPresent() ? settings.temperature().getAsDouble() : null;
    }

    @Nullable
    Integer seed() {
        return settings.seed().isPresent() ? Math.toIntExact(settings.seed().getAsLong()) : null;
    }
}

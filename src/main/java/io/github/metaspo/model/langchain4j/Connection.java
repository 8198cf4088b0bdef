package io.github.metaspo.model.langchain4j;

import dev.langchain4j.http.client.HttpClientBuilder;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.model.langchain4j.http.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * What LangChain4j's builders of models want to know; null stands for "leave it to the provider", as they have it.
 *
 * @param settings of the model
 * @param endpoint where it is
 * @param http the client to ask it with
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

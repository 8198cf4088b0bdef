package io.github.metaspo.model.llama;

import io.github.metaspo.api.Location;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.RequestSettings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Settings of embedded models for tests. */
public final class Settings {

    private Settings() {}

    /** Temperature 0 and a timeout of a minute. */
    public static ModelSettings file(Path file, int maxTokens, Map<String, String> options) {
        return file(file, maxTokens, RequestSettings.of(options));
    }

    static ModelSettings file(Path file, int maxTokens, RequestSettings request) {
        return new ModelSettings(
                "llama",
                Optional.empty(),
                Optional.of(file),
                Optional.empty(),
                new ModelSettings.ApiKey.ProviderDefault(),
                OptionalDouble.of(0),
                OptionalLong.empty(),
                maxTokens,
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                4,
                ModelSettings.Rate.UNLIMITED,
                Optional.empty(),
                request,
                new Location(Path.of("suite.yaml"), 4, 3));
    }
}

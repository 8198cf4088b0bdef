package io.github.metaspo.model;

import io.github.metaspo.api.Location;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.RequestSettings;
import io.github.metaspo.api.Secret;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Fake build with a folder, environment variables, and the lines that it said. */
public final class FakeBuild implements BareModelContext {

    private final Path folder;
    private final Map<String, String> variables;
    private final boolean offline;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Map<List<Object>, Object> shared = new ConcurrentHashMap<>();

    public FakeBuild(Path folder) {
        this(folder, Map.of(), false);
    }

    public FakeBuild(Path folder, Map<String, String> variables, boolean offline) {
        this.folder = folder;
        this.variables = variables;
        this.offline = offline;
    }

    /** A model of a provider that gets a text and nothing else. */
    public static ModelSettings settings(
            String provider, String name, RequestSettings request, Duration timeout, Duration deadline) {
        return new ModelSettings(
                provider,
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                new ModelSettings.ApiKey.ProviderDefault(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                512,
                timeout,
                deadline,
                4,
                ModelSettings.Rate.UNLIMITED,
                Optional.empty(),
                request,
                new Location(Path.of("review.yaml"), 5, 14));
    }

    /** What was said so far. */
    public List<String> said() {
        return said;
    }

    @Override
    public Optional<Secret> environment(String variable) {
        return Optional.ofNullable(variables.get(variable)).map(Secret::new);
    }

    @Override
    public boolean offline() {
        return offline;
    }

    @Override
    public Path projectFolder() {
        return folder;
    }

    @Override
    public <T> T shared(Class<T> type, Object key, Supplier<T> factory) {
        return type.cast(shared.computeIfAbsent(List.of(type, key), ignored -> factory.get()));
    }

    @Override
    public void say(String line) {
        said.add(line);
    }
}

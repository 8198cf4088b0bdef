package io.github.metaspo.model.llama;

import de.kherud.llama.LlamaModel;
import io.github.metaspo.model.BareModelContext;
import org.jetbrains.annotations.NotNull;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Fake build context without Maven. Artifacts come from the tests' class path. */
public final class FakeModelContext implements BareModelContext {

    private final Path modelFolder;
    private final Map<List<Object>, Object> shared = new ConcurrentHashMap<>();

    public FakeModelContext(Path modelFolder) {
        this.modelFolder = modelFolder;
    }

    @Override
    public boolean offline() {
        return true;
    }

    @Override
    public Path modelFolder() {
        return modelFolder;
    }

    @Override
    public List<Path> resolve(String coordinates) {
        return Stream.of(LlamaModel.class, NotNull.class)
                .map(FakeModelContext::jarOf)
                .toList();
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <T> T shared(Class<T> type, Object key, Supplier<T> factory) {
        return type.cast(shared.computeIfAbsent(List.of(type, key), ignored -> factory.get()));
    }
}

package io.github.metaspo.model;

import io.github.metaspo.api.ModelContext;
import io.github.metaspo.api.Proxy;
import io.github.metaspo.api.Secret;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Fake build that has nothing; other fakes add what their tests need. */
public interface BareModelContext extends ModelContext {

    @Override
    default Optional<Secret> environment(String variable) {
        return Optional.empty();
    }

    @Override
    default Optional<Secret> server(String id) {
        return Optional.empty();
    }

    @Override
    default Optional<Proxy> proxyFor(URI address) {
        return Optional.empty();
    }

    @Override
    default boolean offline() {
        return false;
    }

    @Override
    default Path projectFolder() {
        throw new UnsupportedOperationException();
    }

    @Override
    default Path modelFolder() {
        throw new UnsupportedOperationException();
    }

    @Override
    default List<Path> resolve(String coordinates) {
        throw new UnsupportedOperationException();
    }

    @Override
    default <T> T shared(Class<T> type, Object key, Supplier<T> factory) {
        return factory.get();
    }

    @Override
    default void say(String line) {}
}

package io.github.metaspo.resilience;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.Secret;
import io.github.metaspo.it.PostgresServer;
import io.github.metaspo.model.ModelProviders;
import io.github.metaspo.model.calls.CallPolicy;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.model.calls.ModelSource;
import io.github.metaspo.model.calls.limit.Limiter;
import io.github.metaspo.model.calls.limit.Sleeper;
import io.github.metaspo.model.calls.store.ReplyStore;
import io.github.metaspo.model.calls.store.SqlStore;
import io.github.metaspo.model.langchain4j.FakeModelContext;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Models over a real store, as a build has them. */
public final class StoringModels implements ModelSource {

    /** How a run opens its store. */
    @FunctionalInterface
    public interface Opening {
        ReplyStore open() throws ModelException;
    }

    private final Opening store;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Limiter limiter;

    StoringModels(Opening store, Clock clock, Sleeper sleeper) {
        this.store = store;
        this.clock = clock;
        this.sleeper = sleeper;
        this.limiter = new Limiter(clock, sleeper);
    }

    public static StoringModels inRealTime(Opening store) {
        return new StoringModels(store, Clock.systemUTC(), duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos()));
    }

    public ModelSession begin(CallPolicy policy) throws ModelException {
        return new ModelSession(this, policy, store.open(), Map.of(), clock, sleeper);
    }

    /** @param store a file, or the address of a {@link PostgresServer} */
    public static SqlStore open(String store) throws ModelException {
        if (!store.startsWith("jdbc:")) {
            return SqlStore.inFile(Path.of(store), SqlStore.driver(), false, StoringModels::refuse);
        }
        return SqlStore.inPostgres(
                store,
                Optional.of(PostgresServer.USER),
                Optional.of(new Secret(PostgresServer.PASSWORD)),
                StoringModels.class.getClassLoader(),
                StoringModels::refuse);
    }

    private static void refuse(String warning) {
        throw new AssertionError(warning);
    }

    @Override
    public void check(ModelSettings settings) {
        // opening it shows what it lacks
    }

    @Override
    public LanguageModel open(ModelSettings settings) throws ModelException, InterruptedException {
        return ModelProviders.find(StoringModels.class.getClassLoader()).open(settings, new FakeModelContext());
    }

    @Override
    public Map<String, String> answerSettings(ModelSettings settings) {
        return settings.options();
    }

    @Override
    public boolean offline() {
        return false;
    }

    @Override
    public Limiter limiter(ModelSettings settings) {
        return limiter;
    }

    @Override
    public void notice(String sentence) {
        // nothing is tried again here
    }
}

package io.github.metaspo.maven;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelContext;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.Reply;
import io.github.metaspo.goal.Models;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.model.ModelProviders;
import io.github.metaspo.model.calls.CallPolicy;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.model.calls.ModelSource;
import io.github.metaspo.model.calls.RecordedModels;
import io.github.metaspo.model.calls.limit.Limiter;
import io.github.metaspo.model.calls.limit.Sleeper;
import io.github.metaspo.model.calls.store.Recording;
import io.github.metaspo.suite.Suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Model sessions of a Maven build, with its store and its providers. */
final class BuildModels implements Models, ModelSource {

    private static final Sleeper SLEEPER = duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());

    private final ModelProviders providers;
    private final ModelContext context;
    private final StoreLocation store;
    private final boolean reuse;
    private final Clock clock;
    private final Console console;

    /**
     * Creates the factory without opening store or models.
     *
     * @param reuse whether measurements also use all stored replies; offline they always do
     */
    BuildModels(
            ModelProviders providers,
            ModelContext context,
            StoreLocation store,
            boolean reuse,
            Clock clock,
            Console console) {
        this.providers = providers;
        this.context = context;
        this.store = store;
        this.reuse = reuse;
        this.clock = clock;
        this.console = console;
    }

    @Override
    public ModelSession begin(Suite suite, CallPolicy policy) throws ModelException {
        CallPolicy allowed = reuse || offline() ? policy.withAllReplies() : policy;
        if (!offline()) {
            return new ModelSession(this, allowed, store.open(), Map.of(), clock, SLEEPER);
        }
        Optional<Path> recording = suite.recording().filter(Files::exists);
        ModelSource models = new RecordedModels(
                this,
                recording.map(file -> String.valueOf(file.getFileName())),
                suite.recording()
                        .map(file -> String.valueOf(file.getFileName()))
                        .orElse(suite.name() + ".recording.jsonl"));
        return new ModelSession(models, allowed, store.open(), recorded(recording), clock, SLEEPER);
    }

    private static Map<String, Reply> recorded(Optional<Path> file) throws ModelException {
        try {
            return file.isPresent() ? Recording.read(file.get()).replies() : Map.of();
        } catch (IOException e) {
            throw new ModelException(ModelException.Kind.UNAVAILABLE, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public boolean offline() {
        return context.offline();
    }

    @Override
    public Map<String, String> answerSettings(ModelSettings settings) throws ModelException {
        return providers.answerSettings(settings);
    }

    @Override
    public void check(ModelSettings settings) throws ModelException {
        providers.check(settings, context);
    }

    @Override
    public LanguageModel open(ModelSettings settings) throws ModelException, InterruptedException {
        return providers.open(settings, context);
    }

    @Override
    public Limiter limiter(ModelSettings settings) {
        List<Object> model = List.of(settings.provider(), settings.shortName(), settings.baseUrl());
        return context.shared(Limiter.class, model, () -> new Limiter(clock, SLEEPER));
    }

    @Override
    public void notice(String sentence) {
        console.warn(sentence);
    }
}

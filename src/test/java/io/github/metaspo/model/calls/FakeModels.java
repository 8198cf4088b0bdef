package io.github.metaspo.model.calls;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.model.calls.limit.Limiter;
import io.github.metaspo.model.calls.limit.Sleeper;
import io.github.metaspo.model.calls.store.FakeStore;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Fake model source that returns one model for all settings, in fake time. */
public final class FakeModels implements ModelSource {

    /** Provider whose models lack something. */
    public static final String LACKING = "lacking";

    private final LanguageModel model;
    private final Clock clock;
    private final Sleeper sleeper;
    private final FakeStore store = new FakeStore();
    private final Limiter limiter;
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();

    public FakeModels(LanguageModel model) {
        this(model, new FakeTime());
    }

    public FakeModels(LanguageModel model, FakeTime time) {
        this(model, time, time);
    }

    /** Models in another time, for example the real one. */
    public FakeModels(LanguageModel model, Clock clock, Sleeper sleeper) {
        this.model = model;
        this.clock = clock;
        this.sleeper = sleeper;
        this.limiter = new Limiter(clock, sleeper);
    }

    @Override
    public void check(ModelSettings settings) throws ModelException {
        if (settings.provider().equals(LACKING)) {
            throw new ModelException(ModelException.Kind.UNAVAILABLE, settings.location() + ": no such program");
        }
    }

    @Override
    public LanguageModel open(ModelSettings settings) {
        opened.incrementAndGet();
        return model;
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
        notices.add(sentence);
    }

    /** What the user was told. */
    public List<String> notices() {
        return notices;
    }

    /** A run over a store in memory, which all runs from here share. */
    public ModelSession begin(CallPolicy policy) throws ModelException {
        return new ModelSession(this, policy, store, Map.of(), clock, sleeper);
    }

    /** How often the model was opened. */
    public int opened() {
        return opened.get();
    }
}

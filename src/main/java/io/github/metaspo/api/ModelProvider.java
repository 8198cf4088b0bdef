package io.github.metaspo.api;

import java.util.Map;

/** Provider of models. Found by {@link java.util.ServiceLoader}, including in the plugin's {@code <dependencies>}. */
public interface ModelProvider {

    /** Returns the name that selects this provider in a suite: {@code provider: <name>}. */
    String name();

    /**
     * Opens a model without making a call that costs anything.
     *
     * @throws ModelException if the settings or the build do not allow it
     * @throws InterruptedException if the thread is interrupted while it waits, for example for a download
     */
    LanguageModel open(ModelSettings settings, ModelContext context) throws ModelException, InterruptedException;

    /**
     * Checks what can be known about a model without network and without waiting, for example whether a program exists. Called
     * before a run asks its first question, also for a model that is asked much later.
     *
     * @throws ModelException if {@link #open} would fail
     */
    default void check(ModelSettings settings, ModelContext context) throws ModelException {}

    /**
     * Returns the provider-specific settings that affect answers, by name; stored replies are not reused if one of them changes.
     * Must not use the network.
     *
     * @throws ModelException if a setting is invalid
     */
    default Map<String, String> answerSettings(ModelSettings settings) throws ModelException {
        return settings.options();
    }
}

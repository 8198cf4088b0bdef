package io.github.metaspo.api;

import java.util.Map;

/** Opens models of one kind. Found by {@link java.util.ServiceLoader}, also in the plugin's {@code <dependencies>}. */
public interface ModelProvider {

    /** The word that a suite writes behind {@code provider:}. */
    String name();

    /**
     * Opens a model; makes no call to it that costs anything.
     *
     * @throws ModelException if the settings or the build do not allow it
     * @throws InterruptedException when the thread is interrupted while it waits, for example for a download
     */
    LanguageModel open(ModelSettings settings, ModelContext context) throws ModelException, InterruptedException;

    /**
     * The settings that only this provider knows and that answers depend on, by name: where one of them changes, stored
     * answers are not used. Without a look at the network.
     *
     * @throws ModelException when a setting cannot be
     */
    default Map<String, String> answerSettings(ModelSettings settings) throws ModelException {
        return settings.options();
    }
}

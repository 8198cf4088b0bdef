package io.github.metaspo.model;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelContext;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelProvider;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.suite.Nearest;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Registry of the providers on a class path, by name. A provider that cannot be loaded does not affect the others. */
public final class ModelProviders {

    private final Map<String, ModelProvider> providers;
    private final List<String> broken;

    private ModelProviders(Map<String, ModelProvider> providers, List<String> broken) {
        this.providers = providers;
        this.broken = broken;
    }

    /**
     * Finds the providers that a class loader sees; that of the plugin includes the plugin's {@code <dependencies>}.
     */
    public static ModelProviders find(ClassLoader loader) {
        Map<String, ModelProvider> providers = new TreeMap<>();
        List<String> broken = new ArrayList<>();
        Iterator<ModelProvider> found =
                ServiceLoader.load(ModelProvider.class, loader).iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    return new ModelProviders(providers, broken);
                }
                ModelProvider provider = found.next();
                providers.putIfAbsent(provider.name(), provider);
            } catch (ServiceConfigurationError | LinkageError e) {
                broken.add(reason(e));
            }
        }
    }

    /**
     * Opens the model that the settings describe.
     *
     * @throws ModelException of kind UNAVAILABLE if there is no provider of this name, or as thrown by the provider
     * @throws InterruptedException if the thread is interrupted while the provider waits
     */
    public LanguageModel open(ModelSettings settings, ModelContext context)
            throws ModelException, InterruptedException {
        ModelProvider provider = provider(settings);
        try {
            return provider.open(settings, context);
        } catch (LinkageError e) {
            throw notLoaded(settings, e);
        }
    }

    /**
     * Checks what can be known about a model before it is opened.
     *
     * @throws ModelException as {@link #open}
     */
    public void check(ModelSettings settings, ModelContext context) throws ModelException {
        ModelProvider provider = provider(settings);
        try {
            provider.check(settings, context);
        } catch (LinkageError e) {
            throw notLoaded(settings, e);
        }
    }

    /**
     * Returns the provider-specific settings that affect answers, by name.
     *
     * @throws ModelException as {@link #open}
     */
    public Map<String, String> answerSettings(ModelSettings settings) throws ModelException {
        return provider(settings).answerSettings(settings);
    }

    private ModelProvider provider(ModelSettings settings) throws ModelException {
        return Optional.ofNullable(providers.get(settings.provider()))
                .orElseThrow(() -> unavailable(settings, unknown(settings.provider())));
    }

    private static ModelException notLoaded(ModelSettings settings, LinkageError e) {
        return unavailable(
                settings,
                "the provider \"" + settings.provider() + "\" cannot be loaded (" + reason(e)
                        + "); complete or align its jars in the plugin's <dependencies>");
    }

    private static ModelException unavailable(ModelSettings settings, String sentence) {
        return new ModelException(ModelException.Kind.UNAVAILABLE, settings.location() + ": " + sentence);
    }

    private String unknown(String name) {
        String failures = broken.isEmpty() ? "" : "; not loaded: " + String.join(", ", broken);
        return "unknown provider \"" + name + "\", known are " + String.join(", ", providers.keySet())
                + Nearest.hint(name, providers.keySet())
                + "; add a provider of your own as a jar to the plugin's <dependencies>" + failures;
    }

    private static String reason(Error error) {
        return error.getCause() == null ? error.toString() : error + " because of " + error.getCause();
    }
}

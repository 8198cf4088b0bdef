package io.github.metaspo.model.langchain4j;

import dev.langchain4j.model.chat.ChatModel;
import io.github.metaspo.model.LanguageModel;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.model.ModelException.Kind;
import io.github.metaspo.model.ModelProvider;
import io.github.metaspo.model.ModelSurroundings;
import io.github.metaspo.suite.ModelSettings;
import io.github.metaspo.suite.Nearest;

import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A provider that LangChain4j speaks to; what its subclasses add is how they differ. */
abstract class ChatProvider implements ModelProvider {

    private final String name;
    private final URI home;
    private final List<String> keyVariables;
    private final Map<String, List<String>> options;

    /**
     * @param home base URL where the suite gives none
     * @param keyVariables the environment variables that its own tools read a key from; empty where it needs none
     * @param options the words that a suite may write under {@code options}, each with its values
     */
    ChatProvider(String name, String home, List<String> keyVariables, Map<String, List<String>> options) {
        this.name = name;
        this.home = URI.create(home);
        this.keyVariables = keyVariables;
        this.options = new TreeMap<>(options);
    }

    /**
     * Builds LangChain4j's model, with its own retries off.
     *
     * @throws ModelException when the protocol cannot express a setting
     */
    abstract ChatModel connect(Connection connection) throws ModelException;

    /** What to do when the server does not know the model. */
    String unknownModelHint(ModelSettings settings, URI address) {
        return "correct its name or baseUrl";
    }

    private String addressHint() {
        String path = home.getPath();
        return path.isEmpty() ? "is baseUrl the server's root, without a path?" : "does baseUrl end in " + path + "?";
    }

    /** Whether a server other than the provider's own wants a key, too, if the provider does. */
    boolean needsKeyElsewhere() {
        return true;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final LanguageModel open(ModelSettings settings, ModelSurroundings surroundings) throws ModelException {
        check(settings);
        URI address = Addresses.check(settings, settings.baseUrl().orElse(home));
        if (surroundings.offline() && !Addresses.isLoopback(address)) {
            throw Failures.misconfigured(
                    Kind.UNAVAILABLE,
                    settings,
                    address + " is not on this machine and Maven is offline; run without -o");
        }
        boolean needsKey = !keyVariables.isEmpty() && (settings.baseUrl().isEmpty() || needsKeyElsewhere());
        Endpoint endpoint = new Endpoint(
                name,
                address,
                Key.find(settings, keyVariables, needsKey, surroundings),
                surroundings.proxyFor(address),
                settings.timeout(),
                unknownModelHint(settings, address),
                addressHint());
        Failures failures = new Failures(settings.label(), endpoint);
        Transport transport = new Transport(endpoint, failures, Clock.systemUTC());
        ChatModel chat = connect(new Connection(settings, endpoint, transport.builder()));
        return new ChatLanguageModel(settings.name().orElseThrow(), chat, transport, failures);
    }

    private void check(ModelSettings settings) throws ModelException {
        if (settings.name().isEmpty()) {
            throw Failures.misconfigured(
                    Kind.UNAVAILABLE, settings, "this provider takes no model file; give the model's name");
        }
        if (settings.seed().isPresent()
                && settings.seed().getAsLong() != (int) settings.seed().getAsLong()) {
            throw Failures.misconfigured(
                    Kind.UNAVAILABLE,
                    settings,
                    "the seed does not fit in 32 bits; choose one up to " + Integer.MAX_VALUE);
        }
        for (Map.Entry<String, String> option : settings.options().entrySet()) {
            check(settings, "option", option.getKey(), options.keySet());
            check(settings, option.getKey(), option.getValue(), options.getOrDefault(option.getKey(), List.of()));
        }
    }

    private static void check(ModelSettings settings, String what, String word, Collection<String> known)
            throws ModelException {
        if (!known.contains(word)) {
            String allowed = known.isEmpty() ? "; this provider has none" : "; allowed: " + String.join(", ", known);
            throw Failures.misconfigured(
                    Kind.UNAVAILABLE,
                    settings,
                    "unknown " + what + " \"" + word + "\"" + allowed + Nearest.hint(word, known));
        }
    }
}

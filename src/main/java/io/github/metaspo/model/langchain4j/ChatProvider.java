package io.github.metaspo.model.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelContext;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.ModelProvider;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.RequestSettings;
import io.github.metaspo.api.RequestSettings.SystemRole;
import io.github.metaspo.model.langchain4j.http.BodyFields;
import io.github.metaspo.model.langchain4j.http.Endpoint;
import io.github.metaspo.model.langchain4j.http.Failures;
import io.github.metaspo.model.langchain4j.http.Key;
import io.github.metaspo.model.langchain4j.http.RequestExtras;
import io.github.metaspo.model.langchain4j.http.RequestFitting;
import io.github.metaspo.model.langchain4j.http.Transport;
import io.github.metaspo.model.langchain4j.reply.ReplyReader;
import io.github.metaspo.suite.Nearest;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A provider that LangChain4j speaks to; what its subclasses add is how they differ. */
abstract class ChatProvider implements ModelProvider {

    /** Texts that read like another JSON value. */
    private static final Pattern NO_PLAIN_TEXT = Pattern.compile("(?s)-?[0-9].*|[\\[{\"].*|true|false|null");

    private final String name;
    private final URI home;
    private final List<String> keyVariables;
    private final Map<String, List<String>> options;
    private final BodyFields fields;

    /**
     * @param home base URL where the suite gives none
     * @param keyVariables the environment variables that its own tools read a key from; empty where it needs none
     * @param options the options that are no fields of the body, each with its values
     * @param fields where the protocol has the settings of a suite
     */
    ChatProvider(
            String name, String home, List<String> keyVariables, Map<String, List<String>> options, BodyFields fields) {
        this.name = name;
        this.home = URI.create(home);
        this.keyVariables = keyVariables;
        this.options = new TreeMap<>(options);
        this.fields = fields;
    }

    /**
     * Builds LangChain4j's model, with its own retries off.
     *
     * @throws ModelException when the protocol cannot express a setting
     */
    abstract ChatModel connect(Connection connection) throws ModelException;

    /** What a request asks for beside its messages, for a model that is open. */
    Function<Request, ChatRequestParameters> parameters(ModelSettings settings) {
        ChatRequestParameters none = ChatRequestParameters.builder().build();
        return request -> none;
    }

    /**
     * Whether its servers run on a machine like ours: they answer calls one after the other, so that a call also waits for those before
     * it, and drop what their context does not hold.
     */
    boolean queues() {
        return false;
    }

    /** Why an address cannot be one of this provider's servers; empty where it can. */
    Optional<String> refusal(URI address) {
        return Optional.empty();
    }

    /** Reads the protocol's replies. */
    abstract ReplyReader replies();

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

    /** Whether a message may be of the role developer. */
    boolean knowsDevelopers() {
        return false;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final LanguageModel open(ModelSettings settings, ModelContext context) throws ModelException {
        check(settings);
        URI address = Addresses.check(settings, settings.baseUrl().orElse(home));
        if (context.offline() && !Addresses.isLoopback(address)) {
            throw Failures.misconfigured(
                    Kind.UNAVAILABLE,
                    settings,
                    address + " is not on this machine and Maven is offline; run without -o");
        }
        Optional<String> refusal = refusal(address);
        if (refusal.isPresent()) {
            throw Failures.misconfigured(Kind.UNAVAILABLE, settings, "baseUrl " + address + " " + refusal.get());
        }
        RequestExtras extras = RequestExtras.of(settings, fields.of(withoutOwnOptions(settings)), context);
        boolean needsKey = !keyVariables.isEmpty() && (settings.baseUrl().isEmpty() || needsKeyElsewhere());
        Endpoint endpoint = new Endpoint(
                name,
                address,
                Key.find(settings, keyVariables(extras), needsKey, context),
                context.proxyFor(address),
                settings.timeout(),
                unknownModelHint(settings, address),
                addressHint(),
                extras);
        Failures failures = new Failures(settings.label(), endpoint);
        Transport transport =
                new Transport(endpoint, queues(), fitting(settings, context), failures, Clock.systemUTC());
        ChatModel chat = connect(new Connection(settings, endpoint, transport.builder()));
        return new ChatLanguageModel(
                settings.name().orElseThrow(),
                chat,
                parameters(settings),
                transport,
                replies(),
                queues() ? Optional.of(new TruncatedPrompts()) : Optional.empty(),
                failures);
    }

    /** The options as they are sent: a text that reads like a number is another value than that number. */
    @Override
    public final Map<String, String> answerSettings(ModelSettings settings) {
        Map<String, String> answers = new TreeMap<>(settings.options());
        settings.request().options().forEach((name, value) -> {
            if (value.isTextual() && NO_PLAIN_TEXT.matcher(value.textValue()).matches()) {
                answers.put(name, value.toString());
            }
        });
        return answers;
    }

    private RequestFitting fitting(ModelSettings settings, ModelContext context) {
        return new RequestFitting(
                settings.request().usualTemperature()
                        ? Optional.ofNullable(fields.places().get("temperature"))
                        : Optional.empty(),
                renamesMaxTokens(settings),
                notice -> context.say(settings.label() + ": " + notice));
    }

    /** Whether maxTokens may be sent under another name where a model wants that. */
    boolean renamesMaxTokens(ModelSettings settings) {
        return false;
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
            check(settings, option.getKey(), option.getValue());
        }
        Optional<String> refusal = fields.refusal(settings);
        if (refusal.isPresent()) {
            throw Failures.misconfigured(Kind.UNAVAILABLE, settings, refusal.get());
        }
        if (settings.request().systemRole() == SystemRole.DEVELOPER && !knowsDevelopers()) {
            throw Failures.misconfigured(
                    Kind.UNAVAILABLE, settings, "this provider knows no systemRole: developer; write system or user");
        }
    }

    /** Any option may be a field of the body, but one that only resembles an option of ours is a slip. */
    private void check(ModelSettings settings, String name, String value) throws ModelException {
        List<String> values = options.getOrDefault(name, List.of());
        Set<String> known = new TreeSet<>(options.keySet());
        known.addAll(fields.named().keySet());
        if (known.contains(name) && values.isEmpty()) {
            return;
        }
        Optional<String> near = Nearest.to(name, known);
        if (values.isEmpty() && near.isPresent()) {
            throw Failures.misconfigured(
                    Kind.UNAVAILABLE,
                    settings,
                    "unknown option \"" + name + "\"; did you mean \"" + near.get() + "\"?");
        }
        if (!values.isEmpty() && !values.contains(value)) {
            throw Failures.misconfigured(
                    Kind.UNAVAILABLE,
                    settings,
                    "unknown " + name + " \"" + value + "\"; allowed: " + String.join(", ", values)
                            + Nearest.hint(value, values));
        }
    }

    private RequestSettings withoutOwnOptions(ModelSettings settings) {
        SortedMap<String, JsonNode> sent = new TreeMap<>(settings.request().options());
        sent.keySet().removeAll(options.keySet());
        return settings.request().with(sent);
    }

    /** A key in a header of the suite takes the place of the usual one, which would go to a server that it is not for. */
    private List<String> keyVariables(RequestExtras extras) {
        return extras.secrets().isEmpty() || needsKeyElsewhere() ? keyVariables : List.of();
    }
}

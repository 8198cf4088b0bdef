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

/** Base class of the providers that use LangChain4j. Subclasses define the differences between protocols. */
abstract class ChatProvider implements ModelProvider {

    /** Texts that look like another JSON value. */
    private static final Pattern NO_PLAIN_TEXT = Pattern.compile("(?s)-?[0-9].*|[\\[{\"].*|true|false|null");

    private final String name;
    private final URI home;
    private final List<String> keyVariables;
    private final Map<String, List<String>> options;
    private final BodyFields fields;

    /**
     * @param home default base URL
     * @param keyVariables environment variables from which the provider's own tools read a key; empty if it needs no
     *     key
     * @param options options that are not fields of the body, each with its allowed values
     * @param fields places of a suite's settings in the body
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
     * @throws ModelException if the protocol does not support a setting
     */
    abstract ChatModel connect(Connection connection) throws ModelException;

    /** Returns a function that computes the parameters of a request, for one open model. */
    Function<Request, ChatRequestParameters> parameters(ModelSettings settings) {
        ChatRequestParameters none = ChatRequestParameters.builder().build();
        return request -> none;
    }

    /**
     * Returns whether its servers are local ones that answer calls one after the other, so that a call also waits for
     * those before it, and that truncate prompts to their context.
     */
    boolean queues() {
        return false;
    }

    /** Returns why an address cannot be one of this provider's servers, or empty if it can. */
    Optional<String> refusal(URI address) {
        return Optional.empty();
    }

    /** Returns the reader of the protocol's replies. */
    abstract ReplyReader replies();

    /** Returns what to do if the server does not know the model. */
    String unknownModelHint(ModelSettings settings, URI address) {
        return "correct its name or baseUrl";
    }

    private String addressHint() {
        String path = home.getPath();
        return path.isEmpty() ? "is baseUrl the server's root, without a path?" : "does baseUrl end in " + path + "?";
    }

    /** Returns whether a key is also required for servers at other addresses than the provider's own. */
    boolean needsKeyElsewhere() {
        return true;
    }

    /** Returns whether the protocol has the role developer. */
    boolean supportsDeveloperRole() {
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

    /** Returns the options as they are sent; a text that looks like a number differs from that number. */
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

    /** Returns whether maxTokens may be sent under another name if a model requires that. */
    boolean renamesMaxTokens(ModelSettings settings) {
        return false;
    }

    private void check(ModelSettings settings) throws ModelException {
        if (settings.name().isEmpty()) {
            throw Failures.misconfigured(
                    Kind.UNAVAILABLE, settings, "this provider does not accept a model file; give the model's name");
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
        if (settings.request().systemRole() == SystemRole.DEVELOPER && !supportsDeveloperRole()) {
            throw Failures.misconfigured(
                    Kind.UNAVAILABLE,
                    settings,
                    "this provider does not support systemRole: developer; write system or user");
        }
    }

    /**
     * Checks an option. Any name may be a field of the body, but a name similar to a known option is taken for a typo.
     */
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

    /**
     * Returns the variables to search for a key. If a header of the suite has a key, the usual key is not sent as well:
     * it may be meant for another server.
     */
    private List<String> keyVariables(RequestExtras extras) {
        return extras.secrets().isEmpty() || needsKeyElsewhere() ? keyVariables : List.of();
    }
}

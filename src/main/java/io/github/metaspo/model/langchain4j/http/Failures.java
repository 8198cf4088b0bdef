package io.github.metaspo.model.langchain4j.http;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.ModelSettings;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLException;

/** Explains in one sentence why a server gave no reply, and what to do. */
public final class Failures {

    private final String label;
    private final Endpoint endpoint;
    private final ProviderMessage words;

    public Failures(String label, Endpoint endpoint) {
        this.label = label;
        this.endpoint = endpoint;
        this.words = new ProviderMessage(endpoint.secrets());
    }

    /** A model that cannot be asked as the suite describes it. */
    public static ModelException misconfigured(Kind kind, ModelSettings settings, String sentence) {
        return new ModelException(kind, settings.location() + ": " + settings.label() + ": " + sentence);
    }

    /** A response that is no success. */
    ModelException refused(int status, ServerError error, Optional<Duration> retryAfter) {
        return status == 407 ? refusedByProxy(status) : explained(status, String.valueOf(status), error, retryAfter);
    }

    /** An error that came with status 200: its own code decides, and without one it is taken for a passing one. */
    ModelException failedReply(ServerError error, Optional<Duration> retryAfter) {
        OptionalInt status = error.status();
        String code = status.isPresent() ? String.valueOf(status.getAsInt()) : "error";
        return explained(status.orElse(500), code + " in a reply of status 200", error, retryAfter);
    }

    /** A refusal after which the next try of the same request is another one. */
    ModelException refusedDefault(ServerError error) {
        ModelException refused = refused(400, error, Optional.empty());
        return new ModelException(Kind.REFUSED_DEFAULT, String.valueOf(refused.getMessage()));
    }

    private ModelException explained(int status, String code, ServerError error, Optional<Duration> retryAfter) {
        if (isOfContent(status, error)) {
            return withheld(error.words());
        }
        Kind kind = kind(status, error);
        if (status == 404 && !error.isDescribed()) {
            kind = Kind.UNAVAILABLE;
        }
        String sentence = sentence(
                error.hopeless().isPresent()
                        ? endpoint.address() + " cannot answer (" + code + ": " + words.tame(error.words()) + "); "
                                + error.hopeless().get()
                        : refusal(kind, " (" + code + ": " + words.tame(error.words()) + "); ", error.words()));
        return new ModelException(
                kind, sentence, null, retryAfter.or(error::retryDelay).orElse(null));
    }

    /** A proxy that digs no tunnel, or passes no request on. */
    ModelException refusedByProxy(int status) {
        String tunnel = ", or, as Java refuses basic authentication to tunnels, start Maven with"
                + " MAVEN_OPTS=-Djdk.http.auth.tunneling.disabledSchemes=";
        return status == 407
                ? failure(
                        Kind.UNAVAILABLE,
                        "nothing answers at " + endpoint.route()
                                + " (407: the proxy does not take its user or password); correct them in settings.xml"
                                + (endpoint.isTls() ? tunnel : ""))
                : failure(
                        kind(status, ServerError.undescribed("")),
                        "nothing answers at " + endpoint.route() + " (" + status
                                + ": the proxy gives no tunnel); correct the proxy in settings.xml");
    }

    /** A redirect; none is followed, as the key would go along. */
    ModelException redirected(int status, Optional<Redirect> redirect) {
        String where =
                redirect.map(to -> "to " + words.tame(to.target().toString())).orElse("elsewhere");
        String advice = redirect.flatMap(Redirect::baseUrl)
                .map(base -> "write baseUrl: " + words.tame(base.toString()))
                .orElse("correct baseUrl");
        return failure(
                Kind.UNREADABLE_REPLY,
                endpoint.address() + " redirects " + where + " (" + status + "), and redirects are not followed; "
                        + advice);
    }

    /** A success whose body is markup. */
    ModelException webPage(String page) {
        return failure(
                Kind.UNREADABLE_REPLY,
                "the address answers with a web page; " + endpoint.addressHint() + " (" + endpoint.address() + ": "
                        + words.tame(page) + ")");
    }

    /** A success whose body has no end in sight. */
    ModelException tooLong() {
        return failure(
                Kind.UNREADABLE_REPLY,
                "the reply of " + endpoint.address() + " has more than " + (OpenConnection.LARGEST_BODY >> 20)
                        + " MB, and the rest was not read; check provider and baseUrl");
    }

    /** A reply that calls a tool, of which the request names none. */
    public ModelException toolCalled(String tool) {
        return failure(
                Kind.REJECTED,
                "the reply of " + endpoint.address() + " calls the tool \"" + words.tame(tool)
                        + "\" in place of an answer; turn tools off at the server, or ask for a text in the prompt");
    }

    /** A success without an answer, of which another try may bring one. */
    public ModelException empty(String what) {
        return failure(
                Kind.EMPTY_REPLY,
                "the reply of " + endpoint.address() + " is empty (" + words.tame(what)
                        + "); look at the server's log, or ask for an answer in words");
    }

    /** A server that did not read all of the prompt. */
    public ModelException lost(String what) {
        return failure(
                Kind.REJECTED,
                "the server at " + endpoint.address() + " did not read the whole prompt: " + what
                        + "; raise its context, for example with options: {contextLength: 8192}, or shorten the prompt");
    }

    /** A text of the server without the keys that it may quote. */
    public String hiding(String text) {
        return words.hiding(text);
    }

    /** No whole response in time. */
    ModelException late() {
        String time = endpoint.timeout().toString().substring("PT".length()).toLowerCase(Locale.ROOT);
        return failure(
                Kind.TIMED_OUT,
                endpoint.address() + " gave no reply within " + time
                        + "; raise the model's timeout, or lower its concurrency");
    }

    /** No connection, or one that broke. */
    ModelException broken(IOException cause) {
        return unreachable(cause)
                .map(reason -> failure(
                        Kind.UNREACHABLE,
                        "nothing answers at " + endpoint.route() + " (" + reason
                                + "); start the server, or correct baseUrl or the proxy"))
                .orElseGet(() -> failure(
                        Kind.SERVER_ERROR,
                        "the connection to " + endpoint.address() + " broke before the reply was whole ("
                                + words.tame(String.valueOf(cause.getMessage())) + "); look at the server's log"));
    }

    /** A success whose body is not of the protocol. */
    public ModelException unreadable(String what) {
        return failure(
                Kind.UNREADABLE_REPLY,
                "the reply of " + endpoint.address() + " is not one of " + endpoint.provider() + " (" + words.tame(what)
                        + "); check provider and baseUrl");
    }

    /** A model that will not answer, or a provider that keeps the answer to itself. */
    public ModelException withheld(String said) {
        return failure(
                Kind.REJECTED,
                "the answer is withheld (content filter: " + words.tame(said) + "); change the prompt or the example");
    }

    private static boolean isOfContent(int status, ServerError error) {
        return error.isContentFilter() || (status == 403 && error.mentionsModeration());
    }

    private static Kind kind(int status, ServerError error) {
        if (error.isQuotaExhausted()) {
            return Kind.QUOTA_EXHAUSTED;
        }
        if (error.isInvalidKey()) {
            return Kind.WRONG_KEY;
        }
        if (error.hopeless().isPresent()) {
            return Kind.UNAVAILABLE;
        }
        return switch (status) {
            case 401 -> Kind.WRONG_KEY;
            case 402 -> Kind.QUOTA_EXHAUSTED;
            case 403 -> Kind.FORBIDDEN;
            case 404 -> error.mentionsLoading() ? Kind.SERVER_ERROR : Kind.UNKNOWN_MODEL;
            case 405, 501 -> Kind.UNAVAILABLE;
            case 408 -> Kind.TIMED_OUT;
            case 409, 425 -> Kind.SERVER_ERROR;
            case 410 -> Kind.UNKNOWN_MODEL;
            case 429 -> Kind.RATE_LIMITED;
            default -> status >= 500 ? Kind.SERVER_ERROR : error.isUnknownModel() ? Kind.UNKNOWN_MODEL : Kind.REJECTED;
        };
    }

    private String refusal(Kind kind, String said, String serverWords) {
        String where = endpoint.address().toString();
        String origin = endpoint.key().origin();
        boolean keyed = endpoint.key().secret().isPresent();
        return switch (kind) {
            case WRONG_KEY ->
                keyed
                        ? where + " does not take the key" + said + "correct it in " + origin
                        : where + " asks for a key" + said + "put one in " + origin;
            case QUOTA_EXHAUSTED ->
                where + " has no credit or quota left" + said + "top up the account"
                        + (keyed ? " of the key in " + origin : " there") + ", or choose another model";
            case FORBIDDEN ->
                where + " forbids the request" + said + "change the prompt or the example; if every request is"
                        + " forbidden, "
                        + (keyed ? "correct the key in " + origin : "put a key in " + origin);
            case UNKNOWN_MODEL -> where + " does not know the model" + said + endpoint.unknownModelHint();
            case UNAVAILABLE -> where + " takes no model calls" + said + endpoint.addressHint();
            case TIMED_OUT -> where + " gave up waiting" + said + "lower the model's concurrency";
            case RATE_LIMITED ->
                where + " gets too many calls" + said + "lower the model's concurrency, or raise the limit there";
            case SERVER_ERROR -> where + " failed" + said + "run again later, or look at the server's log";
            case REJECTED ->
                where + " does not take the request" + said
                        + SettingAdvice.of(serverWords).orElse("correct the model's settings, or shorten the prompt");
            case UNREACHABLE, UNREADABLE_REPLY, EMPTY_REPLY, REFUSED_DEFAULT, BUDGET_SPENT ->
                where + " does not take the request" + said + "correct the model's settings, or shorten the prompt";
        };
    }

    /** Why there was no connection; empty where there was one. */
    private Optional<String> unreachable(IOException cause) {
        for (Throwable e = cause; e != null; e = e.getCause()) {
            if (e instanceof UnknownHostException) {
                return Optional.of("the host is unknown");
            }
            if (e instanceof SSLException) {
                return Optional.of("TLS failed: " + words.tame(String.valueOf(e.getMessage())));
            }
            if (e instanceof SocketTimeoutException) {
                return Optional.of("no connection in time");
            }
        }
        return cause instanceof ConnectException ? Optional.of("connection refused") : Optional.empty();
    }

    // without a cause: the words of one may be the server's, and quote a key
    private ModelException failure(Kind kind, String what) {
        return new ModelException(kind, sentence(what));
    }

    private String sentence(String what) {
        return label + ": " + what;
    }
}

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

/** Factory of model exceptions, each with one sentence that says why there is no reply and what to do. */
public final class Failures {

    private final String label;
    private final Endpoint endpoint;
    private final ProviderMessage message;

    public Failures(String label, Endpoint endpoint) {
        this.label = label;
        this.endpoint = endpoint;
        this.message = new ProviderMessage(endpoint.secrets());
    }

    /** Returns the failure of a model whose settings in the suite are wrong. */
    public static ModelException misconfigured(Kind kind, ModelSettings settings, String sentence) {
        return new ModelException(kind, settings.location() + ": " + settings.label() + ": " + sentence);
    }

    /** Returns the failure for an error response. */
    ModelException refused(int status, ServerError error, Optional<Duration> retryAfter) {
        return status == 407 ? refusedByProxy(status) : explained(status, String.valueOf(status), error, retryAfter);
    }

    /**
     * Returns the failure for an error in a response with status 200. Its code determines the kind; without a code it
     * counts as temporary.
     */
    ModelException failedReply(ServerError error, Optional<Duration> retryAfter) {
        OptionalInt status = error.status();
        String code = status.isPresent() ? String.valueOf(status.getAsInt()) : "error";
        return explained(status.orElse(500), code + " in a reply of status 200", error, retryAfter);
    }

    /** Returns the failure for a refused default; the next try of the request is sent without it. */
    ModelException refusedDefault(ServerError error) {
        ModelException refused = refused(400, error, Optional.empty());
        return new ModelException(Kind.REFUSED_DEFAULT, String.valueOf(refused.getMessage()));
    }

    private ModelException explained(int status, String code, ServerError error, Optional<Duration> retryAfter) {
        if (isOfContent(status, error)) {
            return withheld(error.words());
        }
        Kind kind = kind(status, error);
        if (status == 404 && kind == Kind.UNKNOWN_MODEL && (!error.isDescribed() || error.isAboutPath())) {
            kind = Kind.UNAVAILABLE;
        }
        String sentence = sentence(
                error.permanentAdvice().isPresent()
                        ? endpoint.address() + " cannot answer (" + code + ": " + message.sanitize(error.words())
                                + "); " + error.permanentAdvice().get()
                        : refusal(kind, " (" + code + ": " + message.sanitize(error.words()) + "); ", error.words()));
        return new ModelException(
                kind, sentence, null, retryAfter.or(error::retryDelay).orElse(null));
    }

    /** Returns the failure for a proxy that refuses a tunnel or its credentials. */
    ModelException refusedByProxy(int status) {
        String tunnel = ", or, as Java refuses basic authentication to tunnels, start Maven with"
                + " MAVEN_OPTS=-Djdk.http.auth.tunneling.disabledSchemes=";
        return status == 407
                ? failure(
                        Kind.UNAVAILABLE,
                        "nothing answers at " + endpoint.route()
                                + " (407: the proxy does not accept the user or password); correct them in settings.xml"
                                + (endpoint.isTls() ? tunnel : ""))
                : failure(
                        kind(status, ServerError.undescribed("")),
                        "nothing answers at " + endpoint.route() + " (" + status
                                + ": the proxy refuses a tunnel); correct the proxy in settings.xml");
    }

    /** Returns the failure for a redirect. Redirects are not followed, because the key would be sent along. */
    ModelException redirected(int status, Optional<Redirect> redirect) {
        String where = redirect.map(to -> "to " + message.sanitize(to.target().toString()))
                .orElse("elsewhere");
        String advice = redirect.flatMap(Redirect::baseUrl)
                .map(base -> "write baseUrl: " + message.sanitize(base.toString()))
                .orElse("correct baseUrl");
        return failure(
                Kind.UNREADABLE_REPLY,
                endpoint.address() + " redirects " + where + " (" + status + "), and redirects are not followed; "
                        + advice);
    }

    /** Returns the failure for a successful response with a web page. */
    ModelException webPage(String page) {
        return failure(
                Kind.UNREADABLE_REPLY,
                "the address answers with a web page; " + endpoint.addressHint() + " (" + endpoint.address() + ": "
                        + message.sanitize(page) + ")");
    }

    /** Returns the failure for a successful response that is too long. */
    ModelException tooLong() {
        return failure(
                Kind.UNREADABLE_REPLY,
                "the reply of " + endpoint.address() + " has more than " + (OpenConnection.LARGEST_BODY >> 20)
                        + " MB, and the rest was not read; check provider and baseUrl");
    }

    /** Returns the failure for a reply that calls a tool, although the request offers none. */
    public ModelException toolCalled(String tool) {
        return failure(
                Kind.REJECTED,
                "the reply of " + endpoint.address() + " calls the tool \"" + message.sanitize(tool)
                        + "\" instead of an answer; turn tools off at the server, or ask for a text in the prompt");
    }

    /** Returns the failure for a reply without an answer, which may change with a retry. */
    public ModelException empty(String what) {
        return failure(
                Kind.EMPTY_REPLY,
                "the reply of " + endpoint.address() + " is empty (" + message.sanitize(what)
                        + "); look at the server's log, or ask for an answer in words");
    }

    /** Returns the failure for a server that truncated the prompt. */
    public ModelException truncated(String what) {
        return failure(
                Kind.REJECTED,
                "the server at " + endpoint.address() + " did not read the whole prompt: " + what
                        + "; raise its context, for example with options: {contextLength: 8192}, or shorten the prompt");
    }

    /** Returns a text of the server with keys redacted. */
    public String redact(String text) {
        return message.redact(text);
    }

    /** Returns the failure for a call that ran into its timeout. */
    ModelException timedOut() {
        String time = endpoint.timeout().toString().substring("PT".length()).toLowerCase(Locale.ROOT);
        return failure(
                Kind.TIMED_OUT,
                endpoint.address() + " gave no reply within " + time
                        + "; raise the model's timeout, or lower its concurrency");
    }

    /** Returns the failure for a connection that could not be opened or that broke. */
    ModelException broken(IOException cause) {
        return unreachable(cause)
                .map(reason -> failure(
                        Kind.UNREACHABLE,
                        "nothing answers at " + endpoint.route() + " (" + reason
                                + "); start the server, or correct baseUrl or the proxy"))
                .orElseGet(() -> failure(
                        Kind.SERVER_ERROR,
                        "the connection to " + endpoint.address() + " broke before the reply was complete ("
                                + message.sanitize(String.valueOf(cause.getMessage()))
                                + "); look at the server's log"));
    }

    /** Returns the failure for a successful response that does not follow the protocol. */
    public ModelException unreadable(String what) {
        return failure(
                Kind.UNREADABLE_REPLY,
                "the reply of " + endpoint.address() + " is not one of " + endpoint.provider() + " ("
                        + message.sanitize(what) + "); check provider and baseUrl");
    }

    /** Returns the failure for an answer that the model refuses or the provider withholds. */
    public ModelException withheld(String said) {
        return failure(
                Kind.REJECTED,
                "the answer is withheld (content filter: " + message.sanitize(said)
                        + "); change the prompt or the example");
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
        if (error.permanentAdvice().isPresent()) {
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
                        ? where + " does not accept the key" + said + "correct it in " + origin
                        : where + " requires a key" + said + "put one in " + origin;
            case QUOTA_EXHAUSTED ->
                where + " has no credit or quota left" + said + "top up the account"
                        + (keyed ? " of the key in " + origin : " there") + ", or choose another model";
            case FORBIDDEN ->
                where + " forbids the request" + said + "change the prompt or the example; if every request is"
                        + " forbidden, "
                        + (keyed ? "correct the key in " + origin : "put a key in " + origin);
            case UNKNOWN_MODEL -> where + " does not know the model" + said + endpoint.unknownModelHint();
            case UNAVAILABLE -> where + " does not accept model calls" + said + endpoint.addressHint();
            case TIMED_OUT -> where + " gave up waiting" + said + "lower the model's concurrency";
            case RATE_LIMITED ->
                where + " receives too many calls" + said + "lower the model's concurrency, or raise the limit there";
            case SERVER_ERROR -> where + " failed" + said + "run again later, or look at the server's log";
            case REJECTED ->
                where + " does not accept the request" + said
                        + SettingAdvice.of(serverWords).orElse("correct the model's settings, or shorten the prompt");
            case UNREACHABLE, UNREADABLE_REPLY, EMPTY_REPLY, REFUSED_DEFAULT, BUDGET_SPENT ->
                where + " does not accept the request" + said + "correct the model's settings, or shorten the prompt";
        };
    }

    /** Returns why no connection could be opened, or empty if it broke later. */
    private Optional<String> unreachable(IOException cause) {
        for (Throwable e = cause; e != null; e = e.getCause()) {
            if (e instanceof UnknownHostException) {
                return Optional.of("the host is unknown");
            }
            if (e instanceof SSLException) {
                return Optional.of("TLS failed: " + message.sanitize(String.valueOf(e.getMessage())));
            }
            if (e instanceof SocketTimeoutException) {
                return Optional.of("no connection in time");
            }
        }
        return cause instanceof ConnectException ? Optional.of("connection refused") : Optional.empty();
    }

    // without a cause, whose message may come from the server and quote a key
    private ModelException failure(Kind kind, String what) {
        return new ModelException(kind, sentence(what));
    }

    private String sentence(String what) {
        return label + ": " + what;
    }
}

package io.github.metaspo.model.langchain4j;

import io.github.metaspo.model.ModelException;
import io.github.metaspo.model.ModelException.Kind;
import io.github.metaspo.suite.ModelSettings;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Explains in one sentence why a server gave no reply, and what to do. */
final class Failures {

    private final String label;
    private final Endpoint endpoint;
    private final ProviderWords words;

    Failures(String label, Endpoint endpoint) {
        this.label = label;
        this.endpoint = endpoint;
        this.words = new ProviderWords(endpoint.secrets());
    }

    /** A model that cannot be asked as the suite describes it. */
    static ModelException misconfigured(Kind kind, ModelSettings settings, String sentence) {
        return new ModelException(kind, settings.location() + ": " + settings.label() + ": " + sentence);
    }

    /** A response that is no success. */
    ModelException refused(int status, String body, Optional<Duration> retryAfter) {
        Kind kind = kind(status, body);
        String sentence = sentence(refusal(kind, " (" + status + ": " + words.inBody(body) + "); "));
        return new ModelException(kind, sentence, null, retryAfter.orElse(null));
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
                        Kind.UNREADABLE_REPLY,
                        "the connection to " + endpoint.address() + " broke before the reply was whole ("
                                + words.tame(String.valueOf(cause.getMessage())) + "); look at the server's log"));
    }

    /** A success whose body is not of the protocol. */
    ModelException unreadable(String what) {
        return failure(
                Kind.UNREADABLE_REPLY,
                "the reply of " + endpoint.address() + " is not one of " + endpoint.provider() + " (" + words.tame(what)
                        + "); check provider and baseUrl");
    }

    /** A model that will not answer, or a provider that keeps the answer to itself. */
    ModelException withheld(String said) {
        return failure(
                Kind.REJECTED,
                "the answer is withheld (content filter: " + words.tame(said) + "); change the prompt or the example");
    }

    private static Kind kind(int status, String body) {
        return switch (status) {
            case 401, 403 -> Kind.WRONG_KEY;
            case 404 -> Kind.UNKNOWN_MODEL;
            case 407 -> Kind.UNAVAILABLE;
            case 408 -> Kind.TIMED_OUT;
            case 429 -> Kind.RATE_LIMITED;
            // Gemini tells a wrong key by its body alone
            case 400 -> body.contains("API_KEY_INVALID") ? Kind.WRONG_KEY : Kind.REJECTED;
            default -> status >= 500 ? Kind.SERVER_ERROR : Kind.REJECTED;
        };
    }

    private String refusal(Kind kind, String said) {
        String where = endpoint.address().toString();
        return switch (kind) {
            case WRONG_KEY ->
                endpoint.key().secret().isPresent()
                        ? where + " does not take the key" + said + "correct it in "
                                + endpoint.key().origin()
                        : where + " asks for a key" + said + "put one in "
                                + endpoint.key().origin();
            case UNKNOWN_MODEL -> where + " does not know the model" + said + endpoint.unknownModelHint();
            case UNAVAILABLE -> refusalByProxy();
            case TIMED_OUT -> where + " gave up waiting" + said + "lower the model's concurrency";
            case RATE_LIMITED ->
                where + " gets too many calls" + said + "lower the model's concurrency, or raise the limit there";
            case SERVER_ERROR -> where + " failed" + said + "run again later, or look at the server's log";
            case REJECTED, UNREACHABLE, UNREADABLE_REPLY, BUDGET_SPENT ->
                where + " does not take the request" + said + "correct the model's settings, or shorten the prompt";
        };
    }

    private String refusalByProxy() {
        String tunnel = ", or, as Java refuses basic authentication to tunnels, start Maven with"
                + " MAVEN_OPTS=-Djdk.http.auth.tunneling.disabledSchemes=";
        return "nothing answers at " + endpoint.route() + " (407: the proxy does not take its user or password);"
                + " correct them in settings.xml" + (endpoint.isTls() ? tunnel : "");
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

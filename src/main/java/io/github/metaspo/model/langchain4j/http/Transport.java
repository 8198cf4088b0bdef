package io.github.metaspo.model.langchain4j.http;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.github.metaspo.model.langchain4j.http.CallTimeouts.Alarm;
import io.github.metaspo.model.langchain4j.http.OpenConnection.Answer;
import io.github.metaspo.model.langchain4j.http.Route.RefusedTunnelException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * HTTP client for LangChain4j. A call stays on its thread. Unlike LangChain4j's own client, it honours {@code
 * Retry-After}, aborts a call at once if its thread is interrupted, and limits the time of the whole call including the
 * body. It
 * throws {@link UncheckedModelException}, or {@link CancellationException} on an interrupted thread.
 */
public final class Transport implements HttpClient, AutoCloseable {

    private final Endpoint endpoint;
    private final boolean queues;
    private final RequestFitting fitting;
    private final AtomicInteger inProgress = new AtomicInteger();
    private final Failures failures;
    private final Clock clock;
    private final Route route;
    private final CallTimeouts alarms = new CallTimeouts();
    // used as a stack, so that no more connections are in use than needed
    private final Deque<OpenConnection> idle = new ConcurrentLinkedDeque<>();
    private final ThreadLocal<ReplyBody> lastBody = ThreadLocal.withInitial(() -> ReplyBody.of(""));

    /**
     * @param queues whether the server answers calls one after the other, so that the timeout grows with the number of
     *     calls before it
     */
    public Transport(Endpoint endpoint, boolean queues, RequestFitting fitting, Failures failures, Clock clock) {
        this.fitting = fitting;
        this.queues = queues;
        this.endpoint = endpoint;
        this.failures = failures;
        this.clock = clock;
        this.route = new Route(endpoint);
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        int before = inProgress.getAndIncrement();
        try {
            int sent = fitting.version();
            Answer answer = ask(request, before);
            if (answer.head().getCode() == 400
                    && fitting.learn(sent, refusal(answer).words())) {
                // not retried here, because each request counts towards the budget and the rate limit
                throw new UncheckedModelException(failures.refusedDefault(refusal(answer)));
            }
            return accept(answer, request.url());
        } finally {
            inProgress.decrementAndGet();
        }
    }

    /** @param before number of calls that the server may answer first */
    private Answer ask(HttpRequest request, int before) {
        Alarm alarm = alarms.set(queues ? endpoint.timeout().multipliedBy(before + 1L) : endpoint.timeout());
        try {
            return ask(translate(request), alarm);
        } catch (RefusedTunnelException e) {
            throw new UncheckedModelException(failures.refusedByProxy(e.status()));
        } catch (IOException e) {
            throw explain(e, alarm);
        } catch (HttpException e) {
            throw explain(new IOException(e.getMessage()), alarm);
        } finally {
            alarm.cancel();
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("replies are not streamed");
    }

    /** Returns a builder that always builds this client and ignores the settings of LangChain4j's models. */
    public HttpClientBuilder builder() {
        return new Built(this);
    }

    @Override
    public void close() {
        alarms.close();
        for (OpenConnection connection = idle.poll(); connection != null; connection = idle.poll()) {
            close(connection);
        }
    }

    private Answer ask(ClassicHttpRequest request, Alarm alarm)
            throws IOException, HttpException, RefusedTunnelException {
        OpenConnection connection = connection(alarm);
        boolean reusable = false;
        try {
            Answer answer = connection.ask(request);
            alarm.cancel();
            reusable = answer.reusable() && !alarm.expired();
            return answer;
        } finally {
            if (reusable) {
                idle.push(connection);
            } else {
                close(connection);
            }
        }
    }

    private OpenConnection connection(Alarm alarm) throws IOException, HttpException, RefusedTunnelException {
        for (OpenConnection kept = idle.poll(); kept != null; kept = idle.poll()) {
            if (kept.isAlive()) {
                alarm.guard(kept);
                return kept;
            }
            close(kept);
        }
        return route.open(alarm);
    }

    private ClassicHttpRequest translate(HttpRequest request) {
        RequestExtras extras = endpoint.extras();
        URI uri = URI.create(extras.url(request.url()));
        byte[] body = fitting.fit(extras.body(request.body())).getBytes(StandardCharsets.UTF_8);
        BasicClassicHttpRequest translated =
                new BasicClassicHttpRequest(request.method().name(), uri);
        translated.setHeader(HttpHeaders.HOST, uri.getRawAuthority());
        translated.setHeader(HttpHeaders.USER_AGENT, "metaspo-maven-plugin");
        request.headers().forEach((name, values) -> {
            translated.removeHeaders(name);
            values.forEach(value -> translated.addHeader(name, value));
        });
        extras.headers().forEach(translated::setHeader);
        translated.setHeader(HttpHeaders.CONTENT_LENGTH, body.length);
        translated.setEntity(new ByteArrayEntity(body, null));
        route.prepare(translated);
        return translated;
    }

    private SuccessfulHttpResponse accept(Answer answer, String url) {
        int status = answer.head().getCode();
        if (status / 100 == 3) {
            Optional<Redirect> redirect = header(answer, HttpHeaders.LOCATION)
                    .flatMap(to -> Redirect.of(to, URI.create(url), endpoint.address()));
            throw new UncheckedModelException(failures.redirected(status, redirect));
        }
        if (status / 100 != 2) {
            throw new UncheckedModelException(
                    failures.refused(status, refusal(answer), RetryAfter.in(name -> header(answer, name), clock)));
        }
        if (!answer.whole()) {
            throw new UncheckedModelException(failures.tooLong());
        }
        SuccessfulHttpResponse response = SuccessfulHttpResponse.builder()
                .statusCode(status)
                .headers(headers(answer))
                .body(answer.body())
                .build();
        check(ReplyBody.of(Objects.requireNonNullElse(response.body(), "")), answer);
        return response;
    }

    private static ServerError refusal(Answer answer) {
        return ReplyBody.of(new String(answer.body(), StandardCharsets.UTF_8)).refusal();
    }

    private void check(ReplyBody body, Answer answer) {
        if (body.isWebPage()) {
            throw new UncheckedModelException(failures.webPage(new String(answer.body(), StandardCharsets.UTF_8)));
        }
        Optional<ServerError> error = body.error();
        if (error.isPresent()) {
            throw new UncheckedModelException(
                    failures.failedReply(error.get(), RetryAfter.in(name -> header(answer, name), clock)));
        }
        Optional<String> message = body.message();
        if (message.isPresent()) {
            throw new UncheckedModelException(failures.unreadable(message.get()));
        }
        lastBody.set(body);
    }

    /** Returns the body of the last reply to this thread, and clears it. */
    public ReplyBody takeLastBody() {
        ReplyBody body = lastBody.get();
        lastBody.remove();
        return body;
    }

    private static Optional<String> header(Answer answer, String name) {
        return Optional.ofNullable(answer.head().getFirstHeader(name)).map(Header::getValue);
    }

    private static Map<String, List<String>> headers(Answer answer) {
        return Arrays.stream(answer.head().getHeaders())
                .collect(Collectors.groupingBy(
                        Header::getName,
                        () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
                        Collectors.mapping(Header::getValue, Collectors.toList())));
    }

    private RuntimeException explain(IOException failure, Alarm alarm) {
        if (Thread.currentThread().isInterrupted()) {
            return new CancellationException();
        }
        // connecting has its own timeout
        boolean expired = alarm.expired() && !(failure instanceof SocketTimeoutException);
        return new UncheckedModelException(expired ? failures.timedOut() : failures.broken(failure));
    }

    private static void close(OpenConnection connection) {
        try {
            connection.close();
        } catch (IOException e) {
            // the connection is no longer needed
        }
    }

    private record Built(HttpClient client) implements HttpClientBuilder {

        @Override
        public Duration connectTimeout() {
            return Duration.ZERO;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return Duration.ZERO;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            return this;
        }

        @Override
        public HttpClient build() {
            return client;
        }
    }
}

package io.github.metaspo.model.calls;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.Request;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.model.calls.budget.FirstReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RetryingModelTest {

    private static final Request REQUEST = new Request("", "hello", 0);
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private final FakeTime time = new FakeTime();
    private final Deque<ModelException> failures = new ArrayDeque<>();
    private final ScriptedModel server = new ScriptedModel(request -> {
        ModelException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        return "fine";
    });
    private final List<ModelException> retried = new ArrayList<>();
    private final RetryingModel model = retrying(server, 0.999);

    private RetryingModel retrying(LanguageModel server, double jitter) {
        return new RetryingModel(
                server, DEADLINE, new Backoff(() -> jitter), new FirstReply(), retried::add, time, time);
    }

    @Test
    void whatFailsIsAskedAgainAfterWaitsThatDoubleUpToHalfAMinute() throws Exception {
        fail(8, Kind.SERVER_ERROR);
        assertThat(model.reply(REQUEST).text()).isEqualTo("fine");
        assertThat(time.waits().stream().map(wait -> Math.round(wait.toMillis() / 500.0) * 500))
                .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L);
    }

    @Test
    void eachFailureThatIsTriedAgainIsToldWhenItHappens() throws Exception {
        fail(2, Kind.SERVER_ERROR);
        model.reply(REQUEST);
        fail(1, Kind.REJECTED);
        assertThatThrownBy(() -> model.reply(REQUEST)).isInstanceOf(ModelException.class);
        assertThat(retried).extracting(ModelException::kind).containsExactly(Kind.SERVER_ERROR, Kind.SERVER_ERROR);
    }

    @Test
    void anEmptyReplyIsAskedForOnceMore() throws Exception {
        fail(1, Kind.EMPTY_REPLY);
        assertThat(model.reply(REQUEST).text()).isEqualTo("fine");
        fail(2, Kind.EMPTY_REPLY);
        assertThatThrownBy(() -> model.reply(REQUEST)).hasMessage("failure 1 (asked 2 times)");
    }

    @Test
    void jitterTakesUpToHalfOfAWaitAway() throws Exception {
        fail(1, Kind.SERVER_ERROR);
        retrying(server, 0).reply(REQUEST);
        assertThat(time.waits()).containsExactly(Duration.ofMillis(250));
    }

    @Test
    void aProviderThatSaysHowLongToWaitIsHeeded() throws Exception {
        failures.add(new ModelException(Kind.RATE_LIMITED, "slowly", null, Duration.ofSeconds(20)));
        model.reply(REQUEST);
        assertThat(time.waits()).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void aProviderThatSaysToWaitPastTheDeadlineIsNotWaitedFor() {
        failures.add(new ModelException(Kind.RATE_LIMITED, "tomorrow", null, Duration.ofDays(1)));
        assertThatThrownBy(() -> model.reply(REQUEST))
                .hasMessage("tomorrow (the server asks to wait 86400 s, which is past the model's deadline)");
        assertThat(time.waits()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "WRONG_KEY", "UNKNOWN_MODEL", "REJECTED", "QUOTA_EXHAUSTED", "BUDGET_SPENT"})
    void whatAskingAgainCannotHelpIsFinalAtOnce(Kind kind) {
        fail(1, kind);
        assertThatThrownBy(() -> model.reply(REQUEST)).hasMessage("failure 0");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void noTryBeginsPastTheDeadlineAndTheMessageCountsThem() {
        fail(1000, Kind.SERVER_ERROR);
        assertThatThrownBy(() -> model.reply(REQUEST))
                .isInstanceOfSatisfying(
                        ModelException.class, e -> assertThat(e.kind()).isEqualTo(Kind.SERVER_ERROR))
                .hasMessageMatching("failure 1\\d \\(asked 1\\d times\\)");
        assertThat(time.instant())
                .isBeforeOrEqualTo(Instant.EPOCH.plus(DEADLINE))
                .isAfter(Instant.EPOCH.plusSeconds(240));
    }

    @Test
    void aServerThatWasNeverReachedIsNotAskedAgain() {
        fail(1, Kind.UNREACHABLE);
        assertThatThrownBy(() -> model.reply(REQUEST)).hasMessage("failure 0");
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void aServerThatGoesAwayMayComeBack() throws Exception {
        model.reply(REQUEST);
        fail(3, Kind.UNREACHABLE);
        assertThat(model.reply(REQUEST).text()).isEqualTo("fine");
    }

    @Test
    void afterThreeCallsInARowThatFailedForGoodTheOthersGetOneTryUntilOneSucceeds() throws Exception {
        for (int call = 0; call < 3; call++) {
            fail(100, Kind.TIMED_OUT);
            assertThatThrownBy(() -> model.reply(REQUEST)).isInstanceOf(ModelException.class);
            failures.clear();
        }
        int tries = server.requests().size();
        fail(1, Kind.TIMED_OUT);
        assertThatThrownBy(() -> model.reply(REQUEST)).hasMessage("failure 0");
        assertThat(server.requests()).hasSize(tries + 1);

        model.reply(REQUEST);
        fail(1, Kind.TIMED_OUT);
        assertThat(model.reply(REQUEST).text()).isEqualTo("fine");
    }

    @Test
    void aServerThatNeverSpokeTheProtocolIsGivenUpAfterTwoTries() {
        fail(1000, Kind.UNREADABLE_REPLY);
        assertThatThrownBy(() -> model.reply(REQUEST)).isInstanceOfSatisfying(ModelException.class, e -> assertThat(
                        e.kind().isGeneral())
                .isTrue());
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aServerThatSpokeTheProtocolIsAskedAgain() throws Exception {
        model.reply(REQUEST);
        fail(5, Kind.UNREADABLE_REPLY);
        assertThat(model.reply(REQUEST).text()).isEqualTo("fine");
    }

    @Test
    void aForbiddenRequestBeforeAnyAnswerMeansAWrongKey() {
        fail(1, Kind.FORBIDDEN);
        assertThat(kind(REQUEST)).isEqualTo(Kind.WRONG_KEY);
    }

    @Test
    void aForbiddenRequestAfterAnAnswerIsARejectedOne() throws Exception {
        model.reply(REQUEST);
        fail(1, Kind.FORBIDDEN);
        assertThat(kind(REQUEST)).isEqualTo(Kind.REJECTED);
    }

    @Test
    void aForbiddenRequestWaitsForTheAnswersToThoseUnderWay() throws Exception {
        CountDownLatch forbidden = new CountDownLatch(1);
        assertThat(kindsOf64(request -> {
                    if (request.user().equals("7")) {
                        forbidden.countDown();
                        throw new ModelException(Kind.FORBIDDEN, "not for you");
                    }
                    try {
                        forbidden.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return "fine";
                }))
                .containsExactly(Kind.REJECTED);
    }

    @Test
    void requestsThatAreAllForbiddenMeanAWrongKey() throws Exception {
        assertThat(kindsOf64(request -> {
                    throw new ModelException(Kind.FORBIDDEN, "not for you");
                }))
                .hasSize(64)
                .containsOnly(Kind.WRONG_KEY);
    }

    /** The kinds of failures of as many calls at once. */
    private List<Kind> kindsOf64(ScriptedModel.Script script) throws Exception {
        RetryingModel busy = retrying(new ScriptedModel(script), 0);
        ExecutorService threads = Executors.newFixedThreadPool(64);
        CountDownLatch begun = new CountDownLatch(64);
        try {
            List<Future<Optional<Kind>>> calls = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                Request request = new Request("", String.valueOf(i), 0);
                calls.add(threads.submit(() -> {
                    begun.countDown();
                    begun.await();
                    return kind(busy, request);
                }));
            }
            List<Kind> kinds = new ArrayList<>();
            for (Future<Optional<Kind>> call : calls) {
                call.get(30, TimeUnit.SECONDS).ifPresent(kinds::add);
            }
            return kinds;
        } finally {
            threads.shutdownNow();
        }
    }

    private Kind kind(Request request) {
        return kind(model, request).orElseThrow();
    }

    private static Optional<Kind> kind(RetryingModel model, Request request) {
        try {
            model.reply(request);
            return Optional.empty();
        } catch (ModelException e) {
            return Optional.of(e.kind());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anInterruptedThreadDoesNotWait() {
        fail(1, Kind.SERVER_ERROR);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> model.reply(REQUEST)).isInstanceOf(InterruptedException.class);
        assertThat(server.requests()).hasSize(1);
    }

    private void fail(int times, Kind kind) {
        for (int i = 0; i < times; i++) {
            failures.add(new ModelException(kind, "failure " + i));
        }
    }
}

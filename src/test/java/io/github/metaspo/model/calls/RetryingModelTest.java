package io.github.metaspo.model.calls;

import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.model.ModelException.Kind;
import io.github.metaspo.model.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

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
    private final RetryingModel model = new RetryingModel(server, DEADLINE, new Backoff(() -> 0.999), time, time);

    @Test
    void whatFailsIsAskedAgainAfterWaitsThatDoubleUpToHalfAMinute() throws Exception {
        fail(8, Kind.SERVER_ERROR);
        assertThat(model.reply(REQUEST).text()).isEqualTo("fine");
        assertThat(time.waits().stream().map(wait -> Math.round(wait.toMillis() / 500.0) * 500))
                .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L);
    }

    @Test
    void jitterTakesUpToHalfOfAWaitAway() throws Exception {
        fail(1, Kind.SERVER_ERROR);
        new RetryingModel(server, DEADLINE, new Backoff(() -> 0), time, time).reply(REQUEST);
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
        assertThatThrownBy(() -> model.reply(REQUEST)).hasMessage("tomorrow");
        assertThat(time.waits()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "WRONG_KEY", "UNKNOWN_MODEL", "REJECTED", "BUDGET_SPENT"})
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

package io.github.metaspo.model.calls.limit;

import io.github.metaspo.api.Message;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.ModelSettings.Rate;
import io.github.metaspo.api.Request;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.model.calls.FakeTime;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LimitedModelTest {

    private static final Request REQUEST = new Request("", "hello", 0);

    private final FakeTime time = new FakeTime();
    private final Limiter limiter = new Limiter(time, time);

    @Test
    void noMoreCallsAreUnderWayThanTheSuiteAllowsAndTheOthersWait() throws Exception {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch fourAreIn = new CountDownLatch(4);
        LimitedModel model = model(new ScriptedModel(request -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            fourAreIn.countDown();
            fourAreIn.await();
            underWay.decrementAndGet();
            return "fine";
        }));
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                calls.add(threads.submit(() -> model.reply(REQUEST)));
            }
            for (Future<?> call : calls) {
                call.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(most).hasValue(4);
    }

    @Test
    void tooManyCallsHalveTheNumberAndSuccessesGrowItBack() throws Exception {
        halve();
        assertThat(room(4)).isEqualTo(2);
        halve();
        halve();
        assertThat(room(4)).isEqualTo(1);
        succeed(2);
        assertThat(room(4)).isEqualTo(2);
        succeed(100);
        assertThat(room(4)).isEqualTo(4);
    }

    @Test
    void callsThatBeganBeforeTheHalvingDoNotHalveAgain() throws Exception {
        List<Limiter.Permit> permits = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            permits.add(limiter.acquire(4, Rate.UNLIMITED, 0));
        }
        for (Limiter.Permit permit : permits) {
            permit.rateLimited();
            permit.close();
        }
        assertThat(room(4)).isEqualTo(2);
    }

    @Test
    void requestsComeNoFasterThanTheirRate() throws Exception {
        LimitedModel model = model(new ScriptedModel(request -> "fine"), 120, 1_000_000);
        for (int i = 0; i < 121; i++) {
            model.reply(REQUEST);
        }
        assertThat(time.instant()).isEqualTo(Instant.EPOCH.plusSeconds(60));
    }

    @Test
    void tokensAreTakenNoFasterThanTheirRateAndCountAsTheReplySays() throws Exception {
        // a scripted reply takes 12 tokens
        LimitedModel model = model(new ScriptedModel(request -> "fine"), 1_000_000, 120);
        for (int i = 0; i < 11; i++) {
            model.reply(REQUEST);
        }
        assertThat(Duration.between(Instant.EPOCH, time.instant()).toMillis()).isBetween(59_000L, 61_000L);
    }

    @Test
    void theMessagesOfAConversationCountBeforeTheReplyIsThere() throws Exception {
        LimitedModel model = model(new ScriptedModel(request -> "fine"), 1_000_000, 120);
        List<Message> earlier = List.of(Message.user("x".repeat(240)), Message.assistant("y".repeat(230)));
        model.reply(REQUEST);
        assertThat(time.instant()).isEqualTo(Instant.EPOCH);
        model.reply(new Request("", earlier, "z", 0));
        assertThat(time.instant()).isAfter(Instant.EPOCH);
    }

    @Test
    void anInterruptedThreadGivesItsPlaceBack() throws Exception {
        LimitedModel model = model(new ScriptedModel(request -> "fine"), 1, 1_000_000);
        model.reply(REQUEST);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> model.reply(REQUEST)).isInstanceOf(InterruptedException.class);
        assertThat(room(4)).isEqualTo(4);
    }

    @Test
    void aCallThatTimesOutHalvesTheNumberToo() {
        LimitedModel model = model(new ScriptedModel(request -> {
            throw new ModelException(Kind.TIMED_OUT, "late");
        }));
        assertThat(room(4)).isEqualTo(4);
        assertThatThrownBy(() -> model.reply(REQUEST)).hasMessage("late");
        assertThat(room(4)).isEqualTo(2);
    }

    private LimitedModel model(ScriptedModel server) {
        return new LimitedModel(server, limiter, 4, Rate.UNLIMITED);
    }

    private LimitedModel model(ScriptedModel server, long requests, long tokens) {
        return new LimitedModel(server, limiter, 4, new Rate(OptionalLong.of(requests), OptionalLong.of(tokens)));
    }

    private void halve() {
        LimitedModel model = model(new ScriptedModel(request -> {
            throw new ModelException(Kind.RATE_LIMITED, "slowly");
        }));
        assertThatThrownBy(() -> model.reply(REQUEST)).hasMessage("slowly");
    }

    private void succeed(int times) throws Exception {
        LimitedModel model = model(new ScriptedModel(request -> "fine"));
        for (int i = 0; i < times; i++) {
            model.reply(REQUEST);
        }
    }

    private int room(int most) {
        return limiter.room(most);
    }
}

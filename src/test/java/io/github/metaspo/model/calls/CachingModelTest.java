package io.github.metaspo.model.calls;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.RequestSettings;
import io.github.metaspo.api.Usage;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.model.FakeBuild;
import io.github.metaspo.model.calls.limit.Sleeper;
import io.github.metaspo.model.calls.store.CallKey;
import io.github.metaspo.model.calls.store.FakeStore;
import io.github.metaspo.model.calls.store.StoredReply;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CachingModelTest {

    private static final CallPolicy SEARCHING = CallPolicy.searching(Budget.UNBOUNDED);
    private static final CallPolicy MEASURING = CallPolicy.measuring("evaluate review");
    private static final ModelSettings SETTINGS = EvaluationFixtures.model(4);

    private final FakeTime time = new FakeTime();
    private final AtomicInteger answers = new AtomicInteger();
    private final ScriptedModel server = new ScriptedModel(request -> "answer " + answers.incrementAndGet());
    private final FakeModels models = new FakeModels(server, time);

    @Test
    void whatWasAnsweredIsNotAskedAgainByALaterRunThatMayUseIt() throws Exception {
        assertThat(ask(models.begin(SEARCHING), "a", 0)).isEqualTo("answer 1");
        try (ModelSession session = models.begin(SEARCHING)) {
            assertThat(ask(session, "a", 0)).isEqualTo("answer 1");
            assertThat(session.spending().calls()).isZero();
            assertThat(session.spending().stored()).isEqualTo(1);
        }
    }

    @Test
    void anotherPromptDrawOrModelIsAnotherQuestion() throws Exception {
        ModelSession session = models.begin(SEARCHING);
        ask(session, "a", 0);
        assertThat(ask(session, "b", 0)).isEqualTo("answer 2");
        assertThat(ask(session, "a", 1)).isEqualTo("answer 3");
    }

    @Test
    void aRunThatIsAnsweredFromTheStoreDoesNotOpenTheModel() throws Exception {
        ask(models.begin(SEARCHING), "a", 0);
        ask(models.begin(SEARCHING), "a", 0);
        assertThat(models.opened()).isEqualTo(1);
    }

    @Test
    void whatAnotherModelOfTheRunLacksShowsBeforeTheFirstQuestion() throws Exception {
        ModelSession session = models.begin(SEARCHING);
        session.expect(lacking());

        assertThatThrownBy(() -> ask(session, "a", 0)).hasMessage("review.yaml:5:14: no such program");

        assertThat(answers).hasValue(0);
    }

    @Test
    void aRunThatIsAnsweredFromTheStoreNeedsNothingThatAModelLacks() throws Exception {
        ask(models.begin(SEARCHING), "a", 0);
        ModelSession session = models.begin(SEARCHING);
        session.expect(lacking());

        assertThat(ask(session, "a", 0)).isEqualTo("answer 1");
    }

    private static ModelSettings lacking() {
        return FakeBuild.settings(
                FakeModels.LACKING, "tiny", RequestSettings.NONE, Duration.ofMinutes(1), Duration.ofMinutes(1));
    }

    @Test
    void aMeasurementAsksAnewWhatAnEarlierRunWasAnswered() throws Exception {
        ask(models.begin(SEARCHING), "a", 0);
        time.pass(Duration.ofMillis(1));
        assertThat(ask(models.begin(MEASURING), "a", 0)).isEqualTo("answer 2");
    }

    @Test
    void aMeasurementGoesOnWhereItWasInterrupted() throws Exception {
        ask(models.begin(MEASURING), "a", 0);
        time.pass(Duration.ofHours(1));
        ModelSession rerun = models.begin(MEASURING);
        assertThat(rerun.stored(SETTINGS).among(List.of(request("b", 0), request("a", 0))))
                .isEqualTo(BitSet.valueOf(new long[] {0b10}));
        assertThat(ask(rerun, "a", 0)).isEqualTo("answer 1");
    }

    @Test
    void aMeasurementThatCameToItsEndIsNotGoneOnWith() throws Exception {
        ModelSession session = models.begin(MEASURING);
        ask(session, "a", 0);
        session.complete();
        time.pass(Duration.ofMillis(1));
        assertThat(ask(models.begin(MEASURING), "a", 0)).isEqualTo("answer 2");
    }

    @Test
    void aMeasurementThatWasInterruptedOverADayAgoBeginsAnew() throws Exception {
        ask(models.begin(MEASURING), "a", 0);
        time.pass(Duration.ofHours(25));
        assertThat(ask(models.begin(MEASURING), "a", 0)).isEqualTo("answer 2");
    }

    @Test
    void storedRepliesAreFreeOfTheBudget() throws Exception {
        ask(models.begin(SEARCHING), "a", 0);
        Budget one = new Budget(
                OptionalLong.of(1), Budget.UNBOUNDED.tokens(), Budget.UNBOUNDED.cost(), Budget.UNBOUNDED.time());
        ModelSession session = models.begin(CallPolicy.searching(one));
        ask(session, "a", 0);
        ask(session, "b", 0);
        ask(session, "b", 0);
        assertThatThrownBy(() -> ask(session, "c", 0))
                .isInstanceOfSatisfying(
                        ModelException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BUDGET_SPENT));
    }

    @Test
    void failuresAreNotStored() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        FakeModels refusing = new FakeModels(new ScriptedModel(request -> {
            if (calls.incrementAndGet() == 1) {
                throw new ModelException(Kind.REJECTED, "no");
            }
            return "yes";
        }));
        assertThatThrownBy(() -> ask(refusing.begin(SEARCHING), "a", 0)).hasMessage("no");
        assertThat(ask(refusing.begin(SEARCHING), "a", 0)).isEqualTo("yes");
    }

    @Test
    void whoAsksWhatIsBeingAskedWaitsForThatAnswer() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        FakeModels slow = new FakeModels(new ScriptedModel(request -> {
            asked.countDown();
            mayAnswer.await();
            return "answer " + answers.incrementAndGet();
        }));
        ModelSession session = slow.begin(SEARCHING);
        LanguageModel model = session.open(SETTINGS);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<String> first =
                    threads.submit(() -> model.reply(request("a", 0)).text());
            asked.await();
            Future<String> second =
                    threads.submit(() -> model.reply(request("a", 0)).text());
            mayAnswer.countDown();
            assertThat(first.get()).isEqualTo("answer 1");
            assertThat(second.get()).isEqualTo("answer 1");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whoAsksWhatAnotherBuildAsksWaitsForItsReply() throws Exception {
        CallKey key = new CallKeys(SETTINGS, SETTINGS.options()).of(request("a", 0));
        FakeStore store = new FakeStore();
        store.claim(key);
        Reply others = new Reply("answer of another build", false, Usage.NONE, "tiny");
        Sleeper untilItIsThere = duration -> store.save(new StoredReply(key, "scripted/tiny", time.instant(), others));

        ModelSession session = new ModelSession(models, SEARCHING, store, Map.of(), time, untilItIsThere);
        assertThat(ask(session, "a", 0)).isEqualTo("answer of another build");
        assertThat(session.spending().calls()).isZero();
        assertThat(session.spending().stored()).isEqualTo(1);
    }

    @Test
    void whoWaitsLongerForAnotherBuildThanForAModelAsksAllTheSame() throws Exception {
        FakeStore store = new FakeStore();
        store.claim(new CallKeys(SETTINGS, SETTINGS.options()).of(request("a", 0)));

        ModelSession session = new ModelSession(models, SEARCHING, store, Map.of(), time, time);
        assertThat(ask(session, "a", 0)).isEqualTo("answer 1");
        assertThat(Duration.between(Instant.EPOCH, time.instant())).isEqualTo(SETTINGS.deadline());
    }

    @Test
    void whatCouldNotBeAnsweredIsLeftToOthers() throws Exception {
        FakeStore store = new FakeStore();
        FakeModels refusing = new FakeModels(new ScriptedModel(request -> {
            throw new ModelException(Kind.REJECTED, "no");
        }));
        ModelSession session = new ModelSession(refusing, SEARCHING, store, Map.of(), time, time);
        assertThatThrownBy(() -> ask(session, "a", 0)).hasMessage("no");
        assertThat(store.claim(new CallKeys(SETTINGS, SETTINGS.options()).of(request("a", 0))))
                .isTrue();
    }

    @Test
    void charactersThatNoDatabaseKeepsAreReplacedBeforeAnybodySeesThem() throws Exception {
        FakeModels odd = new FakeModels(new ScriptedModel(request -> "a\0b\ud800c"));
        assertThat(ask(odd.begin(SEARCHING), "a", 0)).isEqualTo("a\ufffdb?c");
    }

    @Test
    void aForbiddenRequestIsARejectedOneWhereAnAnswerOfTheModelIsStored() throws Exception {
        FakeModels moderated = new FakeModels(new ScriptedModel(request -> {
            if (request.user().equals("b")) {
                throw new ModelException(Kind.FORBIDDEN, "not for you");
            }
            return "fine";
        }));
        ask(moderated.begin(SEARCHING), "a", 0);
        try (ModelSession resumed = moderated.begin(SEARCHING);
                LanguageModel model = resumed.open(SETTINGS)) {
            model.reply(request("a", 0));
            assertThatThrownBy(() -> model.reply(request("b", 0)))
                    .isInstanceOfSatisfying(ModelException.class, failure -> assertThat(failure.kind())
                            .isEqualTo(Kind.REJECTED));
        }
    }

    @Test
    void theFirstCallThatIsMadeAgainIsToldOnce() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        FakeModels busy = new FakeModels(new ScriptedModel(request -> {
            if (calls.getAndIncrement() % 3 < 2) {
                throw new ModelException(Kind.SERVER_ERROR, "busy");
            }
            return "fine";
        }));
        ModelSession session = busy.begin(SEARCHING);
        ask(session, "a", 0);
        ask(session, "b", 0);
        assertThat(busy.notices())
                .containsExactly(
                        "a call failed and is retried, at the latest 300 s after it began (deadline of the model): busy");
    }

    private static String ask(ModelSession session, String user, int draw) throws Exception {
        try (LanguageModel model = session.open(SETTINGS)) {
            return model.reply(request(user, draw)).text();
        }
    }

    private static Request request(String user, int draw) {
        return new Request("You are helpful.", user, draw);
    }
}

package io.github.metaspo.model.llama;

import io.github.metaspo.api.Message;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.Usage;
import io.github.metaspo.model.langchain4j.Contract;
import io.github.metaspo.model.llama.child.Command;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Timeout(60)
class EmbeddedModelTest {

    private static final ModelSettings SETTINGS = Settings.file(Path.of("parrot.gguf"), 10, Map.of());

    private final ScriptedLauncher launcher = new ScriptedLauncher();
    private final List<Runnable> later = new ArrayList<>();

    @AfterEach
    void endChildren() {
        launcher.started.forEach(Process::destroyForcibly);
    }

    private SharedEngine engine(String behaviour, int slots) {
        Command.Load load = new Command.Load(behaviour, 1, 0, 4096, slots, true, "");
        return new SharedEngine(launcher, load, (delay, task) -> later.add(task), Duration.ofMinutes(1));
    }

    private EmbeddedModel model(SharedEngine engine) {
        return new EmbeddedModel("parrot.gguf", SETTINGS, engine);
    }

    private static ModelException failure(EmbeddedModel model, String question) {
        return catchThrowableOfType(ModelException.class, () -> model.reply(new Request("", question, 0)));
    }

    @Test
    void aReplyHoldsTheTextAndItsTokens() throws Exception {
        Reply reply = model(engine("works", 1)).reply(new Request("Say: ", "é😀\n", 0));

        assertThat(reply).isEqualTo(new Reply("Say: é😀\n", false, new Usage(5, 2), "parrot.gguf"));
    }

    static List<Contract.Situation> situations() throws IOException {
        return Contract.situations().stream()
                .filter(situation -> situation.provider().equals("llama"))
                .toList();
    }

    /** Of what the servers of other providers do, a child does only this. */
    @ParameterizedTest
    @MethodSource("situations")
    void aSituationMeansTheSameAsForOtherProviders(Contract.Situation situation) throws Exception {
        Reply reply = model(engine("works", 1)).reply(new Request("", ScriptedChild.SAY + situation.said(), 0));

        Contract.assertReply(situation.meaning(), reply);
    }

    @Test
    void theEarlierMessagesOfAConversationGoAlong() throws Exception {
        List<Message> earlier = List.of(Message.user("One"), Message.assistant("Two"));

        Reply reply = model(engine("works", 1)).reply(new Request("Zero", earlier, "Three", 0));

        assertThat(reply.text()).isEqualTo("ZeroOneTwoThree");
    }

    @Test
    void everyCallerGetsItsOwnReply() throws Exception {
        EmbeddedModel model = model(engine("works", 3));
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> calls = IntStream.range(0, 100)
                    .mapToObj(i -> (Callable<String>)
                            () -> model.reply(new Request("", "q" + i, 0)).text())
                    .toList();
            List<Future<String>> replies = callers.invokeAll(calls);

            for (int i = 0; i < replies.size(); i++) {
                assertThat(replies.get(i).get()).isEqualTo("q" + i);
            }
            assertThat(launcher.started).hasSize(1);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void aDeathInACallSaysWhyAndTheNextCallHasANewProcess() throws Exception {
        EmbeddedModel model = model(engine("works", 1));

        ModelException death = failure(model, "die");

        assertThat(death.kind()).isEqualTo(Kind.SERVER_ERROR);
        assertThat(death)
                .hasMessageContaining("parrot.gguf")
                .hasMessageContaining("exit code 134")
                .hasMessageContaining("GGML_ASSERT(everything) failed");
        assertThat(model.reply(new Request("", "again", 0)).text()).isEqualTo("again");
        assertThat(launcher.started).hasSize(2);
    }

    @Test
    void aModelThatKillsItsProcessTimeAndAgainIsNotStartedForEver() {
        EmbeddedModel model = model(engine("works", 1));
        for (int i = 0; i < 3; i++) {
            assertThat(failure(model, "die").kind()).isEqualTo(Kind.SERVER_ERROR);
        }

        ModelException last = failure(model, "anything");

        assertThat(last.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(last).hasMessageContaining("3 times in a row");
        assertThat(launcher.started).hasSize(3);
    }

    @Test
    void aModelThatCannotBeLoadedIsReportedWithTheEnginesReason() {
        ModelException refusal = failure(model(engine("refuses", 1)), "anything");

        assertThat(refusal.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(refusal).hasMessageContaining("cannot be loaded: error: unknown model architecture: ' [31mparrot'");
    }

    @Test
    void theEnginesReasonIsReportedAlsoWhereItComesLate() {
        assertThat(failure(model(engine("refuses and says why at its end", 1)), "anything"))
                .hasMessageContaining("cannot be loaded: error: unknown model architecture: 'parrot'");
    }

    @Test
    void aDeathWhileLoadingIsNoTroubleOfOneCall() {
        ModelException death = failure(model(engine("dies", 1)), "anything");

        assertThat(death.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(death).hasMessageContaining("std::bad_alloc").hasMessageContaining("contextLength");
    }

    @Test
    void anInterruptedCallerLeavesAndItsLateReplyReachesNobodyElse() throws Exception {
        SharedEngine engine = engine("works", 1);
        EmbeddedModel model = model(engine);
        model.reply(new Request("", "warm up", 0));
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        Thread caller = new Thread(() -> {
            try {
                engine.ask(
                        id -> {
                            asking.countDown();
                            return new Command.Ask(
                                    id, "", List.of(new Command.Said("user", "hold")), null, null, List.of(), 0, 1);
                        },
                        Duration.ofMinutes(1));
            } catch (InterruptedException e) {
                left.countDown();
            } catch (ModelException e) {
                throw new AssertionError(e);
            }
        });
        caller.start();
        asking.await();

        caller.interrupt();

        assertThat(left.await(1, TimeUnit.SECONDS)).isTrue();
        assertThat(model.reply(new Request("", "next", 0)).text()).isEqualTo("next");
        assertThat(launcher.started).hasSize(1);
    }

    @Test
    void aProcessThatFallsSilentIsEnded() throws Exception {
        SharedEngine engine = engine("works", 1);

        ModelException silence = catchThrowableOfType(
                ModelException.class,
                () -> engine.ask(
                        id -> new Command.Ask(
                                id, "", List.of(new Command.Said("user", "hang")), null, null, List.of(), 0, 1),
                        Duration.ofMillis(20)));

        assertThat(silence.kind()).isEqualTo(Kind.TIMED_OUT);
        assertThat(launcher.started.get(0).waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(model(engine).reply(new Request("", "again", 0)).text()).isEqualTo("again");
    }

    @Test
    void anUnreadableAnswerFailsTheCall() {
        ModelException garbled = failure(model(engine("works", 1)), "garble");

        assertThat(garbled.kind()).isEqualTo(Kind.SERVER_ERROR);
        assertThat(garbled).hasMessageContaining("half an answ");
    }

    @Test
    void aPromptThatIsTooLongIsRejectedWithTheCounts() {
        ModelException tooLong = failure(model(engine("works", 1)), "overflow");

        assertThat(tooLong.kind()).isEqualTo(Kind.REJECTED);
        assertThat(tooLong)
                .hasMessageContaining("7000 tokens")
                .hasMessageContaining("up to 10")
                .hasMessageContaining("4096");
    }

    @Test
    void aQuestionThatTheEngineRefusesIsRejected() {
        ModelException refused = failure(model(engine("works", 1)), "refuse");

        assertThat(refused.kind()).isEqualTo(Kind.REJECTED);
        assertThat(refused).hasMessageContaining("too much to ask");
    }

    @Test
    void theProcessEndsAfterTheGracePeriodOfItsLastUser() throws Exception {
        SharedEngine engine = engine("works", 1);
        EmbeddedModel one = model(engine);
        EmbeddedModel other = model(engine);
        one.reply(new Request("", "hello", 0));

        one.close();
        one.close();
        assertThat(later).isEmpty();
        other.close();
        assertThat(launcher.started.get(0).isAlive()).isTrue();
        later.forEach(Runnable::run);

        assertThat(launcher.started.get(0).waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.started.get(0).exitValue()).isZero();
    }

    @Test
    void aNewUserWithinTheGracePeriodKeepsTheProcess() throws Exception {
        SharedEngine engine = engine("works", 1);
        EmbeddedModel firstModule = model(engine);
        firstModule.reply(new Request("", "hello", 0));
        firstModule.close();
        EmbeddedModel secondModule = model(engine);

        later.forEach(Runnable::run);
        secondModule.reply(new Request("", "hello", 0));

        assertThat(launcher.started).hasSize(1);
    }
}

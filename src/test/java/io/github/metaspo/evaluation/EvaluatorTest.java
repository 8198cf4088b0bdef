package io.github.metaspo.evaluation;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.Request;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import static io.github.metaspo.evaluation.EvaluationFixtures.batches;
import static io.github.metaspo.evaluation.EvaluationFixtures.scorers;
import static io.github.metaspo.evaluation.EvaluationFixtures.suite;
import static io.github.metaspo.evaluation.EvaluationFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class EvaluatorTest {

    private static final EvaluationListener NOBODY = (batch, question, reply, outcome) -> {};

    private final Suite suite =
            suite(task("b", Task.Role.TRAIN, 40, "accuracy", 1), task("a", Task.Role.UNSEEN, 10, "accuracy", 3));

    @Test
    void everyQuestionIsAskedOncePerRepeatWithItsOwnDrawNumber() throws Exception {
        ScriptedModel model = new ScriptedModel(request -> "1");
        evaluate(model, 4, 0);
        assertThat(model.requests()).hasSize(40 + 30).doesNotHaveDuplicates();
        assertThat(model.requests())
                .filteredOn(request -> request.user().equals("a: q7"))
                .extracting(Request::draw)
                .containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void theResultIsTheSameAtAnyConcurrency() throws Exception {
        ScriptedModel.Script script = request -> String.valueOf(Math.floorMod(request.hashCode(), 5));
        List<Answers> alone = evaluate(new ScriptedModel(script), 1, 0);
        assertThat(evaluate(new ScriptedModel(script), 16, 0)).isEqualTo(alone);
    }

    @Test
    void questionsOfOnePromptAreAskedTogetherWhateverTheOrderOfTheBatches() throws Exception {
        ScriptedModel model = new ScriptedModel(request -> "1");
        evaluate(model, 1, 0);
        assertThat(model.requests()).extracting(Request::user).isSortedAccordingTo((x, y) -> x.charAt(0) - y.charAt(0));
    }

    @Test
    void aFailedCallIsAnErrorAndNoWrongAnswer() throws Exception {
        ScriptedModel model = new ScriptedModel(request -> {
            if (request.user().equals("b: q3")) {
                throw new ModelException(Kind.SERVER_ERROR, "the server failed");
            }
            return "1";
        });
        Answers answers = evaluate(model, 4, 1).get(0);
        assertThat(answers.of(3)).containsExactly(new Outcome.Failed(Kind.SERVER_ERROR, "the server failed"));
        assertThat(TaskScore.of(answers, scorers(suite).of(suite.tasks().get(0)))
                        .score())
                .isEqualTo(8.0 / 39);
    }

    @Test
    void anEmptyReplyIsTheAnswerWhereNothingIsRight() throws Exception {
        ScriptedModel silent = new ScriptedModel(request -> {
            throw new ModelException(Kind.EMPTY_REPLY, "nothing");
        });
        Example nothing = new Example("n", "nothing?", List.of(""), List.of(), Map.of());
        Task task = suite.tasks().get(0);
        Batch batch = new Batch("", task, task.prompt(), List.of(nothing));
        try (Evaluator evaluator = new Evaluator(silent, 1, scorers(suite))) {
            Outcome outcome = evaluator
                    .evaluate(List.of(batch), FailureLimit.ofMeasurement(0), EvaluationListener.all())
                    .get(0)
                    .of(0)
                    .get(0);
            assertThat(outcome).isInstanceOfSatisfying(Outcome.Scored.class, scored -> assertThat(
                            scored.judgement().score())
                    .isEqualTo(1));
        }
    }

    @Test
    void afterTooManyFailuresTheRestIsNotAsked() throws Exception {
        ScriptedModel model = new ScriptedModel(request -> {
            throw new ModelException(Kind.TIMED_OUT, "too slow");
        });
        Answers answers = evaluate(model, 1, 2).get(1);
        assertThat(model.requests()).hasSize(3);
        assertThat(answers.count(Outcome.Failed.class)).isEqualTo(3);
        assertThat(answers.count(Outcome.NotAsked.class)).isEqualTo(27);
    }

    @Test
    void aFailureThatMeetsEveryCallEndsTheRunAtOnce() {
        ScriptedModel model = new ScriptedModel(request -> {
            throw new ModelException(Kind.WRONG_KEY, "the key is wrong");
        });
        assertThatThrownBy(() -> evaluate(model, 4, 1000))
                .isInstanceOf(ModelException.class)
                .hasMessage("the key is wrong");
        assertThat(model.requests()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void anInterruptEndsTheRunWithinASecondAndGivesUpTheCallsUnderWay() throws Exception {
        CountDownLatch underWay = new CountDownLatch(4);
        CountDownLatch givenUp = new CountDownLatch(4);
        ScriptedModel model = new ScriptedModel(request -> {
            underWay.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                givenUp.countDown();
            }
            return "never";
        });
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                evaluate(model, 4, 0);
            } catch (Exception e) {
                thrown.set(e);
            }
        });
        caller.start();
        underWay.await();
        caller.interrupt();
        caller.join(Duration.ofSeconds(1).toMillis());
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        givenUp.await();
    }

    private List<Answers> evaluate(ScriptedModel model, int concurrency, int tolerable)
            throws ModelException, InterruptedException {
        try (Evaluator evaluator = new Evaluator(model, concurrency, scorers(suite))) {
            return evaluator.evaluate(batches(suite), FailureLimit.ofMeasurement(tolerable), NOBODY);
        }
    }
}

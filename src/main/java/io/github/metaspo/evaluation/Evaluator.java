package io.github.metaspo.evaluation;

import io.github.metaspo.model.LanguageModel;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.model.Reply;
import io.github.metaspo.suite.Example;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Asks a model all questions of some batches as one stream of calls, and scores the replies. */
public final class Evaluator implements AutoCloseable {

    private static final Comparator<Run> BY_PREFIX = Comparator.comparing((Run run) -> run.batch.systemPrompt())
            .thenComparing(run -> run.batch.userPrompt().template());

    private final LanguageModel model;
    private final Scorers scorers;
    private final CallPool pool;

    /**
     * An evaluator with threads of its own.
     *
     * @param model that is asked; stays open when this is closed
     * @param concurrency calls under way at once, above 0
     * @param scorers of all tasks that will come
     */
    public Evaluator(LanguageModel model, int concurrency, Scorers scorers) {
        this.model = model;
        this.scorers = scorers;
        this.pool = new CallPool(concurrency);
    }

    /**
     * Asks everything. The result does not depend on the order in which replies arrive.
     *
     * @param batches in any order; they are asked by system prompt and user prompt, so that a server can reuse a prefix
     * @param tolerableFailures how many calls may fail before the rest is not asked any more; 0 or above
     * @return one for each batch, in the order given
     * @throws ModelException when a failure would meet every other call too
     * @throws InterruptedException when this thread is interrupted; calls under way are given up
     */
    public List<Answers> evaluate(List<Batch> batches, int tolerableFailures, EvaluationListener listener)
            throws ModelException, InterruptedException {
        return begin(batches, tolerableFailures, listener).answers();
    }

    /** Begins to ask everything, and returns at once; what was begun before comes first. */
    public Begun begin(List<Batch> batches, int tolerableFailures, EvaluationListener listener) {
        Failures failures = new Failures(tolerableFailures);
        List<Run> runs = batches.stream()
                .map(batch -> new Run(batch, failures, listener))
                .toList();
        CallPool.Stream stream =
                pool.begin(runs.stream().sorted(BY_PREFIX).flatMap(Run::calls).iterator());
        return () -> {
            stream.await();
            return runs.stream().map(Run::answers).toList();
        };
    }

    /** Questions that are being asked. */
    @FunctionalInterface
    public interface Begun {

        /** What {@link #evaluate} returns and throws, when everything is answered; to be called once. */
        List<Answers> answers() throws ModelException, InterruptedException;
    }

    @Override
    public void close() {
        pool.close();
    }

    /** Counts what failed, over all batches. */
    private static final class Failures {

        private final int tolerable;
        private final AtomicInteger count = new AtomicInteger();

        Failures(int tolerable) {
            this.tolerable = tolerable;
        }

        boolean tooMany() {
            return count.get() > tolerable;
        }

        void add() {
            count.incrementAndGet();
        }
    }

    /** A batch on its way through the pool. */
    private final class Run {

        private final Batch batch;
        private final Failures failures;
        private final EvaluationListener listener;
        private final AtomicReferenceArray<Outcome> outcomes;

        Run(Batch batch, Failures failures, EvaluationListener listener) {
            this.batch = batch;
            this.failures = failures;
            this.listener = listener;
            this.outcomes = new AtomicReferenceArray<>(batch.questions());
        }

        Stream<CallPool.Call> calls() {
            return IntStream.range(0, batch.questions()).mapToObj(question -> () -> {
                if (!failures.tooMany()) {
                    outcomes.set(question, ask(question));
                }
            });
        }

        private Outcome ask(int question) throws ModelException, InterruptedException {
            Example example = batch.example(question);
            Reply reply;
            try {
                reply = model.reply(batch.request(question));
            } catch (ModelException e) {
                if (e.kind().isGeneral()) {
                    throw e;
                }
                return failed(question, e);
            }
            Outcome.Scored scored =
                    new Outcome.Scored(scorers.of(batch.task()).judge(example, reply.text(), reply.cut()), reply.cut());
            listener.answered(batch, question, reply, scored);
            return scored;
        }

        private Outcome failed(int question, ModelException e) {
            Outcome.Failed failed = new Outcome.Failed(e.kind(), String.valueOf(e.getMessage()));
            failures.add();
            listener.failed(batch, question, failed);
            return failed;
        }

        Answers answers() {
            return new Answers(
                    batch,
                    IntStream.range(0, outcomes.length())
                            .mapToObj(question -> {
                                Outcome outcome = outcomes.get(question);
                                return outcome == null ? new Outcome.NotAsked() : outcome;
                            })
                            .toList());
        }
    }
}

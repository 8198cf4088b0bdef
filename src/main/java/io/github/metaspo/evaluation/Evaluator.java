package io.github.metaspo.evaluation;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.Reply;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Concurrent evaluator: asks a model all questions of a list of batches as one stream of calls, and scores the replies. */
public final class Evaluator implements AutoCloseable {

    private static final Comparator<Run> BY_PREFIX = Comparator.comparing((Run run) -> run.batch.systemPrompt())
            .thenComparing(run -> run.batch.userPrompt().template());

    private final LanguageModel model;
    private final Scorers scorers;
    private final CallPool pool;

    /**
     * Creates an evaluator with its own threads.
     *
     * @param model the model to ask; stays open when this evaluator is closed
     * @param concurrency the number of concurrent calls, above 0
     * @param scorers the scorers of all tasks that will be evaluated
     */
    public Evaluator(LanguageModel model, int concurrency, Scorers scorers) {
        this.model = model;
        this.scorers = scorers;
        this.pool = new CallPool(concurrency);
    }

    /**
     * Asks all questions and waits for the results. They do not depend on the order in which replies arrive.
     *
     * @param batches in any order; they are asked sorted by system prompt and user prompt, so that a server can reuse a prefix
     * @param limit once it is exceeded, no further question is asked
     * @return one result per batch, in the order given
     * @throws ModelException if a failure would affect every other call as well
     * @throws InterruptedException if this thread is interrupted; calls under way are cancelled
     */
    public List<Answers> evaluate(List<Batch> batches, FailureLimit limit, EvaluationListener listener)
            throws ModelException, InterruptedException {
        try (Begun begun = begin(batches, limit, listener)) {
            return begun.answers();
        }
    }

    /** Starts asking all questions, after those of earlier calls, and returns at once. The caller must close the result on every path. */
    public Begun begin(List<Batch> batches, FailureLimit limit, EvaluationListener listener) {
        FailureLimit.Tally tally = limit.newStream();
        List<Run> runs =
                batches.stream().map(batch -> new Run(batch, tally, listener)).toList();
        return new Begun(
                pool.begin(runs.stream().sorted(BY_PREFIX).flatMap(Run::calls).iterator()), runs);
    }

    /** A running evaluation. Closing it cancels the unanswered questions and waits until no thread works on it any more. */
    public static final class Begun implements AutoCloseable {

        private final CallPool.Stream stream;
        private final List<Run> runs;

        private Begun(CallPool.Stream stream, List<Run> runs) {
            this.stream = stream;
            this.runs = runs;
        }

        /** Waits for all answers, then returns or throws as {@link #evaluate} does. */
        public List<Answers> answers() throws ModelException, InterruptedException {
            stream.await();
            return runs.stream().map(Run::answers).toList();
        }

        /** Rethrows the failure that ended the evaluation, if there is one so far. */
        public void throwIfFailed() throws ModelException, InterruptedException {
            stream.throwIfFailed();
        }

        @Override
        public void close() {
            stream.close();
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    /** The state of one batch while its questions are asked. */
    private final class Run {

        private final Batch batch;
        private final FailureLimit.Tally tally;
        private final EvaluationListener listener;
        private final AtomicReferenceArray<Outcome> outcomes;

        Run(Batch batch, FailureLimit.Tally tally, EvaluationListener listener) {
            this.batch = batch;
            this.tally = tally;
            this.listener = listener;
            this.outcomes = new AtomicReferenceArray<>(batch.questions());
        }

        Stream<CallPool.Call> calls() {
            return IntStream.range(0, batch.questions()).mapToObj(question -> () -> {
                if (!tally.isOver()) {
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
                if (e.kind() != Kind.EMPTY_REPLY || !example.answers().contains("")) {
                    return failed(question, e);
                }
                // the empty answer is a gold answer of this example
                reply = new Reply("", false, e.usage(), "");
            }
            Outcome.Scored scored =
                    new Outcome.Scored(scorers.of(batch.task()).judge(example, reply.text(), reply.cut()), reply.cut());
            tally.answered();
            listener.answered(batch, question, reply, scored);
            return scored;
        }

        private Outcome failed(int question, ModelException e) {
            Outcome.Failed failed = new Outcome.Failed(e.kind(), String.valueOf(e.getMessage()));
            tally.failed();
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

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
     * @param limit once it is exceeded, the rest is not asked
     * @return one for each batch, in the order given
     * @throws ModelException if a failure would meet every other call too
     * @throws InterruptedException if this thread is interrupted; calls under way are given up
     */
    public List<Answers> evaluate(List<Batch> batches, FailureLimit limit, EvaluationListener listener)
            throws ModelException, InterruptedException {
        try (Begun begun = begin(batches, limit, listener)) {
            return begun.answers();
        }
    }

    /** Begins to ask everything, after what was begun before, and returns at once. The caller closes the result on every path. */
    public Begun begin(List<Batch> batches, FailureLimit limit, EvaluationListener listener) {
        FailureLimit.Tally tally = limit.newStream();
        List<Run> runs =
                batches.stream().map(batch -> new Run(batch, tally, listener)).toList();
        return new Begun(
                pool.begin(runs.stream().sorted(BY_PREFIX).flatMap(Run::calls).iterator()), runs);
    }

    /** Questions that are being asked. Closing it gives up those without an answer and waits until no thread asks any more. */
    public static final class Begun implements AutoCloseable {

        private final CallPool.Stream stream;
        private final List<Run> runs;

        private Begun(CallPool.Stream stream, List<Run> runs) {
            this.stream = stream;
            this.runs = runs;
        }

        /** Returns and throws what {@link #evaluate} does, once everything is answered. */
        public List<Answers> answers() throws ModelException, InterruptedException {
            stream.await();
            return runs.stream().map(Run::answers).toList();
        }

        /** Throws the failure that has ended the stream, if there is one by now. */
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

    /** A batch on its way through the pool. */
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
                // nothing is a right answer here
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

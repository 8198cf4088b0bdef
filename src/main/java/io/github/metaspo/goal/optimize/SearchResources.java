package io.github.metaspo.goal.optimize;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.evaluation.CallPool;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.suite.Suite;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** The models of an optimization with the threads that call them. */
final class SearchResources implements AutoCloseable {

    private final LanguageModel target;
    private final Evaluator evaluator;
    private final Optional<LanguageModel> optimizer;
    private final CallPool writers;
    private final LongAdder replies = new LongAdder();
    private final LongAdder cut = new LongAdder();

    /** Opens nothing that costs: models begin with their first question. */
    SearchResources(PreparedSuite prepared, ModelSession session) {
        Suite suite = prepared.suite();
        this.target = session.open(suite.target());
        this.evaluator = new Evaluator(target, suite.target().concurrency(), prepared.scorers());
        this.optimizer = suite.optimizer().map(session::open).map(Counting::new);
        this.writers =
                new CallPool(suite.optimizer().map(ModelSettings::concurrency).orElse(1));
    }

    /** Asks the target model. */
    Evaluator evaluator() {
        return evaluator;
    }

    /** Writes prompts; empty where they are put together from components. */
    Optional<LanguageModel> optimizer() {
        return optimizer;
    }

    /** The threads in which prompts are written. */
    CallPool writers() {
        return writers;
    }

    /** The replies of the optimizer model so far. */
    OptimizerReplies optimizerReplies() {
        return new OptimizerReplies(replies.sum(), cut.sum());
    }

    /**
     * Replies of the optimizer model.
     *
     * @param all 0 or above
     * @param cut of them: those that were cut off
     */
    record OptimizerReplies(long all, long cut) {}

    /** Counts the replies of the optimizer model. */
    private final class Counting implements LanguageModel {

        private final LanguageModel model;

        Counting(LanguageModel model) {
            this.model = model;
        }

        @Override
        public Reply reply(Request request) throws ModelException, InterruptedException {
            Reply reply = model.reply(request);
            replies.increment();
            if (reply.cut()) {
                cut.increment();
            }
            return reply;
        }

        @Override
        public void close() {
            model.close();
        }
    }

    /** Threads end before what they use: first those that write, which begin questions, then those that ask. */
    @Override
    public void close() {
        writers.close();
        evaluator.close();
        optimizer.ifPresent(LanguageModel::close);
        target.close();
    }
}

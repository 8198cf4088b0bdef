package io.github.metaspo.goal.search;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.evaluation.CallPool;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.evaluation.ReplyCounter;
import io.github.metaspo.model.ModelUsage;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.suite.Suite;

import java.util.Optional;

/** The models of an optimization, with the threads that call them. Closing it ends the threads and closes the models. */
public final class SearchResources implements AutoCloseable {

    private final LanguageModel target;
    private final Evaluator evaluator;
    private final Optional<LanguageModel> optimizer;
    private final CallPool writers;
    private final ReplyCounter replies = new ReplyCounter();

    /** Creates the threads and the models, which connect on their first call only. */
    public SearchResources(PreparedSuite prepared, ModelSession session) {
        Suite suite = prepared.suite();
        this.target = session.open(suite.target());
        this.evaluator = new Evaluator(target, suite.target().concurrency(), prepared.scorers());
        this.optimizer = suite.optimizer()
                .map(model -> session.open(model, ModelUsage.Role.OPTIMIZER))
                .map(Counting::new);
        this.writers =
                new CallPool(suite.optimizer().map(ModelSettings::concurrency).orElse(1));
    }

    /** Returns the evaluator of the target model. */
    public Evaluator evaluator() {
        return evaluator;
    }

    /** Returns the optimizer model; empty if prompts are built from components. */
    public Optional<LanguageModel> optimizer() {
        return optimizer;
    }

    /** Returns the threads that call the optimizer model. */
    public CallPool writers() {
        return writers;
    }

    /** Returns the replies of the optimizer model so far. */
    public ReplyCounter optimizerReplies() {
        return replies;
    }

    /** Decorator that counts the replies of the optimizer model. */
    private final class Counting implements LanguageModel {

        private final LanguageModel model;

        Counting(LanguageModel model) {
            this.model = model;
        }

        @Override
        public Reply reply(Request request) throws ModelException, InterruptedException {
            Reply reply = model.reply(request);
            replies.add(reply);
            return reply;
        }

        @Override
        public void close() {
            model.close();
        }
    }

    /** Ends threads before closing the models they use: first those that write prompts, because they start evaluations. */
    @Override
    public void close() {
        writers.close();
        evaluator.close();
        optimizer.ifPresent(LanguageModel::close);
        target.close();
    }
}

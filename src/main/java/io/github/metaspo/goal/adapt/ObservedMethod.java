package io.github.metaspo.goal.adapt;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.optimize.CallEstimate;
import io.github.metaspo.optimize.SearchListener;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.optimize.Shrinkage;
import io.github.metaspo.optimize.method.Method;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** A method that notes how many calls it has made at the end of each round. Stored replies count, so that a repeated run notes the same. */
final class ObservedMethod implements Method {

    private final Method method;
    private final LongSupplier optimizerReplies;
    private final List<Mark> marks = new ArrayList<>();

    /**
     * The calls up to the end of a round.
     *
     * @param round 0 before the first one
     */
    record Mark(int round, long questions, long optimizerCalls) {}

    /** @param optimizerReplies number of replies of the optimizer model so far, also of earlier searches */
    ObservedMethod(Method method, LongSupplier optimizerReplies) {
        this.method = method;
        this.optimizerReplies = optimizerReplies;
    }

    /** Returns the calls by round, after the method has run. */
    List<Mark> marks() {
        return List.copyOf(marks);
    }

    @Override
    public CallEstimate estimate() {
        return method.estimate();
    }

    @Override
    public CallEstimate firstRound() {
        return method.firstRound();
    }

    @Override
    public long firstProposals() {
        return method.firstProposals();
    }

    @Override
    public SearchResult run(SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        return method.run(new Observer(listener, optimizerReplies.getAsLong()));
    }

    /** Passes all events on. */
    private final class Observer implements SearchListener {

        private final SearchListener listener;
        private final long earlierReplies;
        private final LongAdder questions = new LongAdder();

        Observer(SearchListener listener, long earlierReplies) {
            this.listener = listener;
            this.earlierReplies = earlierReplies;
        }

        private void mark(int round) {
            marks.add(new Mark(round, questions.sum(), optimizerReplies.getAsLong() - earlierReplies));
        }

        @Override
        public void answered(Batch batch, int question, Reply reply, Outcome.Scored outcome) {
            questions.increment();
            listener.answered(batch, question, reply, outcome);
        }

        @Override
        public void failed(Batch batch, int question, Outcome.Failed outcome) {
            questions.increment();
            listener.failed(batch, question, outcome);
        }

        @Override
        public void started(String systemPrompt, double score) {
            mark(0);
            listener.started(systemPrompt, score);
        }

        @Override
        public void admitted(Optional<String> task, String text) {
            listener.admitted(task, text);
        }

        @Override
        public void ended(Round round) {
            mark(round.number());
            listener.ended(round);
        }

        @Override
        public void decided(Supplier<SearchResult> soFar) {
            listener.decided(soFar);
        }

        @Override
        public void shrunk(Shrinkage shrinkage) {
            listener.shrunk(shrinkage);
        }

        @Override
        public void gaveUp(SearchResult soFar) {
            listener.gaveUp(soFar);
        }
    }
}

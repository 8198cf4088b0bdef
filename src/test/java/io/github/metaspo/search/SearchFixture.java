package io.github.metaspo.search;

import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.CallPool;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.evaluation.Scorers;
import io.github.metaspo.evaluation.ValidityRule;
import io.github.metaspo.model.LanguageModel;
import io.github.metaspo.model.Reply;
import io.github.metaspo.search.proposal.Admission;
import io.github.metaspo.search.proposal.Limits;
import io.github.metaspo.search.proposal.Proposer;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.math.BigDecimal;

/** A search with all that it needs, on fakes. */
final class SearchFixture implements AutoCloseable {

    static final SearchListener SILENT = new SearchListener() {
        @Override
        public void started(String systemPrompt, double score) {}

        @Override
        public void ended(Round round) {}

        @Override
        public void answered(Batch batch, int question, Reply reply, Outcome.Scored outcome) {}
    };

    private final Evaluator evaluator;
    private final CallPool pool;
    private final FullSearch search;

    SearchFixture(
            Suite suite, OptimizeSettings dials, LanguageModel target, Proposer proposer, long seed, int threads) {
        Scorers scorers = EvaluationFixtures.scorers(suite);
        evaluator = new Evaluator(target, threads, scorers);
        pool = new CallPool(threads);
        Examiner examiner = new Examiner(evaluator, scorers, new ValidityRule(BigDecimal.ZERO), seed);
        Admission admission = new Admission(suite.tasks(Task.Role.TRAIN), Limits.DEFAULT);
        Writer writer = new Writer(proposer, admission, pool, seed);
        search = new FullSearch(suite.systemPrompt(), suite.tasks(Task.Role.TRAIN), dials, examiner, writer, writer);
    }

    FullSearch search() {
        return search;
    }

    Found run() throws Exception {
        return search.run(SILENT);
    }

    @Override
    public void close() {
        evaluator.close();
        pool.close();
    }
}

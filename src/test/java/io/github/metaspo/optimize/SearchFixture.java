package io.github.metaspo.optimize;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.evaluation.CallPool;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.Scorers;
import io.github.metaspo.evaluation.ValidityRule;
import io.github.metaspo.optimize.evaluate.TrainEvaluator;
import io.github.metaspo.optimize.method.MetaSpo;
import io.github.metaspo.optimize.method.Method;
import io.github.metaspo.optimize.method.SearchParts;
import io.github.metaspo.optimize.propose.CandidateGenerator;
import io.github.metaspo.optimize.propose.CandidateValidator;
import io.github.metaspo.optimize.propose.PromptLimits;
import io.github.metaspo.optimize.propose.Proposer;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A search with all that it needs, on fakes. */
final class SearchFixture implements AutoCloseable {

    static final SearchListener SILENT = new SilentListener();

    private static final double FREE = 0;
    private static final int SYSTEM_CANDIDATES = 2;
    private static final int PATIENCE = 150;
    private static final long FAR_TOO_MANY = 1_000_000_000;

    private final Evaluator evaluator;
    private final CallPool pool;
    private final Method search;

    private SearchFixture(
            Suite suite,
            OptimizeSettings dials,
            LanguageModel target,
            Proposer proposer,
            double price,
            OptionalLong questions,
            long seed,
            int threads) {
        Scorers scorers = EvaluationFixtures.scorers(suite);
        evaluator = new Evaluator(target, threads, scorers);
        pool = new CallPool(threads);
        TrainEvaluator examiner = new TrainEvaluator(evaluator, scorers, new ValidityRule(BigDecimal.ZERO), seed);
        CandidateValidator admission = new CandidateValidator(suite.tasks(Task.Role.TRAIN), PromptLimits.DEFAULT);
        CandidateGenerator writer = new CandidateGenerator(
                proposer, admission, pool, new java.util.concurrent.atomic.AtomicBoolean(), seed);
        List<Task> tasks = suite.tasks(Task.Role.TRAIN);
        SearchParts parts = new SearchParts(suite.systemPrompt(), tasks, dials, examiner, writer, writer);
        boolean hasUserRounds = dials.method() != OptimizeSettings.Method.OUTER_LOOP;
        search = questions.isEmpty()
                ? MetaSpo.full(parts, hasUserRounds)
                : MetaSpo.race(parts, hasUserRounds, price, questions.getAsLong());
    }

    /** In full mode. */
    static SearchFixture full(Suite suite, LanguageModel target, Proposer proposer, long seed, int threads) {
        return new SearchFixture(suite, suite.optimize(), target, proposer, FREE, OptionalLong.empty(), seed, threads);
    }

    /** In race mode with its defaults and so many questions. */
    static SearchFixture race(
            Suite suite, LanguageModel target, Proposer proposer, long questions, long seed, int threads) {
        return new SearchFixture(
                suite,
                dialsOfRace(suite, PATIENCE, seed),
                target,
                proposer,
                FREE,
                OptionalLong.of(questions),
                seed,
                threads);
    }

    /**
     * As the product searches if nothing is set, but with so many questions that the budget of its models ends it, or its patience.
     *
     * @param price of a proposal in questions
     * @param patience empty for the product's
     */
    static SearchFixture untilSpent(
            Suite suite, LanguageModel target, Proposer proposer, double price, OptionalInt patience, long seed) {
        return new SearchFixture(
                suite,
                dialsOfRace(suite, patience.orElse(PATIENCE), seed),
                target,
                proposer,
                price,
                OptionalLong.of(FAR_TOO_MANY),
                seed,
                1);
    }

    private static OptimizeSettings dialsOfRace(Suite suite, int patience, long seed) {
        OptimizeSettings dials = suite.optimize();
        return new OptimizeSettings(
                dials.method(),
                OptimizeSettings.Mode.RACE,
                dials.iterations(),
                SYSTEM_CANDIDATES,
                dials.userCandidates(),
                dials.userTopK(),
                patience,
                seed,
                dials.proposer(),
                dials.ship(),
                dials.userPrompts(),
                dials.budget(),
                dials.proposals());
    }

    Method search() {
        return search;
    }

    SearchResult run() throws Exception {
        return search.run(SILENT);
    }

    @Override
    public void close() {
        evaluator.close();
        pool.close();
    }
}

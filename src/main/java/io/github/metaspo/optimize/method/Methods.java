package io.github.metaspo.optimize.method;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.Location;
import io.github.metaspo.evaluation.CallPool;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.optimize.evaluate.TrainEvaluator;
import io.github.metaspo.optimize.propose.CandidateGenerator;
import io.github.metaspo.optimize.propose.CandidateValidator;
import io.github.metaspo.optimize.propose.PromptLimits;
import io.github.metaspo.optimize.propose.Proposer;
import io.github.metaspo.suite.Keywords;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The registry of methods: each name is a preset over a schedule, a selection and a proposer. To add a method, add its name to
 * {@link OptimizeSettings.Method} and its preset here.
 */
public final class Methods {

    /** A race asks one of this many questions that full mode would ask: in scripted worlds it finds more with a third of them. */
    private static final int FULL_TO_RACE = 2;

    /** System prompts a round of the full search by which a race is measured; its own rounds are smaller. */
    private static final int USUAL_SYSTEM_CANDIDATES = 5;

    private final PreparedSuite prepared;
    private final Suite suite;
    private final TrainEvaluator evaluator;
    private final Proposers proposers;
    private final CallPool pool;
    private final boolean races;
    /** Whether the optimizer model has replied to any of the generators. */
    private final AtomicBoolean replied = new AtomicBoolean();

    /**
     * Creates the registry for one search; models and threads stay open.
     *
     * @param evaluator asks the target model
     * @param optimizer the model that writes prompts; empty if there is none
     * @param pool in which the optimizer model is called
     */
    public Methods(PreparedSuite prepared, Evaluator evaluator, Optional<LanguageModel> optimizer, CallPool pool) {
        this.prepared = prepared;
        this.suite = prepared.suite();
        this.evaluator = TrainEvaluator.of(prepared, evaluator);
        this.pool = pool;
        this.races = new RaceMetrics(prepared).race();
        this.proposers = new Proposers(suite, optimizer, races);
    }

    /**
     * Returns the method that the suite names, which shortens the system prompt that it finds if the suite says so.
     *
     * @throws SuiteException if the suite lacks what the method needs
     */
    public Method create() throws SuiteException {
        Method method = create(OptionalLong.empty());
        return shrinks(suite) ? ShrinkingMethod.of(suite, method, evaluator) : method;
    }

    /** Returns whether the suite shortens the system prompt that its method finds. */
    public static boolean shrinks(Suite suite) {
        return suite.optimize().shrink() && suite.optimize().method().improvesSystemPrompt();
    }

    /**
     * Returns the method that the suite names, with a limit of questions to the target. Stored answers count as well. A method that cannot
     * do with so few has an estimate above the limit. The system prompt is not shortened, so that methods are compared at equal cost.
     *
     * @param questions that it asks at most; empty for the usual number
     * @throws SuiteException if the suite lacks what the method needs
     */
    public Method create(OptionalLong questions) throws SuiteException {
        return switch (suite.optimize().method()) {
            case METASPO -> metaSpo(true, proposers.named(), questions);
            case OUTER_LOOP -> metaSpo(false, proposers.named(), questions);
            case METASPO_APE -> metaSpoApe(questions);
            case METASPO_EVO -> metaSpo(true, tasks -> proposers.evolution(), questions);
            case APE -> apeOnly(questions);
            case PROTEGI -> proTeGi(tasks -> proposers.inTwoCalls(), questions);
            case SPRIG -> sprig(questions);
            case DEFAULT, COT, SERVICE -> FixedPrompt.named(suite.optimize().method(), suite.tasks(Task.Role.TRAIN));
        };
    }

    /**
     * Returns the method that adapts the user prompts of tasks to a fixed system prompt: ProTeGi, or its beam over prompts that are built from
     * components if the suite uses those.
     *
     * @throws SuiteException if the suite lacks what the method needs
     */
    public Method adaptation() throws SuiteException {
        return Proposers.usesComponents(suite)
                ? proTeGi(tasks -> proposers.components(), OptionalLong.empty())
                : proTeGi(tasks -> proposers.inTwoCalls(), OptionalLong.empty());
    }

    /** Returns the number of rounds of {@link #adaptation}. */
    public static int adaptationRounds() {
        return UserPromptMethods.PROTEGI_ALL_ROUNDS;
    }

    /**
     * Returns the questions that a race of the suite's tasks asks, and SPRIG.
     *
     * @throws SuiteException if the suite has no train task
     */
    public long usualQuestions() throws SuiteException {
        SearchParts parts = parts(tasks -> proposers.components(), validator());
        return usualQuestions(parts, true);
    }

    private Method apeOnly(OptionalLong questions) throws SuiteException {
        requireShippedUserPrompts();
        CandidateValidator validator = validator();
        CandidateGenerator paraphrases = generator(proposers.paraphrases(), validator);
        SearchParts parts = parts(tasks -> proposers.ape(), validator);
        return UserPromptMethods.ape(parts, parts.userPrompts(), paraphrases, questions);
    }

    private Method proTeGi(Proposers.OfLevel proposer, OptionalLong questions) throws SuiteException {
        requireShippedUserPrompts();
        SearchParts parts = parts(proposer, validator());
        return UserPromptMethods.proTeGi(parts, parts.userPrompts(), questions);
    }

    private Method sprig(OptionalLong questions) throws SuiteException {
        CandidateValidator validator = validator();
        SearchParts parts = parts(tasks -> proposers.components(), validator);
        Optional<CandidateGenerator> paraphraser = !proposers.hasOptimizer()
                ? Optional.empty()
                : Optional.of(generator(proposers.paraphrases(), validator));
        long most = questions.isPresent() ? questions.getAsLong() : usualQuestions();
        return new Sprig(parts, validator, proposers.bank(), paraphraser, most);
    }

    private void requireShippedUserPrompts() throws SuiteException {
        if (suite.optimize().userPrompts() != OptimizeSettings.UserPrompts.SHIP) {
            throw problem("\"method: " + Keywords.of(suite.optimize().method())
                    + "\" improves user prompts alone; add optimize.userPrompts: ship, or choose another method");
        }
    }

    private CandidateValidator validator() throws SuiteException {
        return new CandidateValidator(trainTasks(), PromptLimits.of(suite.gate()));
    }

    private List<Task> trainTasks() throws SuiteException {
        List<Task> tasks = suite.tasks(Task.Role.TRAIN);
        if (tasks.isEmpty()) {
            throw problem(
                    "a search learns from train tasks, and all tasks are \"role: unseen\"; make one a train task");
        }
        return tasks;
    }

    /** A guess takes one optimizer call instead of two, so that full mode makes twice as many for equal calls. */
    private Method metaSpoApe(OptionalLong questions) throws SuiteException {
        if (races) {
            return metaSpo(true, tasks -> proposers.ape(), questions);
        }
        SearchParts parts = parts(tasks -> proposers.ape(), validator());
        return MetaSpo.full(parts, true, 2 * parts.settings().systemCandidates(), questions);
    }

    private Method metaSpo(boolean hasUserRounds, Proposers.OfLevel proposer, OptionalLong questions)
            throws SuiteException {
        SearchParts parts = parts(proposer, validator());
        if (!races) {
            return MetaSpo.full(parts, hasUserRounds, parts.settings().systemCandidates(), questions);
        }
        long usual = usualQuestions(parts, hasUserRounds);
        return MetaSpo.race(
                parts,
                hasUserRounds,
                ProposalPrice.of(parts.systemPrompts().proposer().callsPerProposal(), suite),
                questions.orElse(usual));
    }

    private static long usualQuestions(SearchParts parts, boolean hasUserRounds) {
        int systemCandidates =
                Math.max(USUAL_SYSTEM_CANDIDATES, parts.settings().systemCandidates());
        return MetaSpo.full(parts, hasUserRounds, systemCandidates, OptionalLong.empty())
                        .estimate()
                        .targetCalls()
                / FULL_TO_RACE;
    }

    private SearchParts parts(Proposers.OfLevel proposer, CandidateValidator validator) throws SuiteException {
        OptimizeSettings settings = suite.optimize();
        return new SearchParts(
                suite.systemPrompt(),
                trainTasks(),
                settings,
                evaluator,
                generator(proposer.create(1), validator),
                generator(proposer.create(trainTasks().size()), validator));
    }

    /** A generator of one level with a proposer of its own: what helps in a system prompt need not help in a user prompt. */
    private CandidateGenerator generator(Proposer proposer, CandidateValidator validator) {
        return new CandidateGenerator(
                proposer, validator, pool, replied, suite.optimize().seed());
    }

    private SuiteException problem(String message) {
        return new SuiteException(new Location(suite.file(), 1, 0), message);
    }
}

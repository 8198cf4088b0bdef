package io.github.metaspo.optimize;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.Request;
import io.github.metaspo.evaluation.CallPool;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.optimize.method.Method;
import io.github.metaspo.optimize.method.Methods;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The calls of each method against its formula: T = 4 tasks of n = 50 train examples, and an optimizer model that needs no repair. */
class MethodCallsTest {

    private static final int TASKS = 4;
    private static final int ALL = TASKS * 50;

    private final ScriptedWorld world = new ScriptedWorld(3, 1);
    private final ScriptedModel target =
            new ScriptedModel(request -> world.reply(request).text());
    private final ScriptedModel optimizer = new ScriptedModel(MethodCallsTest::wellFormed);

    @Test
    void apeScores6ProposalsAnd18ParaphrasesOfEachTask() throws Exception {
        SearchResult result = run(OptimizeSettings.Method.APE);
        assertThat(target.requests()).hasSize(ALL + (6 + 18) * ALL);
        assertThat(optimizer.requests()).hasSize((6 + 18) * TASKS);
        assertThat(result.systemPrompt()).isEqualTo(ScriptedWorld.SEED);
        assertThat(result.userPrompts()).hasSize(TASKS);
    }

    @Test
    void protegiScoresThreeChildrenOfEachOfThreePromptsInSixRounds() throws Exception {
        run(OptimizeSettings.Method.PROTEGI);
        assertThat(target.requests()).hasSize(ALL + (6 + 6 * 9) * ALL);
        assertThat(optimizer.requests()).hasSize(2 * (6 + 6 * 9) * TASKS);
    }

    @Test
    void theBestUserPromptOnTrainWins() throws Exception {
        SearchResult result = run(OptimizeSettings.Method.PROTEGI);
        assertThat(result.score().getAsDouble())
                .isGreaterThan(result.startScore().getAsDouble());
    }

    @Test
    void metaspoEvoTakesOneOptimizerCallForEachProposal() throws Exception {
        run(OptimizeSettings.Method.METASPO_EVO);
        assertThat(target.requests()).hasSize(18_200);
        assertThat(optimizer.requests()).hasSize(63);
    }

    @Test
    void metaspoApeMakesTwiceAsManySystemPromptsForEqualOptimizerCalls() throws Exception {
        Method method = method(suite(OptimizeSettings.Method.METASPO_APE), Optional.of(optimizer));
        assertThat(method.estimate().targetCalls()).isEqualTo(ALL + 3 * 3 * ALL + 3 * 18 * 3 * ALL);
        // with a repair for each
        assertThat(method.estimate().optimizerCalls()).isEqualTo(2 * (3 * 3 * TASKS + 3 * 18));
    }

    @Test
    void sprigTriesTheWholeCorpusFirstAndKeepsToItsQuestions() throws Exception {
        SearchResult result = run(OptimizeSettings.Method.SPRIG);
        List<Candidate> first = result.candidates().stream()
                .filter(candidate -> candidate.round() == 1)
                .toList();
        assertThat(first).hasSize(ScriptedWorld.SENTENCES);
        assertThat(first)
                .filteredOn(candidate -> ((Candidate.Status.Scored) candidate.status()).kept())
                .hasSize(3);
        Method method = method(suite(OptimizeSettings.Method.SPRIG), Optional.of(optimizer));
        assertThat(method.firstRound().targetCalls()).isEqualTo(ALL + 10 * TASKS * (ScriptedWorld.SENTENCES + 1));
        assertThat((long) target.requests().size())
                .isLessThanOrEqualTo(method.estimate().targetCalls());
        assertThat((long) optimizer.requests().size())
                .isPositive()
                .isLessThanOrEqualTo(method.estimate().optimizerCalls());
        assertThat(world.unseenScore(result.systemPrompt())).isGreaterThan(world.unseenScore(ScriptedWorld.SEED));
        assertThat(result.stopped().sentence()).startsWith("no further round fits into the 9,100 questions");
        assertThat(result.candidates())
                .allSatisfy(candidate -> candidate.parent().ifPresent(parent -> assertThat(result.candidates())
                        .extracting(Candidate::number)
                        .contains(parent)));
    }

    @Test
    void sprigNeedsNoOptimizerModel() throws Exception {
        Method method = method(suite(OptimizeSettings.Method.SPRIG), Optional.empty());
        assertThat(method.estimate().optimizerCalls()).isZero();
    }

    @Test
    void sprigDoesNotDependOnTheNumberOfThreads() throws Exception {
        assertThat(run(OptimizeSettings.Method.SPRIG, 13)).isEqualTo(run(OptimizeSettings.Method.SPRIG, 1));
    }

    @Test
    void fixedPromptsAskNothing() throws Exception {
        SearchResult result = run(OptimizeSettings.Method.COT);
        assertThat(result.systemPrompt()).isEqualTo("Let's think step by step.");
        assertThat(target.requests()).isEmpty();
        assertThat(optimizer.requests()).isEmpty();
    }

    @Test
    void aMethodForUserPromptsIsRefusedIfTheyAreNotShipped() {
        assertThatThrownBy(() -> method(
                        suite(OptimizeSettings.Method.APE, OptimizeSettings.UserPrompts.KEEP), Optional.of(optimizer)))
                .isInstanceOf(SuiteException.class)
                .hasMessageContaining("\"method: ape\" improves user prompts alone; add optimize.userPrompts: ship");
    }

    @Test
    void aMethodThatNeedsAnOptimizerModelIsRefusedWithoutOne() {
        assertThatThrownBy(() -> method(suite(OptimizeSettings.Method.PROTEGI), Optional.empty()))
                .isInstanceOf(SuiteException.class)
                .hasMessageContaining("\"method: protegi\" needs an optimizer model; add models.optimizer");
    }

    private SearchResult run(OptimizeSettings.Method name) throws Exception {
        return run(name, 4);
    }

    private SearchResult run(OptimizeSettings.Method name, int threads) throws Exception {
        PreparedSuite prepared = new PreparedSuite(suite(name), EvaluationFixtures.scorers(suite(name)));
        try (Evaluator evaluator = new Evaluator(target, threads, prepared.scorers());
                CallPool pool = new CallPool(threads)) {
            return new Methods(prepared, evaluator, Optional.of(optimizer), pool)
                    .create()
                    .run(SearchFixture.SILENT);
        }
    }

    /** A method that is only asked for its estimates. */
    private Method method(Suite suite, Optional<LanguageModel> optimizer) throws SuiteException {
        PreparedSuite prepared = new PreparedSuite(suite, EvaluationFixtures.scorers(suite));
        try (Evaluator evaluator = new Evaluator(target, 1, prepared.scorers());
                CallPool pool = new CallPool(1)) {
            return new Methods(prepared, evaluator, optimizer, pool).create();
        }
    }

    private Suite suite(OptimizeSettings.Method method) {
        return suite(method, OptimizeSettings.UserPrompts.SHIP);
    }

    private Suite suite(OptimizeSettings.Method method, OptimizeSettings.UserPrompts userPrompts) {
        return world.suite(
                50,
                1,
                settings -> new OptimizeSettings(
                        method,
                        OptimizeSettings.Mode.FULL,
                        settings.iterations(),
                        settings.systemCandidates(),
                        settings.userCandidates(),
                        settings.userTopK(),
                        settings.patience(),
                        settings.seed(),
                        Optional.of(OptimizeSettings.Proposer.LLM),
                        settings.ship(),
                        userPrompts,
                        settings.budget(),
                        ScriptedSettings.corpus()));
    }

    /** A reply with a new prompt, in the tag that the request names last. */
    private static String wellFormed(Request request) {
        String sentence = "s" + request.draw() % ScriptedWorld.SENTENCES + " number " + request.draw();
        String text = request.user();
        if (text.contains("<improved_system_prompt>")) {
            return "<improved_system_prompt>" + sentence + "</improved_system_prompt>";
        }
        if (text.contains("<improved_instruction_prompt>")) {
            return "<improved_instruction_prompt>base " + sentence + " {question}</improved_instruction_prompt>";
        }
        if (text.contains("<instruction>")) {
            return "<instruction>" + sentence + "</instruction>";
        }
        return "<Analysis>it fails</Analysis>";
    }
}

package io.github.metaspo.optimize.method;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.Location;
import io.github.metaspo.optimize.propose.MixedProposer;
import io.github.metaspo.optimize.propose.Proposer;
import io.github.metaspo.optimize.propose.SentenceBank;
import io.github.metaspo.optimize.propose.components.ComponentProposer;
import io.github.metaspo.optimize.propose.llm.ApeProposer;
import io.github.metaspo.optimize.propose.llm.EvolutionProposer;
import io.github.metaspo.optimize.propose.llm.LlmProposer;
import io.github.metaspo.optimize.propose.llm.MetaPrompts;
import io.github.metaspo.optimize.propose.llm.ParaphraseProposer;
import io.github.metaspo.optimize.propose.llm.WritingTerms;
import io.github.metaspo.optimize.select.LadderSelection;
import io.github.metaspo.optimize.select.Rungs;
import io.github.metaspo.suite.Keywords;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;

import java.util.List;
import java.util.Optional;

/** The proposers of a suite, with the models and settings that they need. */
public final class Proposers {

    private final Suite suite;
    private final Optional<LanguageModel> optimizer;
    private final boolean races;

    /**
     * @param optimizer the model that writes prompts; stays open; empty if there is none
     * @param races whether candidates are asked few questions at first, rather than every train example
     */
    Proposers(Suite suite, Optional<LanguageModel> optimizer, boolean races) {
        this.suite = suite;
        this.optimizer = optimizer;
        this.races = races;
    }

    /** Creates the proposer of a level: what helps in a system prompt need not help in a user prompt. */
    @FunctionalInterface
    interface OfLevel {

        /** @param tasks whose questions a candidate of the level is asked, above 0 */
        Proposer create(int tasks) throws SuiteException;
    }

    /** Returns whether prompts are assembled from sentences alone, because the suite says so or has no optimizer model. */
    public static boolean usesComponents(Suite suite) {
        return of(suite) == OptimizeSettings.Proposer.COMPONENTS;
    }

    /** Returns the proposer that the method brings, or that which the suite names, or else the usual one: the optimizer model if there is one. */
    public static OptimizeSettings.Proposer of(Suite suite) {
        OptimizeSettings.Method method = suite.optimize().method();
        if (method == OptimizeSettings.Method.METASPO_APE || method == OptimizeSettings.Method.METASPO_EVO) {
            return OptimizeSettings.Proposer.LLM;
        }
        OptimizeSettings.Proposer usual =
                suite.optimizer().isPresent() ? OptimizeSettings.Proposer.LLM : OptimizeSettings.Proposer.COMPONENTS;
        return suite.optimize().proposer().orElse(usual);
    }

    boolean hasOptimizer() {
        return optimizer.isPresent();
    }

    /** Returns the proposer that the suite names, or the usual one. */
    OfLevel named() {
        return switch (of(suite)) {
            case COMPONENTS -> tasks -> components();
            case LLM -> tasks -> llm("llm", tasks);
            case MIXED -> this::mixed;
        };
    }

    Proposer components() {
        return new ComponentProposer(bank());
    }

    /** Returns the sentences of which prompts are built. */
    SentenceBank bank() {
        return SentenceBank.of(suite.optimize().proposals());
    }

    private LlmProposer llm(String keyword, int tasks) throws SuiteException {
        LanguageModel model = optimizer.orElseThrow(() -> problem(
                "\"proposer: " + keyword + "\" needs an optimizer model; add models.optimizer, or leave proposer out"));
        WritingTerms terms = WritingTerms.of(suite);
        LlmProposer proposer = races
                ? LlmProposer.inOneCall(model, metaPrompts(), terms)
                : LlmProposer.inTwoCalls(model, metaPrompts(), terms);
        return proposer.over(tasks);
    }

    private Proposer mixed(int tasks) throws SuiteException {
        LlmProposer llm = llm("mixed", tasks);
        double cost = costBesideComponents(ProposalPrice.of(llm.callsPerProposal(), suite), tasks);
        return new MixedProposer(List.of(
                new MixedProposer.Kind("rewrite", llm.rewriting(), cost),
                new MixedProposer.Kind("changeOneSentence", llm.changingOneSentence(), cost),
                new MixedProposer.Kind("components", components(), 1)));
    }

    /** What a written candidate costs that is asked no more than it must be, beside one whose text is free. */
    private double costBesideComponents(double price, int tasks) {
        List<Task> train = suite.tasks(Task.Role.TRAIN);
        Rungs rungs = LadderSelection.rungs(train, price, 1);
        int examples = rungs.at(races ? 0 : rungs.rungs().size() - 1).examples();
        return 1 + price / ((double) tasks * examples);
    }

    Proposer ape() throws SuiteException {
        return new ApeProposer(
                optimizer.orElseThrow(() -> problem("\"method: " + Keywords.of(method())
                        + "\" lets an optimizer model guess prompts from examples; add models.optimizer,"
                        + " or choose the method metaspo or outerLoop")),
                metaPrompts());
    }

    Proposer evolution() throws SuiteException {
        return new EvolutionProposer(requiredOptimizer(), metaPrompts());
    }

    Proposer paraphrases() throws SuiteException {
        return new ParaphraseProposer(requiredOptimizer(), metaPrompts());
    }

    /** Returns the proposer of methods that need an optimizer model and analyse mistakes in a call of its own. */
    Proposer inTwoCalls() throws SuiteException {
        return LlmProposer.inTwoCalls(requiredOptimizer(), metaPrompts(), WritingTerms.of(suite));
    }

    private LanguageModel requiredOptimizer() throws SuiteException {
        return optimizer.orElseThrow(() -> problem("\"method: " + Keywords.of(method())
                + "\" needs an optimizer model; add models.optimizer, or choose another method"));
    }

    private OptimizeSettings.Method method() {
        return suite.optimize().method();
    }

    private MetaPrompts metaPrompts() {
        return new MetaPrompts(suite.optimize().proposals().metaPrompts());
    }

    private SuiteException problem(String message) {
        return new SuiteException(new Location(suite.file(), 1, 0), message);
    }
}

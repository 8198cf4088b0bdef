package io.github.metaspo.goal.adapt;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.goal.HeldOut;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.goal.progress.CacheCoverage;
import io.github.metaspo.goal.progress.ProgressNotice;
import io.github.metaspo.goal.search.PlannedCost;
import io.github.metaspo.goal.search.SearchResources;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.optimize.CallEstimate;
import io.github.metaspo.optimize.method.Method;
import io.github.metaspo.optimize.method.Methods;
import io.github.metaspo.suite.SuiteException;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Upper bounds of the calls for one task, computed before the first call.
 *
 * @param search calls of all its searches
 * @param firstRound calls up to the end of the first round of its first search
 * @param firstProposals calls to the optimizer model that this round needs at least
 * @param heldOut questions of its held-out measurements
 * @param storedTrain how many of the first train questions have a stored reply, from an earlier run of this goal
 * @param storedHeldOut how many of the held-out questions that every run asks have a stored reply
 * @param cost of all calls if every reply has the maximum length
 */
record TaskPlan(
        CallEstimate search,
        CallEstimate firstRound,
        long firstProposals,
        long heldOut,
        long storedTrain,
        long storedHeldOut,
        PlannedCost cost) {

    /**
     * Plans the searches of a task.
     *
     * @param searches at least one
     * @param shipped the search whose result may ship, with the user prompt in effect
     * @throws SuiteException if the suite lacks what the method needs
     * @throws ModelException if the store cannot be read
     */
    static TaskPlan of(
            List<TaskSearch> searches,
            TaskSearch shipped,
            boolean drawsCurves,
            ModelSession session,
            SearchResources resources,
            ProgressNotice notice)
            throws SuiteException, ModelException {
        CallEstimate all = CallEstimate.NONE;
        List<Method> methods = new ArrayList<>();
        for (TaskSearch search : searches) {
            Method method = method(search, resources);
            methods.add(method);
            all = all.plus(method.estimate());
        }
        List<Batch> train = new ArrayList<>();
        List<Batch> heldOutBatches = new ArrayList<>();
        Set<String> starts = new LinkedHashSet<>();
        for (TaskSearch search : searches) {
            if (starts.add(search.start())) {
                train.addAll(Prompts.start(search.suite()).train(search.suite()));
                heldOutBatches.addAll(Prompts.start(search.suite()).heldOut(search.suite()));
            }
        }
        long questions = HeldOut.questions(shipped.suite());
        boolean begunElsewhere = !Prompts.start(shipped.suite())
                .equals(Prompts.start(searches.get(0).suite()));
        // of a curve the first prompt, which searches with the same start have in common, and one for each round
        long sets = drawsCurves
                ? starts.size() + (long) searches.size() * Methods.adaptationRounds() + (begunElsewhere ? 1 : 0)
                : 2;
        long heldOut = sets * questions;
        ModelSession.Stored stored = session.stored(shipped.suite().target());
        return new TaskPlan(
                all,
                methods.get(0).firstRound(),
                methods.get(0).firstProposals(),
                heldOut,
                CacheCoverage.of(train, stored, notice).stored(),
                CacheCoverage.of(heldOutBatches, stored, notice).stored(),
                PlannedCost.of(shipped.suite(), all.targetCalls() + heldOut, all.optimizerCalls()));
    }

    /** Returns the method of a search, ready to run once. */
    static Method method(TaskSearch search, SearchResources resources) throws SuiteException {
        return new Methods(search.one(), resources.evaluator(), resources.optimizer(), resources.writers())
                .adaptation();
    }

    /** Returns the most calls to the target model. */
    long targetCalls() {
        return search.targetCalls() + heldOut;
    }

    /** Returns how many of the questions that every run asks have a stored reply. */
    long stored() {
        return storedTrain + storedHeldOut;
    }

    /** Returns whether an earlier run asked for this task, so that nobody knows how many of the replies are stored. */
    boolean wasBegun() {
        return storedTrain > 0;
    }

    /** Returns the most calls to both models, without stored replies. */
    long calls() {
        return search.targetCalls() + search.optimizerCalls() + openHeldOut();
    }

    /** Returns the calls without which there is no result: one round without second tries, and the measurement. */
    long leastCalls() {
        return leastTargetCalls() + firstProposals;
    }

    /** Returns those of the least calls that go to the target model. */
    long leastTargetCalls() {
        return firstRound.targetCalls() + openHeldOut();
    }

    /** Returns the calls with which there certainly is a result. */
    long enoughCalls() {
        return firstRound.targetCalls() + firstRound.optimizerCalls() + openHeldOut();
    }

    private long openHeldOut() {
        return heldOut - storedHeldOut;
    }
}

package io.github.metaspo.optimize.select;

import io.github.metaspo.optimize.CallEstimate;
import io.github.metaspo.optimize.evaluate.TrainEvaluator;
import io.github.metaspo.optimize.propose.CandidateGenerator;

import java.util.List;

/**
 * The calls that a search may make. Stored answers count as well, so that a search ends at the same place whether or not an earlier run was
 * interrupted.
 */
public final class QuestionBudget {

    private final TrainEvaluator evaluator;
    private final List<CandidateGenerator> generators;
    private final CallEstimate most;

    /** @param generators of the search, whose calls to the optimizer model count */
    public QuestionBudget(TrainEvaluator evaluator, List<CandidateGenerator> generators, CallEstimate most) {
        this.evaluator = evaluator;
        this.generators = generators.stream().distinct().toList();
        this.most = most;
    }

    /** Returns the calls that the whole search may make. */
    public CallEstimate most() {
        return most;
    }

    /** Returns whether the given number of further questions may be asked. */
    public boolean covers(long questions) {
        return evaluator.asked() + questions <= most.targetCalls();
    }

    /** Returns whether a generator may be asked for the given number of candidates, with a repair call for each. */
    public boolean covers(CandidateGenerator generator, int candidates) {
        long made = generators.stream().mapToLong(CandidateGenerator::calls).sum();
        return made + generator.mostCalls(candidates) <= most.optimizerCalls();
    }
}

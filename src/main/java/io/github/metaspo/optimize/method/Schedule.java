package io.github.metaspo.optimize.method;

import io.github.metaspo.optimize.CallEstimate;
import io.github.metaspo.optimize.StopReason;
import io.github.metaspo.optimize.propose.CandidateGenerator;
import io.github.metaspo.optimize.round.RoundSpec;
import io.github.metaspo.optimize.state.Incumbent;

import java.util.List;

/** A strategy that decides what a search does next: which prompts the next round improves, and when to stop. Used by one thread. */
interface Schedule {

    /** Returns the generators of the rounds. */
    List<CandidateGenerator> generators();

    /** Returns the most calls of the whole search. */
    CallEstimate estimate();

    /** Returns the most calls of the start and the first round. */
    CallEstimate firstRound();

    /** Returns the calls to the optimizer model in the first round if nothing needs a repair. */
    long firstProposals();

    /** Returns the next step. */
    Step next(Incumbent incumbent);

    /**
     * Called after each round.
     *
     * @param asked questions of the round
     */
    void ended(RoundSpec round, Incumbent before, Incumbent after, long asked);

    /** What a search does next. */
    sealed interface Step {

        /** A round over prompts of one level. */
        record Round(RoundSpec spec) implements Step {}

        /** The end of the search. */
        record Stop(StopReason reason) implements Step {}
    }
}

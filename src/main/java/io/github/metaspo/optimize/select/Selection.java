package io.github.metaspo.optimize.select;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.optimize.Candidate;
import io.github.metaspo.optimize.Evidence;
import io.github.metaspo.optimize.SearchListener;
import io.github.metaspo.optimize.SearchListener.Level;
import io.github.metaspo.optimize.propose.ProposalResult.Admitted;
import io.github.metaspo.optimize.state.Incumbent;
import io.github.metaspo.optimize.state.TrainSubset;
import io.github.metaspo.suite.Task;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A strategy that decides how far the candidates of a round are evaluated, and which of them replace what the incumbent has. Implementations
 * are exchangeable: a schedule decides what a round improves, a proposer writes its candidates.
 */
public interface Selection {

    /** Returns the train examples of a task that the search begins with. */
    TrainSubset subset(Task task);

    /**
     * Opens a round. The caller closes the result on every path.
     *
     * @param number of the round, from 1
     * @param level of the prompts that the round improves
     * @param tasks indices of the tasks whose user prompts it improves; all tasks for a system prompt
     * @param listener receives every answer
     */
    OpenRound open(int number, Level level, List<Integer> tasks, Incumbent incumbent, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException;

    /**
     * Ends a search that makes no further round; what is left of its questions may be used to be surer of the incumbent.
     *
     * @return the incumbent, and the candidates that were asked something for this
     */
    default RoundResult finish(Incumbent incumbent, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        return new RoundResult(incumbent, List.of(), 0);
    }

    /** A round in progress. It owns the calls that it begins; closing it ends them and waits for their threads. */
    interface OpenRound extends AutoCloseable {

        /** Returns the incumbent that candidates are compared with; it may know more answers than the one given. */
        Incumbent incumbent();

        /**
         * Enters a candidate and begins to evaluate it; others may still be written. Does not wait for answers.
         *
         * @throws ModelException if the questions of an earlier candidate failed in a way that would meet every call
         */
        void enter(Admitted candidate) throws ModelException, InterruptedException;

        /**
         * Evaluates the candidates as far as needed and decides.
         *
         * @throws ModelException if a failure would meet every call
         * @throws InvalidMeasurementException if too many calls of the search failed
         */
        RoundResult finish() throws ModelException, InvalidMeasurementException, InterruptedException;

        @Override
        void close();
    }

    /**
     * The result of a round.
     *
     * @param incumbent after the round
     * @param judged every candidate that was asked something in the round, by number; a ladder asks candidates of earlier rounds again
     * @param kept candidates that became the incumbent, or user prompts that their tasks keep
     */
    record RoundResult(Incumbent incumbent, List<Judged> judged, int kept) {

        public RoundResult {
            judged = List.copyOf(judged);
        }
    }

    /**
     * A candidate with its status.
     *
     * @param gain its score minus that of the prompt it was made from, on the same questions, -1 to 1; empty if it was not judged
     * @param evidence of a ladder
     */
    record Judged(Admitted candidate, Candidate.Status status, OptionalDouble gain, Optional<Evidence> evidence) {

        public Judged(Admitted candidate, Candidate.Status status, OptionalDouble gain) {
            this(candidate, status, gain, Optional.empty());
        }

        /** A candidate whose questions mostly failed. */
        static Judged unanswered(Admitted candidate) {
            return new Judged(candidate, Candidate.Status.Failed.UNANSWERED, OptionalDouble.empty());
        }
    }
}

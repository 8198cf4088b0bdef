package io.github.metaspo.goal.search;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.goal.progress.FirstFailure;
import io.github.metaspo.goal.progress.Heartbeat;
import io.github.metaspo.goal.progress.Progress;
import io.github.metaspo.goal.progress.ThinkingOnlyWarning;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.optimize.method.Method;
import io.github.metaspo.suite.Suite;

import java.io.IOException;
import java.util.function.Supplier;

/** One search of a goal: it keeps the reserve for the measurement that follows, logs its rounds, and must have judged something. */
public final class SearchRun {

    private final Console console;
    private final Progress progress;
    private final FirstFailure firstFailure;

    public SearchRun(Console console, Progress progress, FirstFailure firstFailure) {
        this.console = console;
        this.progress = progress;
        this.firstFailure = firstFailure;
    }

    /**
     * Runs a method and writes its candidates, also those of a search that fails: they were paid for, and the best of them may be useful.
     *
     * @param files where the candidates are written
     * @see #run(Suite, Method, ModelSession, SearchResources, HeldOutReserve, Output)
     */
    public SearchResult run(
            Suite suite,
            Method method,
            ModelSession session,
            SearchResources resources,
            HeldOutReserve reserve,
            OutputFiles files)
            throws ModelException, RefusedException, InvalidMeasurementException, IOException, InterruptedException {
        return run(suite, method, session, resources, reserve, new SearchFile(suite, files, console, System::nanoTime));
    }

    /** Receives the candidates of a search. */
    public interface Output {

        /** Takes the candidates of a search that ended, before it is decided whether they are a result. */
        void found(SearchResult found) throws IOException;

        /** Takes the candidates after a decision; the search goes on. Does nothing by default. */
        default void soFar(Supplier<SearchResult> soFar) {}

        /** Takes the candidates of a search that fails. */
        void failed(SearchResult soFar);
    }

    /**
     * Prepares a session for the calls of a search, or for those that come before it.
     *
     * @param firstCalls to the target that are made in any case
     * @throws ModelException if the optimizer model lacks something
     */
    public static void begin(Suite suite, Method method, ModelSession session, HeldOutReserve reserve, long firstCalls)
            throws ModelException {
        if (method.estimate().optimizerCalls() > 0) {
            suite.optimizer().ifPresent(session::expect);
        }
        session.search(suite.target(), reserve.reserve(), firstCalls);
    }

    /**
     * Runs a method, after which the session is ready for measurements.
     *
     * @param output receives the candidates
     * @throws ModelException if a model is unusable, for example because of a wrong key
     * @throws RefusedException if no candidate could be judged
     * @throws InvalidMeasurementException if too many calls failed
     * @throws IOException if the output cannot be written
     * @throws InterruptedException if the thread is interrupted
     */
    public SearchResult run(
            Suite suite,
            Method method,
            ModelSession session,
            SearchResources resources,
            HeldOutReserve reserve,
            Output output)
            throws ModelException, RefusedException, InvalidMeasurementException, IOException, InterruptedException {
        begin(suite, method, session, reserve, method.firstRound().targetCalls());
        SearchResult found;
        try (Heartbeat heartbeat = new Heartbeat(console, progress)) {
            found = method.run(new SearchLogger(
                    console,
                    progress,
                    firstFailure,
                    session,
                    reserve,
                    output,
                    suite.optimize().method().improvesOnlyUserPrompts()));
        }
        ThinkingOnlyWarning.warn(session, suite.target(), console);
        suite.optimizer().ifPresent(optimizer -> ThinkingOnlyWarning.warn(session, optimizer, console));
        session.measure();
        output.found(found);
        ProposalTally proposals = new ProposalTally(found, suite, resources.optimizerReplies());
        proposals.requireResult();
        proposals.warning().ifPresent(console::warn);
        return found;
    }
}

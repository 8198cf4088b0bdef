package io.github.metaspo.goal.search;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.goal.Console;
import io.github.metaspo.goal.FirstFailure;
import io.github.metaspo.goal.Heartbeat;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.Progress;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.ThinkingOnlyWarning;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.optimize.method.Method;
import io.github.metaspo.suite.Suite;

import java.io.IOException;
import java.util.function.Consumer;

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
     * @see #run(Suite, Method, ModelSession, SearchResources, HeldOutReserve, Output, Consumer)
     */
    public SearchResult run(
            Suite suite,
            Method method,
            ModelSession session,
            SearchResources resources,
            HeldOutReserve reserve,
            OutputFiles files)
            throws ModelException, RefusedException, InvalidMeasurementException, IOException, InterruptedException {
        return run(
                suite,
                method,
                session,
                resources,
                reserve,
                found -> files.write(suite, found),
                soFar -> writePartial(suite, files, soFar));
    }

    private void writePartial(Suite suite, OutputFiles files, SearchResult soFar) {
        try {
            files.write(suite, soFar);
            console.warn("the search failed; what it had found so far is in "
                    + files.shown().of(files.run()) + ", and stored answers are free when you run it again");
        } catch (IOException e) {
            console.warn("the search failed, and what it had found could not be written: " + e.getMessage());
        }
    }

    /** Receives the candidates of a search. */
    @FunctionalInterface
    public interface Output {
        void write(SearchResult found) throws IOException;
    }

    /**
     * Runs a method, after which the session is ready for measurements.
     *
     * @param output receives the candidates, before it is decided whether they are a result
     * @param onFailure receives the candidates of a search that fails
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
            Output output,
            Consumer<SearchResult> onFailure)
            throws ModelException, RefusedException, InvalidMeasurementException, IOException, InterruptedException {
        if (method.estimate().optimizerCalls() > 0) {
            suite.optimizer().ifPresent(session::expect);
        }
        session.search(suite.target(), reserve.reserve(), method.firstRound().targetCalls());
        SearchResult found;
        try (Heartbeat heartbeat = new Heartbeat(console, progress)) {
            found = method.run(new SearchLogger(
                    console,
                    progress,
                    firstFailure,
                    session,
                    reserve,
                    onFailure,
                    suite.optimize().method().improvesOnlyUserPrompts()));
        }
        ThinkingOnlyWarning.warn(session, suite.target(), console);
        suite.optimizer().ifPresent(optimizer -> ThinkingOnlyWarning.warn(session, optimizer, console));
        session.measure();
        output.write(found);
        ProposalTally proposals = new ProposalTally(found, suite, resources.optimizerReplies());
        proposals.requireResult();
        proposals.warning().ifPresent(console::warn);
        return found;
    }
}

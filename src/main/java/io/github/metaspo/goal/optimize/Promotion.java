package io.github.metaspo.goal.optimize;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.goal.HeldOut;
import io.github.metaspo.goal.LockState;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.PromptFolder;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.goal.search.HeldOutComparison;
import io.github.metaspo.goal.search.LockMaker;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.report.json.ResponseLog;
import io.github.metaspo.suite.Suite;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Last step of an optimization: measures the found prompts against those in effect, decides which stay, and writes the lock. */
final class Promotion {

    private final PreparedSuite prepared;
    private final Suite suite;
    private final LockState state;
    private final OutputFiles files;
    private final PromptFolder prompts;
    private final OptimizeLogger logger;

    Promotion(PreparedSuite prepared, LockState state, OutputFiles files, PromptFolder prompts, OptimizeLogger logger) {
        this.prepared = prepared;
        this.suite = prepared.suite();
        this.state = state;
        this.files = files;
        this.prompts = prompts;
        this.logger = logger;
    }

    /**
     * Measures, decides, and writes lock, baseline, prompts and results.
     *
     * @return the decision; empty if the search found the locked prompt and the lock is fresh, so that there is nothing to measure
     * @throws ModelException if the model is unusable, for example because of a wrong key
     * @throws InvalidMeasurementException if too many calls failed for a score
     * @throws IOException if a file cannot be written
     * @throws InterruptedException if the thread is interrupted
     */
    Optional<PromotionResult> run(SearchResult found, HeldOut heldOut)
            throws ModelException, InvalidMeasurementException, IOException, InterruptedException {
        Prompts candidate = Prompts.found(suite, found, state.inEffect());
        Optional<Prompts> shorter = found.shorterSystemPrompt().map(candidate::withSystemPrompt);
        if (state.fresh().isPresent() && shorter.orElse(candidate).equals(state.inEffect())) {
            logger.nothingNew();
            generate(state.fresh().get().lock());
            return Optional.empty();
        }
        Prompts start = Prompts.start(suite);
        files.removeResults(suite);
        HeldOutComparison comparison = measure(heldOut, candidate, shorter.orElse(candidate), start);
        PromotionResult result = decide(found, comparison, candidate, shorter);
        LockFiles.Pair pair = pair(found, result, comparison.of(start));
        logger.promotion(result, comparison.of(start), pair.lock().looks().size());
        state.files().write(pair.lock(), pair.baseline());
        generate(pair.lock());
        files.write(result.inEffect().evaluation());
        if (result.comparison().isPresent()) {
            files.writeBefore(result.before().evaluation());
        }
        files.writeCandidate(result.leftOver().map(HeldOutComparison.Entry::evaluation));
        return Optional.of(result);
    }

    private HeldOutComparison measure(HeldOut heldOut, Prompts candidate, Prompts shorter, Prompts start)
            throws ModelException, InvalidMeasurementException, IOException, InterruptedException {
        try (ResponseLog responses = new ResponseLog(files.responses())) {
            return HeldOutComparison.of(
                    heldOut.writing(responses),
                    List.of(
                            new HeldOut.PromptSet(OutputFiles.IN_EFFECT, state.inEffect()),
                            new HeldOut.PromptSet("found", candidate),
                            new HeldOut.PromptSet("shorter", shorter),
                            new HeldOut.PromptSet("suite", start)));
        }
    }

    private PromotionResult decide(
            SearchResult found, HeldOutComparison comparison, Prompts candidate, Optional<Prompts> shorter) {
        HeldOutComparison.Entry before = comparison.of(state.inEffect());
        return shorter.isEmpty()
                ? PromotionResult.of(prepared, before, comparison.of(candidate))
                : PromotionResult.of(
                        prepared,
                        before,
                        comparison.of(candidate),
                        comparison.of(shorter.get()),
                        found.shrinkage().orElseThrow().margin());
    }

    private void generate(Lock lock) throws IOException {
        prompts.write(suite.name(), lock.systemPrompt(), lock.userPrompts());
    }

    /** Returns the new lock and baseline. If a fresh lock's prompt stays, so do its scores: a low repeat measurement must not lower the bar. */
    private LockFiles.Pair pair(SearchResult found, PromotionResult result, HeldOutComparison.Entry start) {
        SortedSet<String> looks = state.looksWith(result.compared());
        if (state.fresh().isPresent() && !result.decision().ships()) {
            LockFiles.Pair kept = state.fresh().get();
            return new LockFiles.Pair(kept.lock().withLooks(looks), kept.baseline());
        }
        Baseline baseline = Baseline.of(result.inEffect().measurement());
        Lock.Origin origin = LockMaker.origin(suite, found, result.decision().result(), result.comparison());
        Lock lock = LockMaker.lock(result.inEffect(), start.measurement(), baseline, origin, looks);
        return new LockFiles.Pair(state.lock().map(lock::withAdaptedOf).orElse(lock), baseline);
    }
}

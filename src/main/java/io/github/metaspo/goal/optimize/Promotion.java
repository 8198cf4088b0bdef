package io.github.metaspo.goal.optimize;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.goal.HeldOut;
import io.github.metaspo.goal.LockState;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.PromptFolder;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.suite.Suite;

import java.io.IOException;
import java.util.Optional;
import java.util.SortedSet;

/** The end of an optimization: what was found is measured beside what is in effect, and the lock says which of them stays. */
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

    /** Empty where the search ended at what is locked and still holds: then there is nothing to measure. */
    Optional<PromotionResult> draw(SearchResult found, HeldOut heldOut)
            throws ModelException, InvalidMeasurementException, IOException, InterruptedException {
        Prompts candidate = Prompts.found(suite, found);
        if (state.fresh().isPresent() && candidate.equals(state.inEffect())) {
            logger.nothingNew();
            generate(state.fresh().get().lock());
            return Optional.empty();
        }
        Prompts given = Prompts.given(suite);
        files.removeResults(suite);
        HeldOutComparison comparison = HeldOutComparison.of(heldOut, state.inEffect(), candidate, given);
        PromotionResult result =
                PromotionResult.of(prepared, comparison.of(state.inEffect()), comparison.of(candidate));
        LockFiles.Pair pair = pair(found, result, comparison.of(given));
        logger.promotion(result, pair.lock().looks().size());
        state.files().write(pair.lock(), pair.baseline());
        generate(pair.lock());
        files.write(result.inEffect().evaluation());
        files.writeCandidate(result.leftOver().map(HeldOutComparison.Entry::evaluation));
        return Optional.of(result);
    }

    private void generate(Lock lock) throws IOException {
        prompts.write(suite.name(), lock.systemPrompt(), lock.userPrompts());
    }

    /** The lock from now on. One that still holds keeps its figures: a measurement on a bad day must not lower the bar. */
    private LockFiles.Pair pair(SearchResult found, PromotionResult result, HeldOutComparison.Entry given) {
        SortedSet<String> looks = state.looksWith(result.found().prompts());
        if (state.fresh().isPresent() && !result.decision().ships()) {
            LockFiles.Pair kept = state.fresh().get();
            return new LockFiles.Pair(LockMaker.withLooks(kept.lock(), looks), kept.baseline());
        }
        Baseline baseline = Baseline.of(result.inEffect().measurement());
        Lock.Origin origin = LockMaker.origin(suite, found, result.decision().result());
        return new LockFiles.Pair(
                LockMaker.lock(result.inEffect(), given.measurement(), baseline, origin, looks), baseline);
    }
}

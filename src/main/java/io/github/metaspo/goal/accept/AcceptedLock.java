package io.github.metaspo.goal.accept;

import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.gate.Comparison;
import io.github.metaspo.gate.StoredMeasurement;
import io.github.metaspo.goal.LockState;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.goal.search.LockMaker;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.Lock.Figure;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.suite.Suite;

import java.util.List;
import java.util.Optional;

/** Makes the lock of a measurement that a person accepts. */
final class AcceptedLock {

    private AcceptedLock() {}

    /** Returns the lock with a reason why it was accepted. */
    static Lock of(PreparedSuite prepared, LockState state, StoredMeasurement stored, Prompts prompts, String reason) {
        Suite suite = prepared.suite();
        Lock accepted = new Lock(
                suite.name(),
                prompts.systemPrompt(),
                prompts.userPrompts(),
                stored.measured(),
                seedPrompt(suite, state, stored, prompts),
                new Lock.Origin.Accepted(reason, gain(prepared, state, stored)),
                state.looksWith(List.of(prompts)));
        return state.lock().map(accepted::withAdaptedOf).orElse(accepted);
    }

    /** Returns the gain over the prompts of the baseline before; empty if there is none, or if the prompts are the same or the model another. */
    private static Optional<Lock.Gain> gain(PreparedSuite prepared, LockState state, StoredMeasurement stored) {
        return state.comparable()
                .filter(before ->
                        isSame(before.measured().model(), stored.measured().model()))
                .flatMap(lock -> state.pair())
                .map(LockFiles.Pair::baseline)
                .filter(before -> !before.prompts().equals(stored.outcomes().prompts()))
                .flatMap(before -> Comparison.ifPossible(prepared, before, stored.outcomes()))
                .map(LockMaker::gain);
    }

    private static boolean isSame(Lock.Model one, Lock.Model other) {
        return one.provider().equals(other.provider()) && one.name().equals(other.name());
    }

    /** Returns the score of the suite's own prompt on the same examples; empty if it is unknown. */
    private static Optional<Figure> seedPrompt(
            Suite suite, LockState state, StoredMeasurement stored, Prompts prompts) {
        return prompts.equals(Prompts.given(suite))
                ? Optional.of(stored.measured().train())
                : state.comparable().flatMap(Lock::seedPrompt);
    }
}

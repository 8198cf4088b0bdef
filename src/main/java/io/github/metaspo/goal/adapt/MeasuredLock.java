package io.github.metaspo.goal.adapt;

import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.gate.Comparability;
import io.github.metaspo.goal.Differences;
import io.github.metaspo.goal.LockState;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.Lock.MeasuredTask;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;

import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A lock with its baseline whose figures hold for the suite as it is now. The suite may have further tasks that were not measured yet.
 *
 * @param files lock and baseline
 */
record MeasuredLock(LockFiles files, Lock lock, Baseline baseline) {

    /**
     * Reads the lock of a suite.
     *
     * @throws SuiteException if lock or baseline cannot be read
     * @throws RefusedException if there is no lock, or if its figures no longer hold
     */
    static MeasuredLock of(PreparedSuite prepared) throws SuiteException, RefusedException {
        Suite suite = prepared.suite();
        LockFiles files = LockFiles.beside(suite.file());
        Optional<LockFiles.Pair> pair = files.read();
        if (pair.isEmpty()) {
            throw new RefusedException(suite.name() + ": there is no lock, so there is no system prompt to adapt tasks"
                    + " to; run mvn metaspo:optimize, or lock the suite's own prompt with mvn metaspo:evaluate"
                    + " metaspo:accept -Dmetaspo.reason=\"...\"");
        }
        Optional<String> problem = problem(prepared, pair.get());
        if (problem.isPresent()) {
            throw new RefusedException(suite.name() + ": the lock does not hold any more: " + problem.get()
                    + "; measure and accept it first:"
                    + " mvn metaspo:evaluate metaspo:accept -Dmetaspo.reason=\"...\"");
        }
        return new MeasuredLock(files, pair.get().lock(), pair.get().baseline());
    }

    private static Optional<String> problem(PreparedSuite prepared, LockFiles.Pair pair) {
        Suite suite = prepared.suite();
        Lock lock = pair.lock();
        return new Comparability(prepared)
                .problem(lock.measured())
                .or(() -> lock.measured().subject().equals(inEffect(lock).subject(suite, ids(lock)))
                        ? Optional.empty()
                        : Optional.of(Differences.sinceLock(lock.measured(), suite.target())
                                + " changed since the lock was measured"))
                .or(() -> LockState.damage(prepared, pair));
    }

    /** Returns the prompts of the lock. */
    Prompts inEffect() {
        return inEffect(lock);
    }

    private static Prompts inEffect(Lock lock) {
        return new Prompts(lock.systemPrompt(), lock.userPrompts());
    }

    /** Returns the ids of the measured tasks. */
    Set<String> ids() {
        return ids(lock);
    }

    private static Set<String> ids(Lock lock) {
        return lock.measured().tasks().stream().map(MeasuredTask::id).collect(Collectors.toSet());
    }

    /** Returns the looks of the lock and one more. */
    SortedSet<String> looksWith(Prompts compared) {
        SortedSet<String> looks = new TreeSet<>(lock.looks());
        looks.add(compared.fingerprint());
        return looks;
    }
}

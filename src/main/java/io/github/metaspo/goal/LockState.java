package io.github.metaspo.goal;

import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.gate.Comparability;
import io.github.metaspo.gate.RecordedScores;
import io.github.metaspo.gate.StoredMeasurement;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The lock of a suite, held against the suite as it is now.
 *
 * @param files lock and baseline
 * @param lock as it stands in its file; empty where there is none
 * @param inEffect the prompts of the lock, or those that the suite gives
 * @param comparable the lock, where it was measured on these held-out examples, with these extractions and metrics
 * @param fresh lock and baseline, where they were measured with these prompts and this model as well, so that they still hold
 * @param damage why lock and baseline do not hold although they were measured like that, a sentence without a full stop
 */
public record LockState(
        LockFiles files,
        Optional<Lock> lock,
        Prompts inEffect,
        Optional<Lock> comparable,
        Optional<LockFiles.Pair> fresh,
        Optional<String> damage) {

    /** @throws SuiteException when there is a lock and it cannot be read, so that nobody knows which prompt is in effect */
    public static LockState of(PreparedSuite prepared) throws SuiteException {
        Suite suite = prepared.suite();
        LockFiles files = LockFiles.beside(suite.file());
        Optional<Lock> lock = files.readLock();
        Prompts inEffect = Prompts.inEffect(suite, lock);
        Comparability comparability = new Comparability(prepared);
        Optional<Lock> comparable = lock.filter(locked -> comparability.holds(locked.measured()));
        Optional<LockFiles.Pair> same = comparable
                .filter(locked -> locked.measured().subject().equals(inEffect.subject(suite)))
                .flatMap(locked -> pair(files));
        Optional<String> damage = same.flatMap(pair -> damage(prepared, pair));
        return new LockState(files, lock, inEffect, comparable, damage.isPresent() ? Optional.empty() : same, damage);
    }

    /** Why the lock is no record of its baseline: figures that do not follow from it, or a shipped prompt that was never compared. */
    public static Optional<String> damage(PreparedSuite prepared, LockFiles.Pair pair) {
        Lock lock = pair.lock();
        boolean shipped = lock.origin() instanceof Lock.Origin.Search search && search.result() != Lock.Result.KEPT;
        if (shipped && !lock.looks().contains(new Prompts(lock.systemPrompt(), lock.userPrompts()).fingerprint())) {
            return Optional.of("the lock says that its prompt was compared and shipped, but its looks do not name it");
        }
        Optional<String> problem = new RecordedScores(prepared)
                .problem(new StoredMeasurement(
                        lock.systemPrompt(), lock.userPrompts(), lock.measured(), pair.baseline()));
        return problem.isEmpty() && lock.edited()
                ? Optional.of("figures, origin or looks in the lock were changed since the plugin wrote it")
                : problem;
    }

    /** The prompts that were compared on these held-out examples, with one more. */
    public SortedSet<String> looksWith(Prompts candidate) {
        SortedSet<String> looks = new TreeSet<>();
        comparable.ifPresent(lock -> looks.addAll(lock.looks()));
        if (!candidate.equals(inEffect)) {
            looks.add(candidate.fingerprint());
        }
        return looks;
    }

    private static Optional<LockFiles.Pair> pair(LockFiles files) {
        try {
            return files.read();
        } catch (SuiteException e) {
            // a baseline that is not the lock's is as good as none
            return Optional.empty();
        }
    }
}

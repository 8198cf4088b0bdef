package io.github.metaspo.goal;

import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.gate.Comparability;
import io.github.metaspo.gate.RecordedScores;
import io.github.metaspo.gate.StoredMeasurement;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * State of a suite's lock, checked against the suite as it is now.
 *
 * @param files lock and baseline
 * @param lock the content of the lock file; empty if there is none
 * @param inEffect the prompts of the lock, or the suite's own if there is no lock
 * @param comparable the lock if it was measured on the suite's held-out examples with its extractions and metrics
 * @param fresh lock and baseline if they are comparable, consistent, and were also measured with the prompts in effect and the
 *     suite's model, so that no new measurement is needed
 * @param damage why lock and baseline are inconsistent although they match the suite, as a sentence without a full stop
 */
public record LockState(
        LockFiles files,
        Optional<Lock> lock,
        Prompts inEffect,
        Optional<Lock> comparable,
        Optional<LockFiles.Pair> fresh,
        Optional<String> damage) {

    /**
     * Reads the lock of a suite.
     *
     * @throws SuiteException if there is a lock that cannot be read, so that the prompt in effect is unknown
     */
    public static LockState of(PreparedSuite prepared) throws SuiteException {
        Suite suite = prepared.suite();
        LockFiles files = LockFiles.beside(suite.file());
        Optional<Lock> lock = files.readLock();
        Prompts inEffect = Prompts.inEffect(suite, lock);
        Comparability comparability = new Comparability(prepared);
        Optional<Lock> comparable = lock.filter(locked -> comparability.holds(locked.measured()));
        Optional<LockFiles.Pair> same = comparable
                .filter(locked -> locked.measured().subject().equals(inEffect.subject(suite)))
                .flatMap(locked -> readable(files));
        Optional<String> damage = same.flatMap(pair -> damage(prepared, pair));
        return new LockState(files, lock, inEffect, comparable, damage.isPresent() ? Optional.empty() : same, damage);
    }

    /**
     * Checks a lock against its baseline: its scores have to follow from the baseline, and a shipped prompt has to be among its
     * looks.
     *
     * @return a sentence without a full stop; empty if lock and baseline are consistent
     */
    public static Optional<String> damage(PreparedSuite prepared, LockFiles.Pair pair) {
        Lock lock = pair.lock();
        boolean shipped = lock.origin() instanceof Lock.Origin.Search search && search.result() != Lock.Result.KEPT;
        if (shipped && !lock.looks().contains(new Prompts(lock.systemPrompt(), lock.userPrompts()).fingerprint())) {
            return Optional.of("the lock says that its prompt was compared and shipped, but its looks do not name it");
        }
        Optional<String> problem = new RecordedScores(prepared)
                .problem(new StoredMeasurement(
                        lock.systemPrompt(), lock.userPrompts(), lock.measured(), pair.baseline()));
        return problem.isEmpty() && lock.edits().record()
                ? Optional.of("figures, origin or looks in the lock were changed since the plugin wrote it")
                : problem;
    }

    /** Returns the fingerprints of the prompts compared on these held-out examples, plus the given prompts unless they are in effect. */
    public SortedSet<String> looksWith(List<Prompts> candidates) {
        SortedSet<String> looks = new TreeSet<>();
        comparable.ifPresent(lock -> looks.addAll(lock.looks()));
        candidates.stream()
                .filter(candidate -> !candidate.equals(inEffect))
                .forEach(candidate -> looks.add(candidate.fingerprint()));
        return looks;
    }

    /** Returns lock and baseline; empty if the baseline is missing, damaged, or another one than the lock's. */
    public Optional<LockFiles.Pair> pair() {
        return fresh.or(() -> readable(files));
    }

    /** Returns lock and baseline; empty if one is missing or damaged, or if they do not belong together. */
    public static Optional<LockFiles.Pair> readable(LockFiles files) {
        try {
            return files.read();
        } catch (SuiteException e) {
            // a baseline that does not match the lock is treated like a missing one
            return Optional.empty();
        }
    }
}

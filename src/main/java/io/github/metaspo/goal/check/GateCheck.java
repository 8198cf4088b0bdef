package io.github.metaspo.goal.check;

import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.gate.Comparability;
import io.github.metaspo.gate.Gate;
import io.github.metaspo.gate.StoredMeasurement;
import io.github.metaspo.gate.Verdict;
import io.github.metaspo.gate.Verdict.Cause;
import io.github.metaspo.gate.Verdict.Invalid;
import io.github.metaspo.goal.Differences;
import io.github.metaspo.goal.Freshness;
import io.github.metaspo.goal.LockState;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.report.json.StoredResults;
import io.github.metaspo.suite.GateSettings.Severity;
import io.github.metaspo.suite.Suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Computes the verdict on a suite without model calls. Fresh results are compared with the baseline; without fresh results, the lock
 * must have been measured with exactly the prompts, examples and model in effect.
 */
final class GateCheck {

    private static final String ACCEPT = "accept the new measurement with mvn metaspo:accept -Dmetaspo.reason=\"...\"";
    private static final String MEASURE =
            "measure and accept it: mvn metaspo:evaluate metaspo:accept -Dmetaspo.reason=\"...\"";

    private static final String RESTORE =
            "restore lock and baseline from version control, or measure and accept again: mvn metaspo:evaluate metaspo:accept"
                    + " -Dmetaspo.reason=\"...\"";
    private static final String UNFINISHED = "the last measurement did not finish, so it has no results";

    private final PreparedSuite prepared;
    private final Suite suite;
    private final Gate gate;
    private final Comparability comparability;
    private final Optional<LockFiles.Pair> locked;
    private final Prompts inEffect;
    private final Freshness freshness;

    GateCheck(PreparedSuite prepared, Gate gate, Optional<LockFiles.Pair> locked) {
        this.prepared = prepared;
        this.suite = prepared.suite();
        this.gate = gate;
        this.comparability = new Comparability(prepared);
        this.locked = locked;
        this.inEffect = Prompts.inEffect(suite, locked.map(LockFiles.Pair::lock));
        this.freshness = new Freshness(suite, comparability);
    }

    /**
     * Returns the verdict.
     *
     * @param results empty if nothing was measured since the last {@code mvn clean}
     * @param unfinished whether a measurement was started but did not write results
     */
    Verdict verdict(Optional<StoredResults> results, boolean unfinished) {
        Optional<String> stale = results.flatMap(present -> freshness.problem(present, inEffect));
        if (results.isEmpty() || stale.isPresent()) {
            return verdictOnLock(stale.map(why -> List.of("the results in target are stale and were ignored: " + why))
                    .orElse(unfinished ? List.of(UNFINISHED) : List.of()));
        }
        if (results.get() instanceof StoredResults.Measured measured) {
            return verdictOnResults(measured.measurement());
        }
        return new Invalid(
                Cause.NO_SCORE,
                "the measurement has no score, because " + ((StoredResults.Invalid) results.get()).reason(),
                "fix this and measure again with mvn metaspo:evaluate metaspo:check");
    }

    private Verdict verdictOnResults(StoredMeasurement present) {
        if (locked.isEmpty()) {
            return suite.gate().missingBaseline() == Severity.WARN
                    ? gate.judge(present, List.of("there is no baseline to compare with; " + ACCEPT))
                    : new Invalid(Cause.NO_BASELINE, "there is no baseline to compare with", ACCEPT);
        }
        Lock lock = locked.get().lock();
        Optional<Invalid> incomparable = incomparable(locked.get(), ACCEPT);
        if (incomparable.isPresent()) {
            return incomparable.get();
        }
        List<String> remarks = new ArrayList<>(added(lock.measured(), "not compared"));
        Differences.between(lock.measured(), present.measured()).ifPresent(remarks::add);
        if (!lock.measured().subject().equals(present.measured().subject())) {
            remarks.add("the lock still has the previous measurement; mvn metaspo:accept replaces it with this one");
        }
        return gate.judge(baseline(locked.get()), present, remarks);
    }

    private Verdict verdictOnLock(List<String> stale) {
        if (locked.isEmpty()) {
            return new Invalid(
                    Cause.NO_BASELINE, "there is no lock, and no measurement of the prompt in effect", MEASURE);
        }
        Lock lock = locked.get().lock();
        Optional<Invalid> incomparable = incomparable(locked.get(), MEASURE);
        if (incomparable.isPresent()) {
            return incomparable.get();
        }
        Set<String> measured =
                lock.measured().tasks().stream().map(Lock.MeasuredTask::id).collect(Collectors.toSet());
        if (!lock.measured().subject().equals(inEffect.subject(suite, measured))) {
            return new Invalid(
                    Cause.STALE,
                    Differences.sinceLock(lock.measured(), suite.target()) + " changed since the lock was measured",
                    "measure it: mvn metaspo:evaluate metaspo:check");
        }
        List<String> remarks = new ArrayList<>(List.of("as measured for the lock"));
        remarks.addAll(added(lock.measured(), "not measured yet"));
        remarks.addAll(stale);
        return gate.judge(baseline(locked.get()), remarks);
    }

    /**
     * Returns why a lock is not comparable: the suite changed after the measurement, or lock and baseline are inconsistent.
     *
     * @param remedy what to do if the suite changed
     */
    private Optional<Invalid> incomparable(LockFiles.Pair pair, String remedy) {
        return comparability
                .problem(pair.lock().measured())
                .map(problem -> new Invalid(Cause.NOT_COMPARABLE, problem, remedy))
                .or(() -> LockState.damage(prepared, pair)
                        .map(damage -> new Invalid(Cause.NOT_COMPARABLE, damage, RESTORE)));
    }

    private List<String> added(Lock.Measured measured, String what) {
        List<String> added = comparability.added(measured);
        return added.isEmpty() ? List.of() : List.of("new and " + what + ": " + String.join(", ", added));
    }

    private static StoredMeasurement baseline(LockFiles.Pair pair) {
        Lock lock = pair.lock();
        return new StoredMeasurement(lock.systemPrompt(), lock.userPrompts(), lock.measured(), pair.baseline());
    }
}

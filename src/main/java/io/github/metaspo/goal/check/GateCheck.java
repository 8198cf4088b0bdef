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
 * Finds the verdict on a suite without a call: fresh results are compared with the baseline; without them the lock must be the
 * record of exactly what is in effect now.
 */
final class GateCheck {

    private static final String ACCEPT = "accept the new measurement with mvn metaspo:accept -Dmetaspo.reason=\"...\"";
    private static final String MEASURE =
            "measure and accept it: mvn metaspo:evaluate metaspo:accept -Dmetaspo.reason=\"...\"";

    private static final String RESTORE =
            "take lock and baseline from version control, or measure and accept anew: mvn metaspo:evaluate metaspo:accept"
                    + " -Dmetaspo.reason=\"...\"";
    private static final String UNFINISHED = "the last measurement did not end, so there are no results of it";

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
     * The verdict.
     *
     * @param results empty where nothing was measured since the last clean
     * @param unfinished whether a measurement began that wrote no results
     */
    Verdict verdict(Optional<StoredResults> results, boolean unfinished) {
        Optional<String> stale = results.flatMap(present -> freshness.problem(present, inEffect));
        if (results.isEmpty() || stale.isPresent()) {
            return recorded(stale.map(why -> List.of("the results in target are stale, " + why + ", and left aside"))
                    .orElse(unfinished ? List.of(UNFINISHED) : List.of()));
        }
        if (results.get() instanceof StoredResults.Measured measured) {
            return live(measured.evidence());
        }
        return new Invalid(
                Cause.NO_SCORE,
                "no score came of the measurement, because " + ((StoredResults.Invalid) results.get()).reason(),
                "see to it and measure again with mvn metaspo:evaluate metaspo:check");
    }

    private Verdict live(StoredMeasurement present) {
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
            remarks.add("the lock holds the former measurement; mvn metaspo:accept takes this one");
        }
        return gate.judge(evidence(locked.get()), present, remarks);
    }

    private Verdict recorded(List<String> stale) {
        if (locked.isEmpty()) {
            return new Invalid(Cause.NO_BASELINE, "the prompt was never measured: there is no lock", MEASURE);
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
                    Differences.toTree(lock.measured(), suite.target()) + " changed since the lock was measured",
                    "measure it: mvn metaspo:evaluate metaspo:check");
        }
        List<String> remarks = new ArrayList<>(List.of("as measured for the lock"));
        remarks.addAll(added(lock.measured(), "not measured yet"));
        remarks.addAll(stale);
        return gate.judge(evidence(locked.get()), remarks);
    }

    /**
     * Why nothing can be compared with a lock: the suite changed since, or its figures do not follow from its baseline.
     *
     * @param remedy if the suite changed
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

    private static StoredMeasurement evidence(LockFiles.Pair pair) {
        Lock lock = pair.lock();
        return new StoredMeasurement(lock.systemPrompt(), lock.userPrompts(), lock.measured(), pair.baseline());
    }
}

package io.github.metaspo.gate;

import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.gate.Verdict.Cause;
import io.github.metaspo.suite.GateSettings;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Quality gate: judges a measurement by a suite's bounds and, if there is one, by its baseline. A pure function; scores are not rounded. */
public final class Gate {

    private static final String MEASURE = "measure again with metaspo:evaluate";

    private final PreparedSuite prepared;
    private final Suite suite;
    private final ToIntFunction<String> tokens;

    /**
     * Creates the gate of a suite.
     *
     * @param tokens counts the tokens of a prompt
     */
    public Gate(PreparedSuite prepared, ToIntFunction<String> tokens) {
        this.prepared = prepared;
        this.suite = prepared.suite();
        this.tokens = tokens;
    }

    /** Judges a measurement by the suite's bounds, without a baseline. */
    public Verdict judge(StoredMeasurement present, List<String> remarks) {
        Scores scores = Scores.of(prepared, present.outcomes());
        return scores.train().isEmpty()
                ? nothingMeasured()
                : verdict(present, new Verdict.Facts(scores, Optional.empty(), remarks));
    }

    /** Judges a measurement by the suite's bounds and by a baseline with the same examples. */
    public Verdict judge(StoredMeasurement baseline, StoredMeasurement present, List<String> remarks) {
        Scores scores = Scores.of(prepared, present.outcomes());
        CommonQuestions common = CommonQuestions.of(baseline.outcomes(), present.outcomes());
        if (scores.train().isEmpty()) {
            return nothingMeasured();
        }
        Optional<String> unpaired = common.lackingTask(suite);
        if (unpaired.isPresent()) {
            return new Verdict.Invalid(
                    Cause.NOT_COMPARABLE,
                    "no question of " + unpaired.get() + " was answered both now and in the baseline",
                    MEASURE);
        }
        Comparison comparison = Comparison.of(prepared, baseline.outcomes(), present.outcomes());
        List<String> all = new ArrayList<>(remarks);
        all.addAll(Notes.of(comparison));
        return verdict(present, new Verdict.Facts(scores, Optional.of(comparison), all));
    }

    Verdict verdict(StoredMeasurement present, Verdict.Facts facts) {
        List<Violation> violations = new ArrayList<>();
        facts.comparison().ifPresent(comparison -> violations.addAll(drops(comparison)));
        violations.addAll(tooLow(facts.scores()));
        violations.addAll(tooLong(present.systemPrompt()));
        if (!violations.isEmpty()) {
            return new Verdict.Regression(facts, violations);
        }
        boolean dropped = facts.comparison()
                .filter(comparison -> isBeyondTolerance(comparison.train()))
                .isPresent();
        return dropped ? new Verdict.Inconclusive(facts) : new Verdict.Pass(facts);
    }

    private List<Violation> drops(Comparison comparison) {
        List<Violation> drops = new ArrayList<>();
        if (comparison.lower().overall() && isBeyondTolerance(comparison.train())) {
            drops.add(new Violation.Drop(
                    Optional.empty(), comparison.train(), comparison.lower().pValue()));
        }
        comparison.lower().tasks().stream()
                .filter(index ->
                        isBeyondTolerance(comparison.trainTasks().get(index).change()))
                .sorted(Comparator.comparing(
                        index -> comparison.trainTasks().get(index).change().difference()))
                .map(index -> new Violation.Drop(
                        Optional.of(comparison.trainTasks().get(index).task().id()),
                        comparison.trainTasks().get(index).change(),
                        comparison.lower().taskPValues().get(index)))
                .forEach(drops::add);
        return drops;
    }

    private boolean isBeyondTolerance(ScoreDelta delta) {
        return Decimals.isBelow(delta.difference(), suite.gate().tolerance().negate());
    }

    private List<Violation> tooLow(Scores scores) {
        List<Violation> violations = new ArrayList<>();
        scores.train()
                .flatMap(score -> Violation.TooLow.of(
                        Optional.empty(), score, suite.gate().minScore()))
                .ifPresent(violations::add);
        for (Task task : suite.tasks()) {
            Optional.ofNullable(scores.tasks().get(task.id()))
                    .flatMap(score -> Violation.TooLow.of(Optional.of(task.id()), score, task.minScore()))
                    .ifPresent(violations::add);
        }
        return violations;
    }

    private List<Violation> tooLong(String systemPrompt) {
        GateSettings gate = suite.gate();
        if (gate.maxPromptTokens().isEmpty()) {
            return List.of();
        }
        int length = tokens.applyAsInt(systemPrompt);
        int limit = gate.maxPromptTokens().getAsInt();
        return length > limit ? List.of(new Violation.TooLong(length, limit)) : List.of();
    }

    private static Verdict nothingMeasured() {
        return new Verdict.Invalid(Cause.NO_SCORE, "no train task was measured", MEASURE);
    }
}

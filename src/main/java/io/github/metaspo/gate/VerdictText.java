package io.github.metaspo.gate;

import io.github.metaspo.suite.GateSettings;
import io.github.metaspo.suite.Suite;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Formats a verdict as text: one line if the prompt passes, else the problems with their size and location, and what to do. */
public final class VerdictText {

    private static final int MAX_TASKS = 5;
    private static final String INDENT = "\n  ";

    private final Suite suite;
    private final String report;
    private final String lock;

    /**
     * Formats verdicts on a suite.
     *
     * @param report path of the summary, as displayed
     * @param lock path of the suite's lock, as displayed
     */
    public VerdictText(Suite suite, String report, String lock) {
        this.suite = suite;
        this.report = report;
        this.lock = lock;
    }

    /** Returns the keyword of a verdict: PASS, REGRESSION, INCONCLUSIVE or INVALID. */
    public static String word(Verdict verdict) {
        if (verdict instanceof Verdict.Pass) {
            return "PASS";
        }
        if (verdict instanceof Verdict.Regression) {
            return "REGRESSION";
        }
        return verdict instanceof Verdict.Inconclusive ? "INCONCLUSIVE" : "INVALID";
    }

    /** Returns the whole message, without a trailing newline. */
    public String of(Verdict verdict) {
        String start = suite.name() + ": " + word(verdict);
        if (verdict instanceof Verdict.Pass pass) {
            return start + ", " + String.join("; ", passParts(pass.facts()));
        }
        if (verdict instanceof Verdict.Invalid invalid) {
            return start + ", " + invalid.reason() + "; " + invalid.remedy();
        }
        return start + INDENT + String.join(INDENT, problems(verdict));
    }

    /** Returns one sentence per violation, without remedies. */
    public List<String> findings(Verdict.Regression regression) {
        return regression.findings().stream()
                .map(violation -> finding(violation, regression.facts()))
                .toList();
    }

    private List<String> passParts(Verdict.Facts facts) {
        List<String> parts = new ArrayList<>();
        Optional<Comparison> comparison = facts.comparison();
        parts.add(ScoreFormat.score(facts.score())
                + comparison
                        .map(c -> " against " + ScoreFormat.score(c.train().before()) + " in the baseline: "
                                + ScoreFormat.change(c.train()))
                        .orElse(""));
        comparison
                .filter(c -> c.train().interval().low() < 0)
                .ifPresent(c -> parts.add("a drop of "
                        + ScoreFormat.beyond(-c.train().interval().low(), BigDecimal.ZERO)
                        + " points cannot be excluded"));
        comparison.flatMap(this::noisyTasks).ifPresent(parts::add);
        parts.addAll(facts.remarks());
        return parts;
    }

    private List<String> problems(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        if (verdict instanceof Verdict.Regression regression) {
            List<Violation.Drop> drops = drops(regression);
            lines.addAll(findings(regression));
            lines.addAll(context(regression.facts(), tasks(drops)));
            lines.addAll(drops.isEmpty() ? adviceOnBounds() : adviceOnDrop());
        } else if (verdict instanceof Verdict.Inconclusive inconclusive) {
            Comparison comparison = inconclusive.facts().comparison().orElseThrow();
            lines.add(drop(
                            "the score",
                            comparison.train(),
                            inconclusive.facts().score(),
                            comparison.lower().pValue()) + ", which may be noise");
            lines.addAll(context(inconclusive.facts(), Set.of()));
            lines.addAll(adviceOnDrop());
        }
        return lines;
    }

    private static List<Violation.Drop> drops(Verdict.Regression regression) {
        return regression.findings().stream()
                .filter(Violation.Drop.class::isInstance)
                .map(Violation.Drop.class::cast)
                .toList();
    }

    private static Set<String> tasks(List<Violation.Drop> drops) {
        return drops.stream().flatMap(drop -> drop.task().stream()).collect(Collectors.toSet());
    }

    /** Returns the lines below the violations: other tasks that dropped, and notes. Tasks with a violation are not repeated. */
    private static List<String> context(Verdict.Facts facts, Set<String> reported) {
        List<String> lines = new ArrayList<>();
        facts.comparison()
                .flatMap(comparison -> tasksBelow(comparison, BigDecimal.ZERO, reported))
                .map(tasks -> (reported.isEmpty() ? "worst tasks: " : "other tasks that fell: ") + tasks)
                .ifPresent(lines::add);
        lines.addAll(facts.remarks());
        return lines;
    }

    private Optional<String> noisyTasks(Comparison comparison) {
        return tasksBelow(comparison, suite.gate().tolerance().negate(), Set.of())
                .map(tasks -> "drops of single tasks that may be noise: " + tasks);
    }

    /** Lists train tasks whose change is below a bound, the worst first; empty if there is none or only one train task at all. */
    private static Optional<String> tasksBelow(Comparison comparison, BigDecimal bound, Set<String> excluded) {
        List<String> worst = comparison.trainTasks().stream()
                .filter(task -> !excluded.contains(task.task().id()))
                .filter(task -> Decimals.isBelow(task.change().difference(), bound))
                .sorted(Comparator.comparing(task -> task.change().difference()))
                .map(task -> task.task().id() + " "
                        + ScoreFormat.points(task.change().difference()))
                .toList();
        if (worst.isEmpty() || comparison.trainTasks().size() == 1) {
            return Optional.empty();
        }
        String shown = String.join(", ", worst.subList(0, Math.min(MAX_TASKS, worst.size())));
        return Optional.of(shown + (worst.size() > MAX_TASKS ? ", +" + (worst.size() - MAX_TASKS) + " more" : ""));
    }

    private List<String> adviceOnBounds() {
        return List.of("see " + report + "; find a better prompt with mvn metaspo:optimize, or change the bound in "
                + suite.file().getFileName());
    }

    private List<String> adviceOnDrop() {
        return List.of(
                "see " + report + "; if this is intended: mvn metaspo:accept -Dmetaspo.reason=\"...\"",
                "to go back, undo what changed since the baseline; the previous prompt is in " + lock
                        + " as last committed");
    }

    private String finding(Violation violation, Verdict.Facts facts) {
        if (violation instanceof Violation.TooLow low) {
            return low.sentence();
        }
        if (violation instanceof Violation.TooLong tooLong) {
            return "the system prompt has " + tooLong.tokens() + " tokens, more than gate.maxPromptTokens "
                    + tooLong.most() + " allows";
        }
        Violation.Drop drop = (Violation.Drop) violation;
        Score score = drop.task()
                .map(task -> Objects.requireNonNull(facts.scores().tasks().get(task)))
                .orElseGet(facts::score);
        return drop(drop.task().map(task -> "task " + task).orElse("the score"), drop.change(), score, drop.pValue());
    }

    private String drop(String what, ScoreDelta delta, Score score, double pValue) {
        GateSettings gate = suite.gate();
        return what + " fell from " + ScoreFormat.score(delta.before()) + " to " + ScoreFormat.score(delta.after())
                + ScoreFormat.counts(score) + ": a drop of "
                + ScoreFormat.beyond(-delta.difference(), gate.tolerance())
                + " points, more than the tolerance of " + ScoreFormat.tolerance(gate.tolerance()) + " (90 % interval "
                + ScoreFormat.points(delta.interval().low()) + " to "
                + ScoreFormat.points(delta.interval().high()) + ", " + ScoreFormat.pValue(pValue) + ")";
    }
}

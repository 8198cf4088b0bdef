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

/** A verdict in words: one line where nothing is wrong, else what is wrong, how much, where, and what to do. */
public final class VerdictText {

    private static final int MOST_TASKS = 5;
    private static final String INDENT = "\n  ";

    private final Suite suite;
    private final String report;
    private final String lock;

    /**
     * Words for verdicts on a suite.
     *
     * @param report where more is to be read, as a person is told
     * @param lock of the suite, the same way
     */
    public VerdictText(Suite suite, String report, String lock) {
        this.suite = suite;
        this.report = report;
        this.lock = lock;
    }

    /** The first word of a verdict. */
    public static String word(Verdict verdict) {
        if (verdict instanceof Verdict.Pass) {
            return "PASS";
        }
        if (verdict instanceof Verdict.Regression) {
            return "REGRESSION";
        }
        return verdict instanceof Verdict.Inconclusive ? "INCONCLUSIVE" : "INVALID";
    }

    /** The whole message, without a line end. */
    public String of(Verdict verdict) {
        String start = suite.name() + ": " + word(verdict);
        if (verdict instanceof Verdict.Pass pass) {
            return start + ", " + String.join("; ", passed(pass.facts()));
        }
        if (verdict instanceof Verdict.Invalid invalid) {
            return start + ", " + invalid.reason() + "; " + invalid.remedy();
        }
        return start + INDENT + String.join(INDENT, problems(verdict));
    }

    /** What is wrong, one sentence a problem, without what to do. */
    public List<String> findings(Verdict.Regression regression) {
        return regression.findings().stream()
                .map(violation -> finding(violation, regression.facts()))
                .toList();
    }

    private List<String> passed(Verdict.Facts facts) {
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
            lines.addAll(beside(regression.facts(), tasks(drops)));
            lines.addAll(drops.isEmpty() ? betterPrompt() : formerPrompt());
        } else if (verdict instanceof Verdict.Inconclusive inconclusive) {
            Comparison comparison = inconclusive.facts().comparison().orElseThrow();
            lines.add(drop(
                            "the score",
                            comparison.train(),
                            inconclusive.facts().score(),
                            comparison.lower().pValue()) + ", which may be noise");
            lines.addAll(beside(inconclusive.facts(), Set.of()));
            lines.addAll(formerPrompt());
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

    /** What stands below the findings; tasks that have a finding of their own are not named again. */
    private static List<String> beside(Verdict.Facts facts, Set<String> found) {
        List<String> lines = new ArrayList<>();
        facts.comparison()
                .flatMap(comparison -> tasksBelow(comparison, BigDecimal.ZERO, found))
                .map(tasks -> (found.isEmpty() ? "worst tasks: " : "other tasks that fell: ") + tasks)
                .ifPresent(lines::add);
        lines.addAll(facts.remarks());
        return lines;
    }

    private Optional<String> noisyTasks(Comparison comparison) {
        return tasksBelow(comparison, suite.gate().tolerance().negate(), Set.of())
                .map(tasks -> "drops of single tasks that may be noise: " + tasks);
    }

    /** Of several train tasks those whose change is below a bound, but for some, the worst first. */
    private static Optional<String> tasksBelow(Comparison comparison, BigDecimal bound, Set<String> without) {
        List<String> worst = comparison.trainTasks().stream()
                .filter(task -> !without.contains(task.task().id()))
                .filter(task -> Decimals.isBelow(task.change().difference(), bound))
                .sorted(Comparator.comparing(task -> task.change().difference()))
                .map(task -> task.task().id() + " "
                        + ScoreFormat.points(task.change().difference()))
                .toList();
        if (worst.isEmpty() || comparison.trainTasks().size() == 1) {
            return Optional.empty();
        }
        String shown = String.join(", ", worst.subList(0, Math.min(MOST_TASKS, worst.size())));
        return Optional.of(shown + (worst.size() > MOST_TASKS ? ", +" + (worst.size() - MOST_TASKS) + " more" : ""));
    }

    private List<String> betterPrompt() {
        return List.of("see " + report + "; find a better prompt with mvn metaspo:optimize, or change the bound in "
                + suite.file().getFileName());
    }

    private List<String> formerPrompt() {
        return List.of(
                "see " + report + "; where this is meant to be: mvn metaspo:accept -Dmetaspo.reason=\"...\"",
                "to go back, undo what changed since the baseline; the former prompt is that of " + lock
                        + " as last committed");
    }

    private String finding(Violation violation, Verdict.Facts facts) {
        if (violation instanceof Violation.TooLow low) {
            return low.task().map(task -> "task " + task + ": ").orElse("") + "the score "
                    + ScoreFormat.below(low.score(), low.bound()) + " is below "
                    + (low.task().isPresent() ? "its minScore " : "gate.minScore ")
                    + low.bound().toPlainString();
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

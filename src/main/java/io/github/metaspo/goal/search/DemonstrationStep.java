package io.github.metaspo.goal.search;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.EvaluationListener;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.optimize.demonstrate.DemonstrationChooser;
import io.github.metaspo.optimize.demonstrate.DemonstrationChooser.Choice;
import io.github.metaspo.optimize.demonstrate.DemonstrationPools;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.suite.Suite;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The step before a search: it asks the questions that were set apart for demonstrations, and logs what was chosen. */
public final class DemonstrationStep {

    private final Console console;
    private final EvaluationListener listener;

    /** @param listener receives every answer */
    public DemonstrationStep(Console console, EvaluationListener listener) {
        this.console = console;
        this.listener = listener;
    }

    /** Returns what a plan says about the pools of a suite; empty if it has none. */
    public static Optional<String> plan(Suite suite) {
        List<String> tasks = suite.tasks().stream()
                .filter(task -> !task.demonstrations().pool().isEmpty())
                .map(task -> task.demonstrations().pool().size() + " of " + task.id())
                .toList();
        return tasks.isEmpty()
                ? Optional.empty()
                : Optional.of("demonstrations: at most " + suite.optimize().demonstrations()
                        + " a task, from train examples that are set apart and never scored ("
                        + String.join(", ", tasks)
                        + ")");
    }

    /**
     * Returns the suite with its demonstrations; as it is if it has no pools.
     *
     * @param evaluator asks the target model; stays open
     * @throws ModelException if the model is unusable, for example because of a wrong key
     * @throws RefusedException if the budget does not cover the questions
     * @throws InvalidMeasurementException if too many calls failed
     * @throws InterruptedException if the thread is interrupted
     */
    public PreparedSuite choose(PreparedSuite prepared, Evaluator evaluator)
            throws ModelException, RefusedException, InvalidMeasurementException, InterruptedException {
        if (DemonstrationPools.questions(prepared.suite()) == 0) {
            return prepared;
        }
        DemonstrationChooser.Chosen chosen;
        try {
            chosen = new DemonstrationChooser(prepared, evaluator).choose(listener);
        } catch (ModelException e) {
            if (e.kind() != ModelException.Kind.BUDGET_SPENT) {
                throw e;
            }
            throw new RefusedException(
                    "the budget ended with the questions for demonstrations, before the search: " + e.getMessage());
        }
        log(chosen, prepared.suite().optimize().demonstrations());
        return new PreparedSuite(chosen.suite(), prepared.scorers());
    }

    private void log(DemonstrationChooser.Chosen chosen, int wanted) {
        console.info("demonstrations: "
                + chosen.choices().stream()
                        .map(choice -> choice.shown() + " for " + choice.task().id())
                        .collect(Collectors.joining(", "))
                + "; " + chosen.choices().stream().mapToInt(Choice::right).sum() + " of "
                + TextFormat.count(DemonstrationPools.questions(chosen.suite()), "question") + " answered right");
        for (Choice choice : chosen.choices()) {
            if (choice.shown() < wanted) {
                console.warn("task " + choice.task().id() + " has "
                        + (choice.shown() == 0 ? "no demonstrations" : "only " + choice.shown() + " of " + wanted)
                        + ", because of its "
                        + TextFormat.count(choice.task().demonstrations().pool().size(), "question")
                        + " for them " + (choice.right() == 0 ? "none" : String.valueOf(choice.right()))
                        + (choice.right() < 2 ? " was" : " were") + " answered right"
                        + (choice.others().isEmpty() ? "" : ", and some replies cannot be shown: " + choice.others()));
            }
        }
    }
}

package io.github.metaspo.optimize.method;

import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.OptimizeSettings.Mode;
import io.github.metaspo.suite.Task;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether the metrics of the train tasks allow a race. A mean over examples does, and so does a metric that rises with the mean of the
 * scores: candidates race on those, and the metric decides in the end. Any other metric cannot be judged by some of the examples.
 */
public final class RaceMetrics {

    private final PreparedSuite prepared;

    public RaceMetrics(PreparedSuite prepared) {
        this.prepared = prepared;
    }

    /** Returns whether candidates race: the suite asks for it, and no metric forbids it. */
    boolean race() {
        return isRaceWanted() && forbidding().isEmpty();
    }

    /** Returns what the log says about metrics that are no means; empty if there is none, or if the suite asks for no race. */
    public Optional<String> remark() {
        OptimizeSettings.Method method = prepared.suite().optimize().method();
        if (!isRaceWanted() || !method.hasModeAndProposer()) {
            return Optional.empty();
        }
        return forbidding().stream()
                .findFirst()
                .map(task -> "task " + task.id() + " is scored by "
                        + task.metric().name() + ", which is no mean over examples: full mode is used")
                .or(this::decidingInTheEnd);
    }

    private Optional<String> decidingInTheEnd() {
        String names = train().stream()
                .filter(task -> !prepared.scorer(task).metric().isMean())
                .map(task -> task.metric().name())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" and "));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(names + " tasks race on the score of single answers; their metric decides in the end");
    }

    private boolean isRaceWanted() {
        return prepared.suite().optimize().mode() == Mode.RACE;
    }

    private List<Task> forbidding() {
        return train().stream()
                .filter(task -> !prepared.scorer(task).metric().isMean()
                        && !prepared.scorer(task).metric().risesWithMean())
                .toList();
    }

    private List<Task> train() {
        return prepared.suite().tasks(Task.Role.TRAIN);
    }
}

package io.github.metaspo.gate;

import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.lock.Fingerprints;
import io.github.metaspo.lock.Lock.Measured;
import io.github.metaspo.lock.Lock.MeasuredTask;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.scoring.extract.ExtractionRules;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks whether a measurement was made with a suite's current test examples, extractions, metrics and roles. */
public final class Comparability {

    private final PreparedSuite prepared;
    private final Suite suite;

    public Comparability(PreparedSuite prepared) {
        this.prepared = prepared;
        this.suite = prepared.suite();
    }

    /**
     * Returns which measured tasks were removed from the suite or changed after the measurement.
     *
     * @return a sentence without a full stop; empty if all measured tasks are as they were
     */
    public Optional<String> problem(Measured measured) {
        Map<String, Task> tasks = suite.tasks().stream().collect(Collectors.toMap(Task::id, Function.identity()));
        List<String> removed = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        List<Task> withChangedRules = new ArrayList<>();
        for (MeasuredTask former : measured.tasks()) {
            Task task = tasks.get(former.id());
            if (task == null) {
                removed.add(former.id());
            } else if (former.unseen() == isUnseen(task) && former.contents().equals(formerContents(task))) {
                withChangedRules.add(task);
            } else if (!former.contents().equals(contents(task)) || former.unseen() != isUnseen(task)) {
                changed.add(former.id());
            }
        }
        if (!removed.isEmpty()) {
            return Optional.of("the suite no longer has the " + named(removed) + " that was measured");
        }
        if (changed.isEmpty()) {
            return withChangedRules.isEmpty() ? Optional.empty() : Optional.of(changedRules(withChangedRules));
        }
        return Optional.of("the test examples, the extraction, the metric or the role of " + named(changed)
                + " changed since they were measured");
    }

    /** Returns the ids of the suite's tasks that were not measured. */
    public List<String> added(Measured measured) {
        List<String> known = measured.tasks().stream().map(MeasuredTask::id).toList();
        return suite.tasks().stream()
                .map(Task::id)
                .filter(id -> !known.contains(id))
                .toList();
    }

    /** Returns whether exactly the suite's tasks were measured, as they are now. */
    public boolean holds(Measured measured) {
        return problem(measured).isEmpty() && added(measured).isEmpty();
    }

    /** Returns which extraction rules or metrics of the plugin changed, so that nobody searches for a change in the suite. */
    private String changedRules(List<Task> tasks) {
        TreeSet<String> rules = new TreeSet<>();
        for (Task task : tasks) {
            ExtractionRules extraction = ExtractionRules.of(task.extraction());
            if (extraction.version() > 1) {
                rules.add("extraction " + extraction.name() + " from version 1 to " + extraction.version());
            }
            String metric = prepared.scorer(task).metric().version();
            if (!Metrics.formerVersion(metric).equals(metric)) {
                rules.add("metric " + task.metric().name() + " " + Metrics.change(metric));
            }
        }
        return "the rules by which the replies of "
                + named(tasks.stream().map(Task::id).toList())
                + " are scored changed with this version of the plugin since they were measured ("
                + String.join(", ", rules) + ")";
    }

    /** Returns the fingerprint under the previous version of the rules; an empty text if it equals the current one. */
    private String formerContents(Task task) {
        String current = contents(task);
        String former = Fingerprints.formerContents(
                task, Metrics.formerVersion(prepared.scorer(task).metric().version()));
        return former.equals(current) ? "" : former;
    }

    private String contents(Task task) {
        return Fingerprints.contents(task, prepared.scorer(task).metric().version());
    }

    private static boolean isUnseen(Task task) {
        return task.role() == Task.Role.UNSEEN;
    }

    private static String named(List<String> tasks) {
        return (tasks.size() == 1 ? "task " : "tasks ") + String.join(", ", tasks);
    }
}

package io.github.metaspo.goal.adapt;

import io.github.metaspo.evaluation.EvaluationSubject;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.evaluation.TaskScore;
import io.github.metaspo.gate.RecordedTotals;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.goal.search.HeldOutComparison;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.lock.Fingerprints;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.Lock.Figure;
import io.github.metaspo.lock.Lock.Measured;
import io.github.metaspo.lock.Lock.MeasuredTask;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.suite.Task;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Creates the lock in which one task has another user prompt. Outcomes and figures of the other tasks stay as they are. */
final class AdaptedLock {

    private final PreparedSuite prepared;
    private final MeasuredLock before;

    /** @param prepared the whole suite */
    AdaptedLock(PreparedSuite prepared, MeasuredLock before) {
        this.prepared = prepared;
        this.before = before;
    }

    /** Returns the prompts of the lock with another user prompt of a task. */
    Prompts prompts(Task task, String userPrompt) {
        SortedMap<String, String> userPrompts = new TreeMap<>(before.lock().userPrompts());
        if (userPrompt.equals(task.prompt().template())) {
            userPrompts.remove(task.id());
        } else {
            userPrompts.put(task.id(), userPrompt);
        }
        return new Prompts(before.lock().systemPrompt(), userPrompts);
    }

    /**
     * Returns lock and baseline after a task got another user prompt.
     *
     * @param task as the suite has it
     * @param found the measurement of the task with its new prompt, as a suite of its own
     * @param origin how the prompt was found
     */
    LockFiles.Pair with(Task task, String userPrompt, HeldOutComparison.Entry found, Lock.Origin.Search origin) {
        Prompts prompts = prompts(task, userPrompt);
        Baseline baseline = new Baseline(
                before.baseline().prompts().withUserPrompt(task.id(), userPrompt),
                Stream.concat(
                                before.baseline().rows().stream()
                                        .filter(row -> !row.task().equals(task.id())),
                                Baseline.of(found.measurement()).rows().stream())
                        .toList());
        Lock lock = before.lock();
        SortedMap<String, Lock.Origin.Search> adapted = new TreeMap<>(lock.adapted());
        if (prompts.userPrompts().containsKey(task.id())) {
            adapted.put(task.id(), origin);
        } else {
            adapted.remove(task.id());
        }
        boolean otherTrainTasks =
                task.role() == Task.Role.TRAIN && !before.ids().contains(task.id());
        Lock after = new Lock(
                        lock.suite(),
                        prompts.systemPrompt(),
                        prompts.userPrompts(),
                        measured(task, prompts, found, baseline),
                        otherTrainTasks ? Optional.empty() : lock.seedPrompt(),
                        lock.origin(),
                        before.looksWith(prompts))
                .withAdapted(adapted);
        return new LockFiles.Pair(after, baseline);
    }

    private Measured measured(Task task, Prompts prompts, HeldOutComparison.Entry found, Baseline baseline) {
        Measured former = before.lock().measured();
        Set<String> ids = new HashSet<>(before.ids());
        ids.add(task.id());
        Optional<Figure> total = RecordedTotals.of(prepared, baseline, task.role())
                .map(one -> new Figure(
                        one.score(), one.interval().low(), one.interval().high()));
        boolean unseen = task.role() == Task.Role.UNSEEN;
        return new Measured(
                prompts.subject(prepared.suite(), ids),
                Fingerprints.baseline(baseline),
                model(former.model(), found.evaluation().subject()),
                unseen ? former.train() : total.orElseThrow(),
                unseen ? total : former.unseen(),
                tasks(task, former, found));
    }

    private List<MeasuredTask> tasks(Task task, Measured former, HeldOutComparison.Entry found) {
        Map<String, MeasuredTask> byId =
                former.tasks().stream().collect(Collectors.toMap(MeasuredTask::id, Function.identity()));
        TaskScore score = found.measurement().tasks().get(0);
        byId.put(
                task.id(),
                new MeasuredTask(
                        task.id(),
                        task.role() == Task.Role.UNSEEN,
                        task.metric().name(),
                        Fingerprints.contents(task, score.metricVersion()),
                        task.test().size(),
                        new Figure(
                                score.score(),
                                score.interval().low(),
                                score.interval().high())));
        return prepared.suite().tasks().stream()
                .filter(one -> byId.containsKey(one.id()))
                .map(one -> Objects.requireNonNull(byId.get(one.id())))
                .toList();
    }

    private static Lock.Model model(Lock.Model former, EvaluationSubject subject) {
        SortedSet<String> names = new TreeSet<>(former.resolvedNames());
        names.addAll(subject.resolvedNames());
        return new Lock.Model(former.provider(), former.name(), names);
    }
}

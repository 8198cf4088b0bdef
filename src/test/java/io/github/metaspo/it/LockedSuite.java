package io.github.metaspo.it;

import io.github.metaspo.api.Example;
import io.github.metaspo.evaluation.EvaluationSubject;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.lock.Fingerprints;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.lock.MeasuredPrompts;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.read.SuiteLoader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** For integration tests: the lock and the baseline of a suite, as if somebody had measured and accepted it. */
public final class LockedSuite {

    private LockedSuite() {}

    /** Locks the suite's own prompt; of each task the first so many test examples count as answered right. */
    public static void lock(Path file, int right) throws Exception {
        Suite suite = new SuiteLoader(file.toAbsolutePath().getParent(), Map.of()).load(file);
        PreparedSuite prepared = PreparedSuite.of(suite, new Metrics(List.of()));
        SortedMap<String, String> userPrompts = new TreeMap<>();
        List<Lock.MeasuredTask> tasks = new ArrayList<>();
        List<Baseline.Row> rows = new ArrayList<>();
        for (Task task : suite.tasks()) {
            userPrompts.put(task.id(), task.prompt().template());
            tasks.add(new Lock.MeasuredTask(
                    task.id(),
                    task.role() == Task.Role.UNSEEN,
                    task.metric().name(),
                    Fingerprints.contents(task, prepared.scorer(task).metric().version()),
                    task.test().size(),
                    figure(right, task)));
            int number = 0;
            for (Example example : task.test()) {
                rows.add(new Baseline.Row(task.id(), example.id(), 0, number++ < right ? 1 : 0, Optional.empty()));
            }
        }
        Baseline baseline = new Baseline(new MeasuredPrompts(suite.systemPrompt(), userPrompts), rows);
        Lock.Measured measured = new Lock.Measured(
                Fingerprints.subject(
                        new EvaluationSubject(suite.systemPrompt(), userPrompts, suite.target(), new TreeSet<>())),
                Fingerprints.baseline(baseline),
                new Lock.Model(suite.target().provider(), suite.target().shortName(), new TreeSet<>()),
                figure(right, suite.tasks(Task.Role.TRAIN).get(0)),
                Optional.empty(),
                tasks);
        Lock lock = new Lock(
                suite.name(),
                suite.systemPrompt(),
                new TreeMap<>(),
                measured,
                Optional.empty(),
                new Lock.Origin.Accepted("made for an integration test", Optional.empty()),
                new TreeSet<>());
        LockFiles.beside(suite.file()).write(lock, baseline);
    }

    private static Lock.Figure figure(int right, Task task) {
        double score =
                Math.min(right, task.test().size()) / (double) task.test().size();
        return new Lock.Figure(score, score, score);
    }
}

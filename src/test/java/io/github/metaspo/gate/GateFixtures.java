package io.github.metaspo.gate;

import io.github.metaspo.api.Example;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.lock.Baseline.Row;
import io.github.metaspo.lock.Baselines;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.statistics.Bootstrap;
import io.github.metaspo.statistics.PairedTest;
import io.github.metaspo.suite.GateSettings;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/** Test fixtures: handmade outcomes with score 0 or 1 per example. */
final class GateFixtures {

    private GateFixtures() {}

    /** A suite with the given number of train tasks, t0, t1, ..., and of examples per task. */
    static Suite suite(int tasks, int examples) {
        Task[] all = new Task[tasks];
        for (int i = 0; i < tasks; i++) {
            all[i] = EvaluationFixtures.task("t" + i, Task.Role.TRAIN, examples, "accuracy", 1);
        }
        return EvaluationFixtures.suite(all);
    }

    /** The rows of a task whose i-th outcome is the i-th character, 1 or 0; another one leaves the example out. */
    static List<Row> rows(String task, String outcomes) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < outcomes.length(); i++) {
            if (Character.isDigit(outcomes.charAt(i))) {
                rows.add(new Row(task, task + "-" + i, 0, outcomes.charAt(i) - '0', Optional.empty()));
            }
        }
        return rows;
    }

    /** One row list of all tasks. */
    @SafeVarargs
    static Baseline baseline(List<Row>... tasks) {
        List<Row> rows = new ArrayList<>();
        for (List<Row> task : tasks) {
            rows.addAll(task);
        }
        return Baselines.of(rows);
    }

    /** A measurement with these outcomes. */
    static StoredMeasurement measurement(Baseline outcomes) {
        Lock.Figure figure = new Lock.Figure(0.5, 0.4, 0.6);
        Lock.Measured measured = new Lock.Measured(
                "subject",
                "baseline",
                new Lock.Model("scripted", "tiny", new TreeSet<>()),
                figure,
                Optional.empty(),
                List.of(new Lock.MeasuredTask("t0", false, "accuracy", "contents", 1, figure)));
        return new StoredMeasurement("You are a helpful assistant.", new TreeMap<>(), measured, outcomes);
    }

    /** The same suite with other bounds. */
    static Suite bounds(Suite suite, Optional<BigDecimal> minScore, OptionalInt maxPromptTokens) {
        GateSettings gate = suite.gate();
        return EvaluationFixtures.changed(
                suite,
                suite.file(),
                suite.target(),
                new GateSettings(
                        gate.tolerance(),
                        minScore,
                        maxPromptTokens,
                        gate.maxErrorRate(),
                        gate.inconclusive(),
                        gate.missingBaseline()));
    }

    /** The same task with a floor. */
    static Task floored(Task task, String minScore) {
        return new Task(
                task.id(),
                task.role(),
                task.prompt(),
                task.train(),
                task.test(),
                task.extraction(),
                task.metric(),
                task.weight(),
                Optional.of(new BigDecimal(minScore)),
                task.repeats(),
                task.location());
    }

    static Comparison compare(Suite suite, Baseline before, Baseline after) {
        return Comparison.of(EvaluationFixtures.prepared(suite), before, after);
    }

    /** The same with a short bootstrap and few tosses, for simulations. */
    static Comparison compareQuickly(Suite suite, Baseline before, Baseline after) {
        return Comparison.of(
                EvaluationFixtures.prepared(suite),
                before,
                after,
                new Bootstrap(10, Bootstrap.LEVEL),
                new PairedTest(1_000));
    }

    /** What the same questions came to before and after. */
    record World(Baseline before, Baseline after) {

        /** A share of the outcomes changes, worse ones more often than better ones by the drop. */
        static World of(SplittableRandom random, Suite suite, double changing, double drop) {
            double better = (changing - drop) / 2;
            List<Row> before = new ArrayList<>();
            List<Row> after = new ArrayList<>();
            for (Task task : suite.tasks()) {
                for (Example example : task.test()) {
                    double draw = random.nextDouble();
                    double same = random.nextDouble() < 0.6 ? 1 : 0;
                    before.add(row(task, example, draw < better ? 0 : draw < changing ? 1 : same));
                    after.add(row(task, example, draw < better ? 1 : draw < changing ? 0 : same));
                }
            }
            return new World(Baselines.of(before), Baselines.of(after));
        }

        private static Row row(Task task, Example example, double score) {
            return new Row(task.id(), example.id(), 0, score, Optional.empty());
        }

        Comparison compare(Suite suite) {
            return compareQuickly(suite, before, after);
        }
    }
}

package io.github.metaspo.comparison;

import io.github.metaspo.gate.ScoreDelta;
import io.github.metaspo.statistics.Bootstrap;
import io.github.metaspo.statistics.Decision;
import io.github.metaspo.statistics.Holm;
import io.github.metaspo.statistics.Interval;
import io.github.metaspo.statistics.PairedTest;
import io.github.metaspo.statistics.PairedTest.Direction;
import io.github.metaspo.statistics.Stratum;
import io.github.metaspo.statistics.WeightedMean;
import io.github.metaspo.suite.Task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The scores of all methods on the tasks of one role, with the paired difference of each two. A difference of averages is confirmed if the
 * two-sided paired test rejects at 5 % after Holm's correction for all pairs; a task's difference to the reference, after the correction for
 * all tasks and methods.
 *
 * @param role of the tasks
 * @param tasks the columns
 * @param rows one for each method with a result, in the given order
 * @param pairs of methods with an average, each pair once
 */
public record MethodTable(Task.Role role, List<Column> tasks, List<Row> rows, List<Pair> pairs) {

    /**
     * A task of the table.
     *
     * @param suite its suite
     * @param id of the task
     * @param metric keyword of its metric
     * @param examples held-out examples
     */
    public record Column(String suite, String id, String metric, int examples) {}

    /**
     * The scores of one method.
     *
     * @param cells one for each task
     * @param average the weighted mean over tasks with its interval; empty if a task has no score
     */
    public record Row(String method, List<Cell> cells, Optional<Average> average) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** A mean over tasks with its 90 % interval. */
    public record Average(double score, Interval interval) {}

    /**
     * The score on one task.
     *
     * @param score 0 to 1; empty if no call succeeded
     * @param differs whether the difference to the reference is confirmed
     */
    public record Cell(Optional<Double> score, boolean differs) {}

    /**
     * The difference of two methods, on the questions that both answered.
     *
     * @param first a method
     * @param second a later method of the table
     * @param change from the first to the second
     * @param pValue of the two-sided test, uncorrected
     * @param confirmed whether the test rejects after the correction for all pairs
     */
    public record Pair(String first, String second, ScoreDelta change, double pValue, boolean confirmed) {}

    public MethodTable {
        tasks = List.copyOf(tasks);
        rows = List.copyOf(rows);
        pairs = List.copyOf(pairs);
    }

    /**
     * Compares methods on the tasks of a role.
     *
     * @param methods with a result; their replies are of the same tasks
     * @param reference name of the method that single tasks are compared with
     */
    static MethodTable of(Task.Role role, List<ComparedMethod> methods, String reference) {
        Builder builder = new Builder(role, methods);
        return new MethodTable(role, builder.columns(), builder.rows(builder.index(reference)), builder.pairs());
    }

    /** Returns the pair of two methods, from the first to the second; empty if one has no average. */
    public Optional<Pair> pair(String from, String to) {
        return pairs.stream()
                .filter(pair -> pair.first().equals(from) && pair.second().equals(to))
                .findFirst()
                .or(() -> pairs.stream()
                        .filter(pair -> pair.first().equals(to) && pair.second().equals(from))
                        .map(pair -> new Pair(from, to, reversed(pair.change()), pair.pValue(), pair.confirmed()))
                        .findFirst());
    }

    /** Returns the difference of two methods, from the first to the second; empty if one has no average. */
    public Optional<ScoreDelta> change(String from, String to) {
        return pair(from, to).map(Pair::change);
    }

    /** Returns whether the difference of two methods is confirmed. */
    public boolean isConfirmed(String one, String other) {
        return pair(one, other).filter(Pair::confirmed).isPresent();
    }

    private static ScoreDelta reversed(ScoreDelta change) {
        Interval interval = change.interval();
        return new ScoreDelta(change.after(), change.before(), new Interval(-interval.high(), -interval.low()));
    }

    /** Computes the table. */
    private static final class Builder {

        private final PairedTest test = new PairedTest();
        private final Bootstrap bootstrap = new Bootstrap();
        private final List<ComparedMethod> methods;
        /** By method, the replies to the tasks of the role. */
        private final List<List<TaskReplies>> replies;

        Builder(Task.Role role, List<ComparedMethod> methods) {
            this.methods = methods;
            this.replies = methods.stream()
                    .map(method -> method.replies().stream()
                            .filter(task -> task.task().role() == role)
                            .toList())
                    .toList();
        }

        int index(String reference) {
            return IntStream.range(0, methods.size())
                    .filter(i -> methods.get(i).name().equals(reference))
                    .findFirst()
                    .orElse(-1);
        }

        List<Column> columns() {
            return replies.isEmpty()
                    ? List.of()
                    : replies.get(0).stream()
                            .map(task -> new Column(
                                    task.suite(),
                                    task.task().id(),
                                    task.task().metric().name(),
                                    task.task().test().size()))
                            .toList();
        }

        List<Row> rows(int reference) {
            List<List<Boolean>> differs = reference < 0 ? List.of() : differs(reference);
            List<Row> rows = new ArrayList<>();
            for (int method = 0; method < methods.size(); method++) {
                List<Cell> cells = new ArrayList<>();
                for (int task = 0; task < replies.get(method).size(); task++) {
                    cells.add(new Cell(
                            replies.get(method).get(task).score(),
                            reference >= 0 && differs.get(method).get(task)));
                }
                rows.add(new Row(methods.get(method).name(), cells, average(replies.get(method))));
            }
            return rows;
        }

        private Optional<Average> average(List<TaskReplies> tasks) {
            List<Stratum> strata =
                    tasks.stream().flatMap(task -> task.stratum().stream()).toList();
            if (tasks.isEmpty() || strata.size() < tasks.size()) {
                return Optional.empty();
            }
            return Optional.of(new Average(mean(tasks), bootstrap.interval(strata)));
        }

        private static double mean(List<TaskReplies> tasks) {
            return WeightedMean.of(
                    tasks, task -> task.task().weight(), task -> task.score().orElseThrow());
        }

        private List<List<Boolean>> differs(int reference) {
            int tasks = replies.get(reference).size();
            List<Double> pValues = new ArrayList<>();
            for (int method = 0; method < methods.size(); method++) {
                for (int task = 0; task < tasks && method != reference; task++) {
                    pValues.add(replies.get(reference)
                            .get(task)
                            .differenceTo(replies.get(method).get(task))
                            .map(difference -> twoSided(List.of(difference)))
                            .orElse(1.0));
                }
            }
            List<Integer> rejected = Holm.rejected(pValues, Decision.ERROR_RATE);
            return IntStream.range(0, methods.size())
                    .mapToObj(method -> IntStream.range(0, tasks)
                            .mapToObj(task -> method != reference
                                    && rejected.contains((method < reference ? method : method - 1) * tasks + task))
                            .toList())
                    .toList();
        }

        private double twoSided(List<Stratum.Swappable> differences) {
            double lower =
                    Math.min(test.pValue(differences, Direction.LOWER), test.pValue(differences, Direction.HIGHER));
            return Math.min(1, 2 * lower);
        }

        List<Pair> pairs() {
            List<Pair> pairs = new ArrayList<>();
            for (int first = 0; first < methods.size(); first++) {
                for (int second = first + 1; second < methods.size(); second++) {
                    pair(first, second).ifPresent(pairs::add);
                }
            }
            List<Integer> confirmed =
                    Holm.rejected(pairs.stream().map(Pair::pValue).toList(), Decision.ERROR_RATE);
            return IntStream.range(0, pairs.size())
                    .mapToObj(i -> new Pair(
                            pairs.get(i).first(),
                            pairs.get(i).second(),
                            pairs.get(i).change(),
                            pairs.get(i).pValue(),
                            confirmed.contains(i)))
                    .toList();
        }

        /** The replies to the questions that both answered: a failed call leaves its pair out. */
        private static List<TaskReplies> shared(List<TaskReplies> mine, List<TaskReplies> theirs) {
            return IntStream.range(0, mine.size())
                    .mapToObj(task -> mine.get(task).sharedWith(theirs.get(task)))
                    .toList();
        }

        private Optional<Pair> pair(int first, int second) {
            List<TaskReplies> before = replies.get(first);
            List<TaskReplies> after = replies.get(second);
            List<Stratum.Swappable> differences = IntStream.range(0, before.size())
                    .mapToObj(task -> before.get(task).differenceTo(after.get(task)))
                    .flatMap(Optional::stream)
                    .toList();
            if (before.isEmpty() || differences.size() < before.size()) {
                return Optional.empty();
            }
            ScoreDelta change = new ScoreDelta(
                    mean(shared(before, after)), mean(shared(after, before)), bootstrap.interval(differences));
            return Optional.of(new Pair(
                    methods.get(first).name(), methods.get(second).name(), change, twoSided(differences), false));
        }
    }
}

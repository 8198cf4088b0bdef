package io.github.metaspo.report.html.view;

import io.github.metaspo.report.html.data.Answer;
import io.github.metaspo.report.html.data.Measured;
import io.github.metaspo.report.html.data.MeasuredTask;
import io.github.metaspo.report.html.data.Pairing;
import io.github.metaspo.report.html.data.Side;
import io.github.metaspo.statistics.Bootstrap;
import io.github.metaspo.statistics.Decision;
import io.github.metaspo.statistics.Interval;
import io.github.metaspo.statistics.PairedTest;
import io.github.metaspo.statistics.PairedTest.Direction;
import io.github.metaspo.statistics.Stratum;
import io.github.metaspo.statistics.WeightedMean;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The differences between two measurements, question by question.
 *
 * @param tasks in the order of the suite; only those that both have measured on the same examples
 * @param train over the train tasks; empty if none can be compared
 * @param unseen over the unseen tasks; empty if none can be compared
 * @param higher p-value of "not higher" over the train tasks; empty if a metric is no mean of scores
 * @param drops train tasks with a confirmed drop
 * @param dropped whether a drop of the whole suite is confirmed
 */
public record Gains(
        List<OfTask> tasks,
        Optional<Gain> train,
        Optional<Gain> unseen,
        Optional<Double> higher,
        List<String> drops,
        boolean dropped) {

    /** The largest difference that rounding explains. */
    private static final double ROUNDING = 2e-6;

    static final Gains NONE =
            new Gains(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), false);

    public Gains {
        tasks = List.copyOf(tasks);
        drops = List.copyOf(drops);
    }

    /**
     * A change of a score.
     *
     * @param interval of the difference; empty if a metric is no mean of scores
     * @param pairs questions that were answered before and after
     */
    public record Gain(double before, double after, Optional<Interval> interval, int pairs) {

        /** Returns the new score minus the old one. */
        public double difference() {
            return after - before;
        }
    }

    /** The change of a task. */
    public record OfTask(String task, boolean unseen, Gain gain) {}

    private record Paired(MeasuredTask task, Gain gain, Optional<Stratum.Values> stratum) {}

    /** Compares the two measurements of a page. */
    public static Gains of(Pairing pairing) {
        Optional<Measured> before = pairing.before().map(Side::measured).filter(Measured::isValid);
        Optional<Measured> after = pairing.after().map(Side::measured).filter(Measured::isValid);
        return before.isEmpty() || after.isEmpty() ? NONE : of(before.get(), after.get());
    }

    private static Gains of(Measured before, Measured after) {
        List<Paired> pairs = new ArrayList<>();
        for (MeasuredTask task : after.tasks()) {
            before.task(task.id())
                    .filter(old -> old.contents().equals(task.contents()))
                    .flatMap(old -> pair(old, task))
                    .ifPresent(pairs::add);
        }
        List<Paired> train =
                pairs.stream().filter(pair -> !pair.task().unseen()).toList();
        List<Paired> unseen =
                pairs.stream().filter(pair -> pair.task().unseen()).toList();
        List<Stratum.Values> strata =
                train.stream().flatMap(pair -> pair.stratum().stream()).toList();
        boolean complete = !train.isEmpty() && strata.size() == train.size();
        PairedTest test = new PairedTest();
        Optional<Decision> drop = complete ? Optional.of(Decision.of(strata, Direction.LOWER, test)) : Optional.empty();
        return new Gains(
                pairs.stream()
                        .map(pair -> new OfTask(pair.task().id(), pair.task().unseen(), pair.gain()))
                        .toList(),
                total(train),
                total(unseen),
                complete ? Optional.of(test.pValue(strata, Direction.HIGHER)) : Optional.empty(),
                drop.stream()
                        .flatMap(decision -> decision.tasks().stream())
                        .map(index -> train.get(index).task().id())
                        .toList(),
                drop.filter(Decision::overall).isPresent());
    }

    private static Optional<Paired> pair(MeasuredTask before, MeasuredTask after) {
        Map<String, Map<Integer, Answer>> old = new HashMap<>();
        for (Answer answer : before.answers()) {
            if (answer.state().isScored()) {
                old.computeIfAbsent(answer.example(), example -> new HashMap<>())
                        .put(answer.repeat(), answer);
            }
        }
        Map<String, List<Double>> clusters = new TreeMap<>();
        double sumBefore = 0;
        double sumAfter = 0;
        int pairs = 0;
        for (Answer answer : after.answers()) {
            Answer partner = answer.state().isScored()
                    ? old.getOrDefault(answer.example(), Map.of()).get(answer.repeat())
                    : null;
            if (partner != null) {
                clusters.computeIfAbsent(answer.example(), example -> new ArrayList<>())
                        .add(answer.score() - partner.score());
                sumBefore += partner.score();
                sumAfter += answer.score();
                pairs++;
            }
        }
        if (pairs == 0) {
            return Optional.empty();
        }
        if (!isMean(before) || !isMean(after)) {
            return Optional.of(new Paired(
                    after, new Gain(score(before), score(after), Optional.empty(), pairs), Optional.empty()));
        }
        Stratum.Values stratum = Stratum.Values.clustered(
                after.weight(),
                clusters.values().stream()
                        .map(cluster -> cluster.stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray())
                        .toArray(double[][]::new));
        Interval interval = new Bootstrap().interval(List.of(stratum));
        return Optional.of(new Paired(
                after,
                new Gain(sumBefore / pairs, sumAfter / pairs, Optional.of(interval), pairs),
                Optional.of(stratum)));
    }

    /** Returns whether the score of a task is the mean of those of its replies, as that of most metrics. */
    private static boolean isMean(MeasuredTask task) {
        double mean = task.answers().stream()
                .filter(answer -> answer.state().isScored())
                .mapToDouble(Answer::score)
                .average()
                .orElse(0);
        return Math.abs(mean - score(task)) <= ROUNDING;
    }

    private static double score(MeasuredTask task) {
        return task.figure().map(figure -> figure.score()).orElse(0.0);
    }

    private static Optional<Gain> total(List<Paired> tasks) {
        if (tasks.isEmpty()) {
            return Optional.empty();
        }
        double before = WeightedMean.of(
                tasks, pair -> pair.task().weight(), pair -> pair.gain().before());
        double after = WeightedMean.of(
                tasks, pair -> pair.task().weight(), pair -> pair.gain().after());
        int pairs = tasks.stream().mapToInt(pair -> pair.gain().pairs()).sum();
        List<Stratum.Values> strata =
                tasks.stream().flatMap(pair -> pair.stratum().stream()).toList();
        Optional<Interval> interval =
                strata.size() == tasks.size() ? Optional.of(new Bootstrap().interval(strata)) : Optional.empty();
        return Optional.of(new Gain(before, after, interval, pairs));
    }

    /** Returns whether the paired test confirms a gain, and no task has a confirmed drop. */
    public boolean isConfirmedGain() {
        return train.filter(gain -> gain.difference() > 0).isPresent()
                && higher.filter(p -> p <= Decision.ERROR_RATE).isPresent()
                && drops.isEmpty();
    }

    /** Returns whether the test confirms that the suite or one of its tasks is worse. */
    public boolean isConfirmedDrop() {
        return dropped || !drops.isEmpty();
    }

    /** Returns the change of a task. */
    public Optional<Gain> task(String id) {
        return tasks.stream().filter(task -> task.task().equals(id)).findFirst().map(OfTask::gain);
    }
}

package io.github.metaspo.comparison;

import io.github.metaspo.api.Judgement;
import io.github.metaspo.api.Metric;
import io.github.metaspo.evaluation.Clusters;
import io.github.metaspo.statistics.Kinds;
import io.github.metaspo.statistics.Stratum;
import io.github.metaspo.suite.Task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The scored replies of one method to the held-out questions of one task. The score is the mean over user prompts of the task's metric; if
 * each example is asked with one user prompt, in turn, it is the metric of all replies. Examples are the clusters of the statistics.
 *
 * @param suite name of the suite of the task
 * @param metric of the task
 * @param rows one for each held-out example, the same examples in the same order for all methods
 */
public record TaskReplies(String suite, Task task, Metric metric, List<Row> rows) {

    /**
     * The replies to one example.
     *
     * @param example its id
     * @param replies in an order that all methods share
     */
    public record Row(String example, List<Scored> replies) {
        public Row {
            replies = List.copyOf(replies);
        }
    }

    /**
     * The reply to one question.
     *
     * @param userPrompt index of the user prompt that the example was asked with, from 0
     * @param judgement empty if the call failed
     * @param cut whether the reply was cut off
     */
    public record Scored(int userPrompt, Optional<Judgement> judgement, boolean cut) {}

    public TaskReplies {
        rows = List.copyOf(rows);
    }

    /** Returns the score, 0 to 1; empty if no call succeeded. */
    public Optional<Double> score() {
        return stratum()
                .map(stratum ->
                        stratum instanceof Stratum.Values values ? values.mean() : value((Stratum.Figure) stratum));
    }

    private static double value(Stratum.Figure figure) {
        int[] counts = new int[figure.clusters().number()];
        for (int cluster = 0; cluster < figure.clusters().clusters(); cluster++) {
            counts[figure.clusters().of(cluster)]++;
        }
        return figure.figure().applyAsDouble(counts);
    }

    /** Returns the replies as input of the statistics; empty if no call succeeded. */
    Optional<Stratum> stratum() {
        return stratum(prompt -> true);
    }

    private Optional<Stratum> stratum(IntPredicate userPrompts) {
        List<List<Scored>> clusters = rows.stream()
                .map(row -> row.replies().stream()
                        .filter(reply -> reply.judgement().isPresent() && userPrompts.test(reply.userPrompt()))
                        .toList())
                .filter(cluster -> !cluster.isEmpty())
                .toList();
        if (clusters.isEmpty()) {
            return Optional.empty();
        }
        if (metric.isMean()) {
            return Optional.of(Stratum.Values.clustered(
                    task.weight(),
                    clusters.stream()
                            .map(cluster -> cluster.stream()
                                    .mapToDouble(TaskReplies::points)
                                    .toArray())
                            .toArray(double[][]::new)));
        }
        Kinds<List<Scored>> kinds = Kinds.of(clusters);
        return Optional.of(new Stratum.Figure(task.weight(), kinds, total(kinds)));
    }

    /** Returns what the other method scores more, as input of the statistics, on the questions that both answered; empty if there are none. */
    Optional<Stratum.Swappable> differenceTo(TaskReplies other) {
        return difference(other, prompt -> true);
    }

    private Optional<Stratum.Swappable> difference(TaskReplies other, IntPredicate userPrompts) {
        List<List<Scored>> before = new ArrayList<>();
        List<List<Scored>> after = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            List<Scored> old = rows.get(row).replies();
            List<Scored> now = other.rows.get(row).replies();
            List<Integer> both = IntStream.range(0, old.size())
                    .filter(i -> userPrompts.test(old.get(i).userPrompt())
                            && old.get(i).judgement().isPresent()
                            && now.get(i).judgement().isPresent())
                    .boxed()
                    .toList();
            if (!both.isEmpty()) {
                before.add(both.stream().map(old::get).toList());
                after.add(both.stream().map(now::get).toList());
            }
        }
        if (before.isEmpty()) {
            return Optional.empty();
        }
        if (metric.isMean()) {
            return Optional.of(Stratum.Values.clustered(
                    task.weight(),
                    IntStream.range(0, before.size())
                            .mapToObj(row -> differences(before.get(row), after.get(row)))
                            .toArray(double[][]::new)));
        }
        Kinds<List<Scored>> sides =
                Kinds.of(Stream.concat(before.stream(), after.stream()).toList());
        return Optional.of(Stratum.FigureDifference.of(task.weight(), sides, total(sides)));
    }

    /**
     * The scores of two methods with the same user prompt.
     *
     * @param userPrompt its index, from 0
     * @param before score of this method, 0 to 1
     * @param after score of the other method, 0 to 1
     */
    public record UserPromptPair(int userPrompt, double before, double after) {}

    /** Returns the scores of this and another method with each user prompt, on the questions that both answered. */
    List<UserPromptPair> byUserPrompt(TaskReplies other) {
        List<UserPromptPair> pairs = new ArrayList<>();
        for (int prompt : userPrompts()) {
            TaskReplies mine = answeredBoth(other, shown -> shown == prompt);
            TaskReplies theirs = other.answeredBoth(this, shown -> shown == prompt);
            mine.score().ifPresent(before -> theirs.score()
                    .ifPresent(after -> pairs.add(new UserPromptPair(prompt, before, after))));
        }
        return pairs;
    }

    /** Returns the indices of the user prompts. */
    SortedSet<Integer> userPrompts() {
        SortedSet<Integer> prompts = new TreeSet<>();
        rows.forEach(row -> row.replies().forEach(reply -> prompts.add(reply.userPrompt())));
        return prompts;
    }

    /** Returns these replies without those to questions that another method has not answered. */
    TaskReplies sharedWith(TaskReplies other) {
        return answeredBoth(other, prompt -> true);
    }

    private TaskReplies answeredBoth(TaskReplies other, IntPredicate userPrompts) {
        List<Row> shared = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            List<Scored> theirs = other.rows.get(row).replies();
            List<Scored> mine = rows.get(row).replies();
            shared.add(new Row(
                    rows.get(row).example(),
                    IntStream.range(0, mine.size())
                            .filter(i -> userPrompts.test(mine.get(i).userPrompt())
                                    && mine.get(i).judgement().isPresent()
                                    && theirs.get(i).judgement().isPresent())
                            .mapToObj(mine::get)
                            .toList()));
        }
        return new TaskReplies(suite, task, metric, shared);
    }

    /** The mean over user prompts of the metric; over all replies if each example has those of one user prompt. */
    private ToDoubleFunction<int[]> total(Kinds<List<Scored>> kinds) {
        boolean pooled = rows.stream()
                .allMatch(row -> row.replies().stream()
                                .map(Scored::userPrompt)
                                .distinct()
                                .count()
                        < 2);
        TreeMap<Integer, List<List<Judgement>>> byPrompt = new TreeMap<>(Comparator.naturalOrder());
        for (int kind = 0; kind < kinds.number(); kind++) {
            for (Scored reply : kinds.examples().get(kind)) {
                byPrompt.computeIfAbsent(pooled ? 0 : reply.userPrompt(), prompt -> noReplies(kinds.number()))
                        .get(kind)
                        .add(reply.judgement().orElseThrow());
            }
        }
        List<List<List<Judgement>>> prompts = List.copyOf(byPrompt.values());
        List<ToDoubleFunction<int[]>> totals = prompts.stream()
                .map(judgements -> Clusters.total(metric, judgements))
                .toList();
        return counts -> IntStream.range(0, totals.size())
                .filter(prompt -> isAnswered(prompts.get(prompt), counts))
                .mapToDouble(prompt -> totals.get(prompt).applyAsDouble(counts))
                .average()
                .orElseThrow();
    }

    /** A resample may hold only examples whose calls with one user prompt failed. */
    private static boolean isAnswered(List<List<Judgement>> ofPrompt, int[] counts) {
        return IntStream.range(0, counts.length)
                .anyMatch(kind -> counts[kind] > 0 && !ofPrompt.get(kind).isEmpty());
    }

    private static List<List<Judgement>> noReplies(int kinds) {
        List<List<Judgement>> none = new ArrayList<>();
        for (int kind = 0; kind < kinds; kind++) {
            none.add(new ArrayList<>());
        }
        return none;
    }

    private static double points(Scored reply) {
        return reply.judgement().orElseThrow().score();
    }

    private static double[] differences(List<Scored> before, List<Scored> after) {
        return IntStream.range(0, before.size())
                .mapToDouble(i -> points(after.get(i)) - points(before.get(i)))
                .toArray();
    }
}

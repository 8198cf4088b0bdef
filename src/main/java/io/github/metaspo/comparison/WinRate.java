package io.github.metaspo.comparison;

import io.github.metaspo.suite.Task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Robustness of a method over user prompts: the share of pairs of an unseen task and a user prompt in which it scores higher than the reference.
 * Ties count half (paper section 4.3; it does not say what ties count).
 *
 * @param rate 0 to 1
 * @param points one for each pair of a task and a user prompt
 */
public record WinRate(String method, double rate, List<Point> points) {

    /**
     * The scores of the reference and of the method with the same user prompt.
     *
     * @param userPrompt index of the user prompt, from 0
     */
    public record Point(String suite, String task, int userPrompt, double reference, double score) {}

    public WinRate {
        points = List.copyOf(points);
    }

    /** Compares a method with the reference; empty for one that has user prompts of its own on unseen tasks, or where there are none. */
    static Optional<WinRate> of(ComparedMethod reference, ComparedMethod method) {
        if (reference.adaptsToUnseenTasks() || method.adaptsToUnseenTasks()) {
            return Optional.empty();
        }
        List<Point> points = IntStream.range(0, method.replies().size())
                .filter(i -> method.replies().get(i).task().role() == Task.Role.UNSEEN)
                .boxed()
                .flatMap(
                        i -> points(reference.replies().get(i), method.replies().get(i)).stream())
                .toList();
        double wins = points.stream()
                .mapToDouble(
                        point -> point.score() > point.reference() ? 1 : point.score() == point.reference() ? 0.5 : 0)
                .sum();
        return points.isEmpty()
                ? Optional.empty()
                : Optional.of(new WinRate(method.name(), wins / points.size(), points));
    }

    private static List<Point> points(TaskReplies reference, TaskReplies method) {
        List<Point> points = new ArrayList<>();
        reference
                .byUserPrompt(method)
                .forEach(pair -> points.add(
                        new Point(method.suite(), method.task().id(), pair.userPrompt(), pair.before(), pair.after())));
        return points;
    }
}

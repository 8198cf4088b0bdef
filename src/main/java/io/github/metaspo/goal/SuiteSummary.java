package io.github.metaspo.goal;

import io.github.metaspo.report.TextFormat;
import io.github.metaspo.statistics.Power;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.util.List;

/** Log line about the size of a suite and the smallest drop that its examples can detect. */
public final class SuiteSummary {

    private SuiteSummary() {}

    /** Returns the line; logged before the first call. */
    public static String line(Suite suite) {
        List<Task> train = suite.tasks(Task.Role.TRAIN);
        int unseen = suite.tasks(Task.Role.UNSEEN).size();
        int trainExamples =
                train.stream().mapToInt(task -> task.allTrain().size()).sum();
        int testExamples =
                suite.tasks().stream().mapToInt(task -> task.test().size()).sum();
        return suite.name() + ": " + TextFormat.count(train.size(), "train task")
                + (unseen == 0 ? "" : ", " + unseen + " unseen") + "; " + trainExamples + " train and " + testExamples
                + " held-out examples" + power(train);
    }

    /** Returns the smallest change of the score, 0 to 1, that the held-out examples confirm; above 1 if they are too few for any. */
    public static double smallestDrop(Suite suite) {
        return smallestDrop(suite.tasks(Task.Role.TRAIN));
    }

    private static double smallestDrop(List<Task> train) {
        return Power.smallestDetectableDrop(train.stream()
                .map(task -> new Power.Task(task.weight(), task.test().size(), Power.USUAL_CHANGE))
                .toList());
    }

    private static String power(List<Task> train) {
        if (train.isEmpty()) {
            return "";
        }
        double drop = smallestDrop(train);
        if (drop >= 1) {
            return "; too few to detect any drop";
        }
        return "; detects drops of " + TextFormat.points(drop) + " points or more (" + conditions() + ")";
    }

    /** Returns the conditions under which the {@link #smallestDrop} is detected. */
    public static String conditions() {
        return TextFormat.percent(Power.POWER) + " power, if " + TextFormat.percent(Power.USUAL_CHANGE)
                + " of the answers change";
    }
}

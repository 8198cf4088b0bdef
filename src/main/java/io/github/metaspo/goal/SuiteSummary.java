package io.github.metaspo.goal;

import io.github.metaspo.report.TextFormat;
import io.github.metaspo.statistics.Power;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.util.List;
import java.util.Optional;

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

    /** Returns the smallest drop of the score that the held-out examples confirm; empty if they are too few for any. */
    private static Optional<Power.Drop> smallestDrop(List<Task> train) {
        return Power.smallestDetectableDrop(train.stream()
                .map(task -> new Power.Task(task.weight(), task.test().size(), Power.USUAL_CHANGE))
                .toList());
    }

    private static String power(List<Task> train) {
        if (train.isEmpty()) {
            return "";
        }
        return smallestDrop(train)
                .map(drop -> "; detects drops of " + atLeast(drop))
                .orElse("; too few to detect any drop");
    }

    /** Returns which gains the held-out examples of a suite confirm, as the end of a sentence about them. */
    public static String confirmedGains(Suite suite) {
        return smallestDrop(suite.tasks(Task.Role.TRAIN))
                .map(gain -> "confirm gains of " + atLeast(gain))
                .orElse("are too few to confirm any gain");
    }

    /** Returns the size of a change with the conditions under which it is detected. */
    private static String atLeast(Power.Drop drop) {
        return TextFormat.points(drop.size()) + " points or more (" + TextFormat.conditions(drop) + ")";
    }
}

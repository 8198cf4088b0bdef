package io.github.metaspo.goal;

import io.github.metaspo.report.TextFormat;
import io.github.metaspo.statistics.Power;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.util.List;

/** What is about to be measured, and how small a difference it can show, before any money is spent. */
public final class SuiteSummary {

    private SuiteSummary() {}

    public static String line(Suite suite) {
        List<Task> train = suite.tasks(Task.Role.TRAIN);
        int unseen = suite.tasks(Task.Role.UNSEEN).size();
        int trainExamples = train.stream().mapToInt(task -> task.train().size()).sum();
        int testExamples =
                suite.tasks().stream().mapToInt(task -> task.test().size()).sum();
        return suite.name() + ": " + TextFormat.count(train.size(), "train task")
                + (unseen == 0 ? "" : ", " + unseen + " unseen") + "; " + trainExamples + " train and " + testExamples
                + " held-out examples" + sees(train);
    }

    private static String sees(List<Task> train) {
        if (train.isEmpty()) {
            return "";
        }
        double drop = Power.smallestDetectableDrop(train.stream()
                .map(task -> new Power.Task(task.weight(), task.test().size(), Power.USUAL_CHANGE))
                .toList());
        if (drop >= 1) {
            return "; too few to see any drop";
        }
        return "; sees drops from " + TextFormat.points(drop) + " points on (" + TextFormat.percent(Power.POWER)
                + " power, if " + TextFormat.percent(Power.USUAL_CHANGE) + " of the answers change)";
    }
}

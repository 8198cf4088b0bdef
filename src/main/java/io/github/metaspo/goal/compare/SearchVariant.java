package io.github.metaspo.goal.compare;

import io.github.metaspo.api.Location;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.goal.compare.Entrant.Search;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.Keywords;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import io.github.metaspo.suite.OptimizeSettings.Method;
import io.github.metaspo.suite.OptimizeSettings.UserPrompts;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;

import java.util.List;
import java.util.OptionalLong;

/** The suite that a search of a comparison works on, made from the suites that its prompts are for. */
final class SearchVariant {

    private SearchVariant() {}

    /**
     * Returns the suite of a search. Methods that improve nothing but user prompts also learn from the train examples of unseen tasks; the
     * others from train tasks alone.
     *
     * @throws SuiteException if a task cannot be scored
     */
    static PreparedSuite of(Search search, Method method, Metrics metrics) throws SuiteException {
        Suite first = search.domains().get(0).suite();
        OptimizeSettings settings = first.optimize()
                .withMethod(method)
                .withBudget(limits(first.compare().budget()));
        if (method.improvesOnlyUserPrompts()) {
            settings = settings.withUserPrompts(UserPrompts.SHIP);
        }
        List<Task> tasks = search.domains().stream()
                .flatMap(domain -> tasks(domain, search, method).stream())
                .toList();
        if (tasks.isEmpty()) {
            throw new SuiteException(
                    new Location(first.file(), 1, 0),
                    "\"" + Keywords.of(method)
                            + "\" learns from train examples, and the suite has none; add some, or leave the"
                            + " method out of compare.methods");
        }
        return PreparedSuite.of(first.withTasks(tasks).withOptimize(settings), metrics);
    }

    /** The questions are limited by the method itself: stored answers count, too, so that a repeated comparison has the same result. */
    static Budget limits(Budget budget) {
        return new Budget(OptionalLong.empty(), budget.tokens(), budget.cost(), budget.time());
    }

    private static List<Task> tasks(Domain domain, Search search, Method method) {
        List<Task> train = domain.suite().tasks(Task.Role.TRAIN);
        if (method.improvesOnlyUserPrompts()) {
            return domain.suite().tasks().stream()
                    .filter(task -> !task.train().isEmpty())
                    .map(task -> task.withRole(Task.Role.TRAIN))
                    .toList();
        }
        List<Task> learnt = train.subList(0, search.sourceTasks().orElse(train.size()));
        return search.isGlobal()
                ? learnt.stream()
                        .map(task -> task.withId(domain.name() + "." + task.id()))
                        .toList()
                : learnt;
    }
}

package io.github.metaspo.optimize.demonstrate;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Location;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.files.Hashes;
import io.github.metaspo.suite.Demonstration;
import io.github.metaspo.suite.Demonstrations;
import io.github.metaspo.suite.OptimizeSettings.UserPrompts;
import io.github.metaspo.suite.Problem;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sets train examples apart for demonstrations. A pool has four examples for each demonstration, or a quarter of the train examples if that is
 * more; at least half of them stay for the search. It depends on nothing but the examples and the seed.
 */
public final class DemonstrationPools {

    /** The most tokens of a demonstration. */
    public static final int MOST_TOKENS = Obstacle.MOST_TOKENS;

    private static final int EXAMPLES_FOR_EACH = 4;
    private static final int SHARE = 4;

    private DemonstrationPools() {}

    /**
     * A suite whose train tasks have pools.
     *
     * @param remarks which examples cannot be demonstrations, and why
     */
    public record SetApart(Suite suite, List<String> remarks) {
        public SetApart {
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * Returns the suite with pools, or as it is if it asks for no demonstrations.
     *
     * @throws SuiteException if a task has too few train examples, or the user prompts would not be shipped
     */
    public static SetApart setApart(Suite suite) throws SuiteException {
        int wanted = suite.optimize().demonstrations();
        if (wanted == 0 || suite.tasks(Task.Role.TRAIN).isEmpty()) {
            return new SetApart(suite, List.of());
        }
        requireShippedUserPrompts(suite);
        requireExamples(suite, wanted);
        List<String> remarks = new ArrayList<>();
        List<Task> tasks = suite.tasks().stream()
                .map(task -> task.role() == Task.Role.TRAIN ? setApart(task, suite, remarks) : task)
                .toList();
        return new SetApart(suite.withTasks(tasks), remarks);
    }

    private static void requireShippedUserPrompts(Suite suite) throws SuiteException {
        if (suite.optimize().userPrompts() != UserPrompts.SHIP) {
            throw new SuiteException(
                    new Location(suite.file(), 1, 0),
                    "\"demonstrations: " + suite.optimize().demonstrations()
                            + "\" puts examples into the user prompts, which the suite keeps as they are; add"
                            + " optimize.userPrompts: ship, or remove optimize.demonstrations");
        }
    }

    private static void requireExamples(Suite suite, int wanted) throws SuiteException {
        int least = EXAMPLES_FOR_EACH * wanted;
        List<Problem> problems = suite.tasks(Task.Role.TRAIN).stream()
                .filter(task -> task.train().size() < least)
                .map(task -> new Problem(
                        task.location(),
                        "the task " + task.id() + " has " + task.train().size() + " train examples, and "
                                + "\"demonstrations: " + wanted + "\" needs " + least
                                + " or more, because half of them stay for the search; add train examples, or lower"
                                + " optimize.demonstrations"))
                .toList();
        if (!problems.isEmpty()) {
            throw new SuiteException(problems);
        }
    }

    private static Task setApart(Task task, Suite suite, List<String> remarks) {
        Map<String, Integer> questions = new HashMap<>();
        Stream.concat(task.train().stream(), task.test().stream())
                .forEach(example -> questions.merge(key(example), 1, Integer::sum));
        List<Example> usable = new ArrayList<>();
        List<Obstacle> met = new ArrayList<>();
        for (Example example : task.train()) {
            obstacle(task, example, questions).ifPresentOrElse(met::add, () -> usable.add(example));
        }
        if (!met.isEmpty()) {
            remarks.add("task " + task.id() + ": " + met.size() + " of "
                    + task.train().size() + " train examples cannot be demonstrations (" + Obstacle.counted(met) + ")");
        }
        long seed = suite.optimize().seed();
        List<Example> pool = usable.stream()
                .sorted(Comparator.comparing(example -> Hashes.sha256(seed + "/demonstration/" + example.id())))
                .limit(size(task.train().size(), suite.optimize().demonstrations()))
                .toList();
        Set<String> ids = pool.stream().map(Example::id).collect(Collectors.toCollection(HashSet::new));
        return task.withTrain(task.train().stream()
                        .filter(example -> !ids.contains(example.id()))
                        .toList())
                .withDemonstrations(new Demonstrations(pool, List.of()));
    }

    private static int size(int train, int wanted) {
        return Math.min(Math.max(EXAMPLES_FOR_EACH * wanted, train / SHARE), train / 2);
    }

    private static Optional<Obstacle> obstacle(Task task, Example example, Map<String, Integer> questions) {
        if (!example.earlier().isEmpty()) {
            return Optional.of(Obstacle.EARLIER_MESSAGES);
        }
        if (questions.getOrDefault(key(example), 0) > 1) {
            return Optional.of(Obstacle.ASKED_TWICE);
        }
        return Obstacle.of(Demonstration.input(task.prompt(), example));
    }

    private static String key(Example example) {
        return example.question().strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** Returns the questions about the pools, with the suite's own prompts: a batch for each task that has a pool. */
    public static List<Batch> batches(Suite suite) {
        return suite.tasks().stream()
                .filter(task -> !task.demonstrations().pool().isEmpty())
                .map(task -> new Batch(
                        suite.systemPrompt(),
                        task.askedOnce(),
                        task.prompt(),
                        task.demonstrations().pool()))
                .toList();
    }

    /** Returns the number of questions about the pools. */
    public static int questions(Suite suite) {
        return suite.tasks().stream()
                .mapToInt(task -> task.demonstrations().pool().size())
                .sum();
    }
}

package io.github.metaspo.gate;

import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.lock.Fingerprints;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

class ComparabilityTest {

    private static final String CHANGED =
            "the test examples, the extraction, the metric or the role of %s changed since they were measured";

    private final Suite suite = EvaluationFixtures.suite(
            task("pets", Task.Role.TRAIN, 3), task("books", Task.Role.TRAIN, 4), task("cars", Task.Role.UNSEEN, 5));
    private final Comparability comparability = new Comparability(EvaluationFixtures.prepared(suite));

    private static Task task(String id, Task.Role role, int examples) {
        return EvaluationFixtures.task(id, role, examples, "accuracy", 1);
    }

    private static Lock.Measured measured(Task... tasks) {
        Suite former = EvaluationFixtures.suite(tasks);
        Lock.Figure figure = new Lock.Figure(0.5, 0.4, 0.6);
        return new Lock.Measured(
                "subject",
                "baseline",
                new Lock.Model("scripted", "tiny", new TreeSet<>()),
                figure,
                Optional.empty(),
                Arrays.stream(tasks)
                        .map(task -> new Lock.MeasuredTask(
                                task.id(),
                                task.role() == Task.Role.UNSEEN,
                                task.metric().name(),
                                Fingerprints.contents(
                                        task,
                                        EvaluationFixtures.scorers(former)
                                                .of(task)
                                                .metric()
                                                .version()),
                                task.test().size(),
                                figure))
                        .toList());
    }

    @Test
    void theSameTasksAreComparable() {
        Lock.Measured same = measured(suite.tasks().toArray(Task[]::new));
        assertThat(comparability.problem(same)).isEmpty();
        assertThat(comparability.added(same)).isEmpty();
    }

    @Test
    void aMeasurementHoldsForTheSameTasksInAnyOrderAndForNoOthers() {
        Task pets = task("pets", Task.Role.TRAIN, 3);
        Task books = task("books", Task.Role.TRAIN, 4);
        Task cars = task("cars", Task.Role.UNSEEN, 5);
        assertThat(comparability.holds(measured(cars, pets, books))).isTrue();
        assertThat(comparability.holds(measured(pets, books))).isFalse();
        assertThat(comparability.holds(measured(pets, books, task("cars", Task.Role.UNSEEN, 6))))
                .isFalse();
    }

    @Test
    void aTaskMoreIsComparableAndNamed() {
        Lock.Measured fewer = measured(task("pets", Task.Role.TRAIN, 3));
        assertThat(comparability.problem(fewer)).isEmpty();
        assertThat(comparability.added(fewer)).containsExactly("books", "cars");
    }

    @Test
    void otherExamplesOrAnotherRoleAreNotComparable() {
        assertThat(comparability.problem(measured(task("pets", Task.Role.TRAIN, 2))))
                .hasValue(CHANGED.formatted("task pets"));
        assertThat(comparability.problem(
                        measured(task("pets", Task.Role.UNSEEN, 3), task("books", Task.Role.TRAIN, 9))))
                .hasValue(CHANGED.formatted("tasks pets, books"));
    }

    /** The fingerprint of the first version, in the words that it was made of. */
    @Test
    void aBaselineOfTheFirstRulesSaysWhichRulesChanged() {
        Task pets = task("pets", Task.Role.TRAIN, 3);
        Lock.MeasuredTask former = new Lock.MeasuredTask(
                "pets",
                false,
                "accuracy",
                Fingerprints.formerContents(pets, "accuracy 1"),
                3,
                new Lock.Figure(0.5, 0.4, 0.6));
        assertThat(former.contents()).isNotEqualTo(Fingerprints.contents(pets, "accuracy 2"));
        Lock.Measured measured = measured(pets);
        Lock.Measured before = new Lock.Measured(
                measured.subject(),
                measured.baseline(),
                measured.model(),
                measured.train(),
                measured.unseen(),
                List.of(former));
        assertThat(comparability.problem(before).orElseThrow())
                .contains(
                        "task pets", "changed with this version of the plugin", "metric accuracy from version 1 to 2");
        assertThat(comparability.holds(before)).isFalse();
    }

    @Test
    void aRemovedTaskComesFirst() {
        assertThat(comparability.problem(measured(task("pets", Task.Role.TRAIN, 2), task("gone", Task.Role.TRAIN, 3))))
                .hasValue("the suite no longer has the task gone that was measured");
    }
}

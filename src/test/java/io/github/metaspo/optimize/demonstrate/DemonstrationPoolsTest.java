package io.github.metaspo.optimize.demonstrate;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Message;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.optimize.propose.ProposalFixtures;
import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DemonstrationPoolsTest {

    @ParameterizedTest
    @CsvSource({"1, 4, 2", "2, 20, 8", "3, 12, 6", "3, 100, 25", "5, 20, 10", "5, 400, 100"})
    void aPoolHasFourExamplesForEachOrAQuarterAndAtMostAHalf(int wanted, int train, int expected) throws Exception {
        Task task = only(apart(wanted, task(ProposalFixtures.examples("review", train))));
        assertThat(task.demonstrations().pool()).hasSize(expected);
        assertThat(task.train())
                .hasSize(train - expected)
                .doesNotContainAnyElementsOf(task.demonstrations().pool());
        assertThat(task.demonstrations().shown()).isEmpty();
    }

    @Test
    void aPoolIsTheSameInEveryRunAndHardlyChangesWithTheExamples() throws Exception {
        List<Example> train = ProposalFixtures.examples("review", 41);
        Task task = only(apart(2, task(train)));
        assertThat(train).containsSubsequence(task.train());
        assertThat(only(apart(2, task(train)))).isEqualTo(task);

        List<Example> more = new ArrayList<>(train);
        more.remove(task.train().get(0));
        assertThat(only(apart(2, task(more))).demonstrations().pool())
                .isEqualTo(task.demonstrations().pool());
    }

    @Test
    void withoutDemonstrationsNothingIsSetApart() throws Exception {
        Suite suite = DemonstrationFixtures.suite(0, task(ProposalFixtures.examples("review", 40)));
        assertThat(DemonstrationPools.setApart(suite).suite()).isSameAs(suite);
        assertThat(DemonstrationPools.questions(suite)).isZero();
    }

    @Test
    void anUnseenTaskHasNoPool() throws Exception {
        Task train = task(ProposalFixtures.examples("review", 40));
        Suite suite = apart(2, train, train.withId("later").withRole(Task.Role.UNSEEN))
                .suite();
        assertThat(suite.tasks().get(1).demonstrations().pool()).isEmpty();
        assertThat(suite.tasks().get(1).train()).hasSize(40);
        assertThat(DemonstrationPools.questions(suite)).isEqualTo(10);
    }

    @Test
    void everyTaskWithTooFewExamplesIsNamedWithItsPlace() {
        Task few = task(ProposalFixtures.examples("review", 11));
        assertThatThrownBy(() -> apart(3, few, few.withId("other")))
                .isInstanceOf(SuiteException.class)
                .hasMessage(
                        """
                        review.yaml:8:5: the task stars has 11 train examples, and "demonstrations: 3" needs 12 or more, \
                        because half of them stay for the search; add train examples, or lower optimize.demonstrations
                        review.yaml:8:5: the task other has 11 train examples, and "demonstrations: 3" needs 12 or more, \
                        because half of them stay for the search; add train examples, or lower optimize.demonstrations""");
    }

    @Test
    void examplesThatCannotBeShownStayInTheSearchAndAreCounted() throws Exception {
        List<Example> train = new ArrayList<>(ProposalFixtures.examples("review", 8));
        List<Example> unfit = List.of(
                new Example("chat", "Sure?", List.of("1"), List.of(), Map.of(), List.of(Message.user("Hi"))),
                Example.of("twin-1", "The  same review", "1"),
                Example.of("twin-2", "the same review", "1"),
                Example.of("test-twin", "The held-out QUESTION of stars", "1"),
                Example.of("placeholder", "What is {question}?", "1"),
                Example.of("template", "What is {{name}}?", "1"),
                Example.of("tags", "A </Example> of it", "1"),
                Example.of("chat-template", "Bad <|im_end|> end", "1"),
                Example.of("hidden", "Bad \u202e end", "1"),
                Example.of("long", "word ".repeat(1100), "1"));
        train.addAll(unfit);

        DemonstrationPools.SetApart apart = apart(2, task(train));

        assertThat(only(apart).demonstrations().pool()).hasSize(8).doesNotContainAnyElementsOf(unfit);
        assertThat(only(apart).train()).containsExactlyElementsOf(unfit);
        assertThat(apart.remarks())
                .containsExactly(
                        "task stars: 10 of 18 train examples cannot be demonstrations (1 with earlier messages,"
                                + " 3 with the question of another example, 2 with a placeholder in braces, 2 with tags of a"
                                + " demonstration or of a chat template, 1 with a control character or an invisible character,"
                                + " 1 longer than 1000 tokens)");
    }

    @Test
    void theQuestionsOfThePoolsAreAskedOnceWithTheSuitesOwnPrompts() throws Exception {
        Suite suite = apart(
                        1,
                        EvaluationFixtures.task("t", Task.Role.TRAIN, 3, "accuracy", 4)
                                .withTrain(ProposalFixtures.examples("review", 4)))
                .suite();
        assertThat(DemonstrationPools.batches(suite)).singleElement().satisfies(batch -> {
            assertThat(batch.questions()).isEqualTo(2);
            assertThat(batch.systemPrompt()).isEqualTo(suite.systemPrompt());
            assertThat(batch.userPrompt().template()).isEqualTo("t: {question}");
        });
    }

    private static DemonstrationPools.SetApart apart(int wanted, Task... tasks) throws SuiteException {
        return DemonstrationPools.setApart(DemonstrationFixtures.suite(wanted, tasks));
    }

    private static Task only(DemonstrationPools.SetApart apart) {
        return Stream.of(apart)
                .map(one -> one.suite().tasks().get(0))
                .findFirst()
                .orElseThrow();
    }

    private static Task task(List<Example> train) {
        return ProposalFixtures.task("stars", ProposalFixtures.STARS, new Extraction.Tag("answer"), train);
    }
}

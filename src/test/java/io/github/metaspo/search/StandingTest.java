package io.github.metaspo.search;

import io.github.metaspo.search.Standing.Turn;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** What a race asks of a task that keeps two user prompts. */
class StandingTest {

    private static final int EXAMPLES = 4;

    private final Task task = new ScriptedWorld(1, 1).suite(EXAMPLES, 1).tasks().get(0);
    private final Sample sample = Sample.first(EXAMPLES, RandomSource.XO_RO_SHI_RO_128_PP.create(1));
    private final UserPrompt first = new UserPrompt("first {question}");
    private final UserPrompt second = new UserPrompt("second {question}");
    private final Standing standing = new Standing(task, sample, List.of(turn(0, first), turn(1, second)), List.of());

    @Test
    void userPromptsTakeTurnsOverTheExamples() {
        assertThat(standing.fields()).hasSize(1);
        assertThat(prompts(standing.fields().get(0))).containsExactly(first, second, first, second);
        assertThat(standing.open(1)).containsExactly(1, 3);
    }

    @Test
    void whenAllExamplesAreInEachIsAskedWithTheOtherUserPromptToo() {
        Standing more = standing.onMore();
        assertThat(more.fields()).hasSize(2);
        assertThat(prompts(more.fields().get(1))).containsExactly(second, first, second, first);
        assertThat(more.open(1)).containsExactly(0, 1, 2, 3);
        assertThat(more.hasMore()).isFalse();
        assertThat(more.onMore()).isEqualTo(more);
    }

    @Test
    void whatIsKnownInEachFieldIsKnownOfTheUserPromptThatWasAsked() {
        Marks here = Marks.of(EXAMPLES, example -> 1);
        Marks there = Marks.of(EXAMPLES, example -> 0);
        Standing under = standing.onMore().under(List.of(here, there), List.of());
        assertThat(scores(under.kept().get(0).marks())).containsExactly(1.0, 0.0, 1.0, 0.0);
        assertThat(scores(under.kept().get(1).marks())).containsExactly(0.0, 1.0, 0.0, 1.0);
        assertThat(under.score()).isEqualTo(0.5);
    }

    private static List<UserPrompt> prompts(Field field) {
        return IntStream.range(0, EXAMPLES).mapToObj(field::prompt).toList();
    }

    private static List<Double> scores(Marks marks) {
        return IntStream.range(0, EXAMPLES).mapToObj(marks::of).toList();
    }

    private static Turn turn(int number, UserPrompt prompt) {
        return new Turn(number, prompt, Marks.unknown(EXAMPLES));
    }
}

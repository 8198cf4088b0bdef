package io.github.metaspo.suite;

import io.github.metaspo.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class DemonstrationsInPromptsTest {

    private static final Demonstrations TWO = new Demonstrations(
            List.of(), List.of(new Demonstration("2 + 2?", "It is 4."), new Demonstration("3 + 3?", "It is 6.")));

    private static final String BLOCKS =
            """
            <Example>
            <Input>
            2 + 2?
            </Input>
            <Output>
            It is 4.
            </Output>
            </Example>
            <Example>
            <Input>
            3 + 3?
            </Input>
            <Output>
            It is 6.
            </Output>
            </Example>
            """;

    @Test
    void theyStandBeforeTheLineOfTheQuestion() {
        assertThat(in("Compute.\nQuestion: {question}\nBe short."))
                .isEqualTo("Compute.\n" + BLOCKS + "Question: {question}\nBe short.");
        assertThat(in("{question}")).isEqualTo(BLOCKS + "{question}");
    }

    @Test
    void theTagsAroundTheQuestionStayWithIt() {
        assertThat(in("Compute.\n<Task>\n<Question>\n{question}\n</Question>\n</Task>"))
                .isEqualTo("Compute.\n" + BLOCKS + "<Task>\n<Question>\n{question}\n</Question>\n</Task>");
        assertThat(in("<Rules>\nCompute.\n</Rules>\n{question}"))
                .isEqualTo("<Rules>\nCompute.\n</Rules>\n" + BLOCKS + "{question}");
    }

    @Test
    void withoutAnyThePromptIsTheSame() {
        UserPrompt prompt = new UserPrompt("{question}");
        assertThat(Demonstrations.NONE.in(prompt)).isSameAs(prompt);
        assertThat(Demonstrations.takenOutOf(prompt)).isEmpty();
    }

    @Test
    void aPromptThatShowsThemAlreadyStaysAsItIs() {
        UserPrompt shown = TWO.in(new UserPrompt("Compute.\n{question}"));
        assertThat(TWO.in(shown)).isEqualTo(shown);
    }

    @Test
    void onlyTheQuestionIsFilledWhenThePromptIsRendered() {
        assertThat(TWO.in(new UserPrompt("Compute: {question}")).render(Example.of("1", "1 + 1?", "2")))
                .isEqualTo(BLOCKS + "Compute: 1 + 1?");
    }

    @Test
    void anInputWithVariablesNamesThemInTheOrderOfThePrompt() {
        Example example = new Example(
                "1", "Which?", List.of("A"), List.of(), Map.of("topic", "pets", "options", "A) cat\nB) dog"));
        assertThat(Demonstration.input(new UserPrompt("On {topic}.\n{question}\n{options}"), example))
                .isEqualTo("topic: pets\nquestion: Which?\noptions: A) cat\nB) dog");
        assertThat(Demonstration.input(new UserPrompt("{question} {nobody}"), example))
                .isEqualTo("Which?");
    }

    @Test
    void whatWasTakenOutCanBePutBack() {
        UserPrompt own = new UserPrompt("Compute.\n<Question>\n{question}\n</Question>");
        Demonstrations.TakenOut taken = Demonstrations.takenOutOf(TWO.in(own)).orElseThrow();
        assertThat(taken.prompt()).isEqualTo(own);
        assertThat(taken.shown()).isEqualTo(TWO.shown());
    }

    @Test
    void demonstrationsThatCouldNotBePutBackAreNotTakenOut() {
        assertThat(Demonstrations.takenOutOf(new UserPrompt("{question}\n" + BLOCKS + "Now.")))
                .isEmpty();
    }

    @Property
    void anyTextsCanBeTakenOutAgain(
            @ForAll @AlphaChars @Chars({'\n', ' ', '\t', '<', '>', '/'}) @StringLength(min = 1, max = 30) String input,
            @ForAll @AlphaChars @Chars({'\n', ' ', '"', '$', '\\', '}'}) @StringLength(min = 1, max = 30)
                    String reply) {
        if (PromptText.normalise(input).isBlank() || PromptText.normalise(reply).isBlank()) {
            return;
        }
        List<Demonstration> shown = List.of(new Demonstration(input, reply));
        UserPrompt own = new UserPrompt("Compute.\n{question}");
        assertThat(Demonstrations.takenOutOf(new Demonstrations(List.of(), shown).in(own)))
                .contains(new Demonstrations.TakenOut(own, shown));
    }

    private static String in(String template) {
        return TWO.in(new UserPrompt(template)).template();
    }
}

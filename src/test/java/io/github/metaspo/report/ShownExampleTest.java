package io.github.metaspo.report;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Message;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class ShownExampleTest {

    private final Task task = EvaluationFixtures.task("pets", Task.Role.TRAIN, 2, "accuracy", 1);

    @Test
    void aQuestionIsShownWithoutTheWordsOfTheUserPrompt() {
        assertThat(ShownExample.of(task, Example.of("1", "Is it a dog?", "yes")))
                .isEqualTo(new ShownExample("Is it a dog?", "yes"));
    }

    @Test
    void whereTheUserPromptHasVariablesItIsFilledIn() {
        Task filled = task.withPrompt(new UserPrompt("Text: {text}\nQuestion: {question}"));
        Example example =
                new Example("1", "Who barks?", List.of("the dog", "a dog"), List.of(), Map.of("text", "A dog barks."));
        assertThat(ShownExample.of(filled, example))
                .isEqualTo(new ShownExample("Text: A dog barks.\nQuestion: Who barks?", "the dog | a dog"));
    }

    @Test
    void earlierMessagesComeFirst() {
        Example example = new Example(
                "1",
                "And that?",
                List.of("cat"),
                List.of(),
                Map.of(),
                List.of(Message.user("What is this?"), Message.assistant("A dog.")));
        assertThat(ShownExample.of(task, example).question())
                .isEqualTo("user: What is this?\nassistant: A dog.\nAnd that?");
    }

    @Test
    void longTextsLackTheirMiddle() {
        String question = "begin " + "\ud83d\ude00".repeat(1_000) + " end";
        ShownExample shown = ShownExample.of(task, Example.of("1", question, "x".repeat(301)));
        assertThat(shown.question())
                .hasSizeLessThanOrEqualTo(1_000)
                .startsWith("begin ")
                .contains(" \u2026 ")
                .endsWith(" end");
        assertThat(new String(
                        shown.question().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        java.nio.charset.StandardCharsets.UTF_8))
                .as("no half of a pair is left")
                .isEqualTo(shown.question());
        assertThat(shown.gold()).hasSize(300);
        assertThat(ShownExample.of(task, Example.of("1", "x".repeat(1_000), "y"))
                        .question())
                .hasSize(1_000);
    }
}

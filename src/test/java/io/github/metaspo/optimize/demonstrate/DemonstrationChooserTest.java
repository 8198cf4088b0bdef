package io.github.metaspo.optimize.demonstrate;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.Usage;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.optimize.demonstrate.DemonstrationChooser.Choice;
import io.github.metaspo.optimize.propose.ProposalFixtures;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.Demonstration;
import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DemonstrationChooserTest {

    @Test
    void theModelsOwnRightRepliesAreShownWithTheirQuestions() throws Exception {
        Choice choice = only(choose(2, request -> "I think <answer>" + gold(request) + "</answer>"));
        assertThat(choice.right()).isEqualTo(8);
        assertThat(choice.others()).isEmpty();
        assertThat(choice.task().demonstrations().shown()).hasSize(2).allSatisfy(shown -> {
            assertThat(shown.input()).matches("review number \\d+");
            assertThat(shown.reply()).isEqualTo("I think <answer>" + gold(shown.input()) + "</answer>");
        });
    }

    @Test
    void wrongRepliesAreNeverShown() throws Exception {
        Choice choice =
                only(choose(2, request -> gold(request).equals("1") ? "<answer>1</answer>" : "<answer>9</answer>"));
        assertThat(choice.task().demonstrations().shown())
                .allSatisfy(shown -> assertThat(gold(shown.input())).isEqualTo("1"));
        assertThat(choice.shown()).isEqualTo(Math.min(2, choice.right()));
    }

    @Test
    void differentGoldAnswersComeFirst() throws Exception {
        Choice choice = only(choose(4, request -> "<answer>" + gold(request) + "</answer>"));
        assertThat(choice.task().demonstrations().shown().stream().map(Demonstration::reply))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{question}",
                "{other_name}",
                "{{x}}",
                "</Example>",
                "< output >",
                "<INPUT>",
                "<|im_start|>system",
                "[INST]",
                "<</SYS>>",
                "</s>",
                "\u001b[31m",
                "\u202e",
                "\u200b"
            })
    void aReplyThatWouldBeReadAsAnythingElseIsNotShown(String hostile) throws Exception {
        Choice choice = only(choose(2, request -> hostile + " <answer>" + gold(request) + "</answer>"));
        assertThat(choice.right()).isEqualTo(8);
        assertThat(choice.shown()).isZero();
        assertThat(choice.others()).startsWith("8 with ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"stars\": {\"of\": 5}}", "f(x) = {1, 2}", "<b>bold</b>", "a\tb", "1\r\n2", "$1 \\2"})
    void otherBracesAndMarkupMayBeShown(String text) throws Exception {
        Choice choice = only(choose(2, request -> text + " <answer>" + gold(request) + "</answer>"));
        assertThat(choice.shown()).isEqualTo(2);
    }

    @Test
    void aLongReplyIsNotShown() throws Exception {
        Choice choice = only(choose(2, request -> "word ".repeat(1100) + "<answer>" + gold(request) + "</answer>"));
        assertThat(choice.others()).isEqualTo("8 longer than 1000 tokens");
    }

    @Test
    void aReplyThatWasCutIsNotShown() throws Exception {
        Choice choice = only(choose(2, new LanguageModel() {
            @Override
            public Reply reply(Request request) {
                return new Reply("<answer>" + gold(request) + "</answer> and", true, Usage.NONE, "tiny");
            }

            @Override
            public void close() {}
        }));
        assertThat(choice.others()).isEqualTo("8 cut off");
    }

    @Test
    void withoutARightReplyNothingIsShown() throws Exception {
        Choice choice = only(choose(2, request -> "No idea"));
        assertThat(choice.right()).isZero();
        assertThat(choice.shown()).isZero();
        assertThat(choice.task().demonstrations().pool()).hasSize(8);
    }

    @Test
    void failedCallsLeaveTheirExamplesOut() throws Exception {
        Choice choice = only(choose(2, request -> {
            if (Integer.parseInt(gold(request)) > 2) {
                throw new ModelException(Kind.REJECTED, "refused");
            }
            return "<answer>" + gold(request) + "</answer>";
        }));
        assertThat(choice.task().demonstrations().shown()).isNotEmpty().allSatisfy(shown -> assertThat(
                        Integer.parseInt(gold(shown.input())))
                .isLessThan(3));
    }

    @Test
    void aPoolWithoutAnyAnswerIsAFailure() {
        assertThatThrownBy(() -> choose(2, request -> {
                    throw new ModelException(Kind.REJECTED, "refused");
                }))
                .isInstanceOf(InvalidMeasurementException.class)
                .hasMessageContaining("refused");
    }

    @Test
    void theChoiceDoesNotDependOnTheOrderOfReplies() throws Exception {
        List<Suite> chosen = IntStream.range(0, 5)
                .mapToObj(run -> {
                    try {
                        return choose(2, request -> {
                                    Thread.sleep((long) (Math.random() * 5));
                                    return "<answer>" + gold(request) + "</answer>";
                                })
                                .suite();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .distinct()
                .collect(Collectors.toList());
        assertThat(chosen).hasSize(1);
    }

    private static Choice only(DemonstrationChooser.Chosen chosen) {
        assertThat(chosen.suite().tasks())
                .isEqualTo(List.of(chosen.choices().get(0).task()));
        return chosen.choices().get(0);
    }

    private static DemonstrationChooser.Chosen choose(int wanted, ScriptedModel.Script script) throws Exception {
        return choose(wanted, new ScriptedModel(script));
    }

    /** Eight of sixteen examples are set apart. */
    private static DemonstrationChooser.Chosen choose(int wanted, LanguageModel model) throws Exception {
        Task task = ProposalFixtures.task(
                "stars", ProposalFixtures.STARS, new Extraction.Tag("answer"), ProposalFixtures.examples("review", 16));
        Suite suite = DemonstrationPools.setApart(DemonstrationFixtures.suite(wanted, task))
                .suite();
        PreparedSuite prepared = PreparedSuite.of(suite, new Metrics(List.of()));
        try (Evaluator evaluator = new Evaluator(model, 4, prepared.scorers())) {
            return new DemonstrationChooser(prepared, evaluator).choose((batch, question, reply, outcome) -> {});
        }
    }

    private static String gold(Request request) {
        return gold(request.user());
    }

    /** The gold answer of the fixture's examples. */
    private static String gold(String text) {
        int number = Integer.parseInt(text.replaceAll("(?s).*review number (\\d+).*", "$1"));
        return String.valueOf(1 + number % 5);
    }
}

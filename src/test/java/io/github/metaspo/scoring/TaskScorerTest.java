package io.github.metaspo.scoring;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Judgement;
import io.github.metaspo.suite.Extraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static io.github.metaspo.scoring.ScoringFixtures.example;
import static io.github.metaspo.scoring.ScoringFixtures.scorer;
import static io.github.metaspo.scoring.ScoringFixtures.withOptions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TaskScorerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "B",
                "B.",
                "(B)",
                "\"B\"",
                "\u201cB\u201d",
                "[B]",
                "**B**",
                "**B.**",
                "`B`",
                "$B$",
                "\\boxed{B}",
                "$\\boxed{\\text{B}}$",
                "<b>B</b>",
                "- B",
                "### B",
                "b"
            })
    void marksAroundALabelInATagSayNothing(String written) throws Exception {
        TaskScorer scorer = scorer(new Extraction.Tag("answer"), "accuracy", example("B"));
        assertThat(scorer.judge(example("B"), "<answer>" + written + "</answer>")
                        .score())
                .isEqualTo(1);
        assertThat(scorer.judge(example("C"), "<answer>" + written + "</answer>")
                        .score())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"U.S.", "f(x)", "(2, 3)", "[1]", "e.g.", "C#", "don't", "-5", "1.5"})
    void marksOfTheGoldAnswerItselfStay(String gold) throws Exception {
        TaskScorer scorer = scorer(new Extraction.Tag("answer"), "accuracy", example(gold));
        assertThat(scorer.judge(example(gold), "<answer>" + gold + "</answer>").score())
                .isEqualTo(1);
    }

    private static final Extraction LETTERS = new Extraction.Choices(List.of("A", "B"));

    @Test
    void goldAndPredictionMeetInTheSameForm() throws Exception {
        Example gold = withOptions("Measles", "Typhus", "Measles");
        Judgement judgement = scorer(LETTERS, "accuracy", gold).judge(gold, "The answer is (b).");
        assertThat(judgement.gold()).isEqualTo("B");
        assertThat(judgement.prediction()).contains("B");
        assertThat(judgement.score()).isEqualTo(1);
    }

    @Test
    void aNumberInWordsEqualsTheSameInDigits() throws Exception {
        Example gold = example("five");
        assertThat(scorer(new Extraction.Numeric(), "accuracy", gold)
                        .judge(gold, "5.0")
                        .score())
                .isEqualTo(1);
    }

    @Test
    void anAnswerWhoseTagIsNotClosedMayLackItsEndWhereTheReplyWasCut() throws Exception {
        Example gold = example("12");
        TaskScorer scorer = scorer(new Extraction.Tag("answer"), "accuracy", gold);
        assertThat(scorer.judge(gold, "<answer>12", false).score()).isEqualTo(1);
        assertThat(scorer.judge(gold, "<answer>12", true).prediction()).isEmpty();
    }

    @Test
    void aNumberInJsonEqualsAGoldOfTheSameValueAndATextDoesNot() throws Exception {
        Example gold = example("1.50");
        TaskScorer scorer = scorer(new Extraction.Json("/price"), "accuracy", gold);
        assertThat(scorer.judge(gold, "{\"price\": 1.5}").score()).isEqualTo(1);
        assertThat(scorer.judge(gold, "{\"price\": 15e-1}").score()).isEqualTo(1);
        assertThat(scorer.judge(gold, "{\"price\": \"1.5\"}").score()).isZero();
    }

    @Test
    void objectsInJsonEqualWhateverTheOrderOfTheirNames() throws Exception {
        Example gold = example("{\"b\": [1.0, 2], \"a\": true}");
        assertThat(scorer(new Extraction.Json("/x"), "accuracy", gold)
                        .judge(gold, "{\"x\": {\"a\": true, \"b\": [1, 2]}}")
                        .score())
                .isEqualTo(1);
    }

    @Test
    void anUnansweredQuestionScoresZero() throws Exception {
        Example gold = example("A");
        Judgement judgement = scorer(LETTERS, "accuracy", gold).judge(gold, "I do not know");
        assertThat(judgement.prediction()).isEmpty();
        assertThat(judgement.score()).isZero();
    }

    @Test
    void theMajorityClassIsTheMostFrequentGoldUnderTheTasksMetric() throws Exception {
        List<Example> examples = List.of(example("a"), example("(B)"), example("B"), example("A"), example("b"));
        TaskScorer accuracy = scorer(LETTERS, "accuracy", examples.toArray(Example[]::new));
        assertThat(MajorityClass.of(accuracy, examples)).isEqualTo(new MajorityClass("B", 0.6));
        TaskScorer macro = scorer(LETTERS, "macroF1", examples.toArray(Example[]::new));
        assertThat(MajorityClass.of(macro, examples).score()).isEqualTo(0.75 / 2, within(1e-12));
    }

    @Test
    void ofSeveralMajorityClassesTheFirstCounts() throws Exception {
        List<Example> examples = List.of(example("x"), example("Y"), example("y"), example("X"));
        TaskScorer scorer = scorer(new Extraction.Text(), "accuracy", examples.toArray(Example[]::new));
        assertThat(MajorityClass.of(scorer, examples)).isEqualTo(new MajorityClass("x", 0.5));
    }
}

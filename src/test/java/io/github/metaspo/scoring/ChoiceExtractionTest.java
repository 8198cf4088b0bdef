package io.github.metaspo.scoring;

import io.github.metaspo.api.Example;
import io.github.metaspo.scoring.extract.Extractor;
import io.github.metaspo.suite.Extraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static io.github.metaspo.scoring.ScoringFixtures.extracted;
import static io.github.metaspo.scoring.ScoringFixtures.withOptions;
import static org.assertj.core.api.Assertions.assertThat;

class ChoiceExtractionTest {

    private static final Extraction LETTERS = new Extraction.Choices(List.of("A", "B", "C", "D"));
    private static final Example RASH = withOptions("A", "Epidemic typhus", "Measles", "> 40%", "a cold");

    @ParameterizedTest
    @ValueSource(strings = {"B", " b\n", "(B)", "B.", "B)", "**B**", "\"B\"", "[B]", "(b)."})
    void aLetterIsTheAnswerWithAnyPunctuation(String response) {
        assertThat(extracted(LETTERS, response)).contains("B");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Measles|B",
                "measles.|B",
                "B) Measles|B",
                "(B) Measles.|B",
                "> 40%|C",
                "A cold|D",
                "D. A cold|D",
                "A. Epidemic typhus|A",
            })
    void theTextOfAnOptionIsTheLabelInItsPlace(String response, String label) {
        assertThat(Extractor.of(LETTERS).extract(response, RASH)).contains(label);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The answer is B|B",
                "The answer is (b), as measles do.|B",
                "The answer is B because of the rash.|B",
                "It could be A) or C), but B fits best|B",
                "Answer: C\\nA patient with this rash has it.|C",
                "The answer is A because of the rash.|A",
                "Answer: **A** is the one|A",
                "The correct answer is a.|A",
                "A) a big house|A",
                "It is C, not D.|C",
                "\\boxed{D}|D",
                "<answer>D</answer>|D",
            })
    void theLastLetterThatStandsAloneIsTheAnswer(String response, String label) {
        assertThat(extracted(LETTERS, response.replace("\\n", "\n"))).contains(label);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A patient with a rash.",
                "There is a vitamin-B compound and a B-cell.",
                "Dermatitis herpetica is a",
                "A/B/C/D",
                "Bad",
                "B12",
                "D'accord",
                "U.S.A.",
                "B_1",
            })
    void proseIsNoAnswer(String response) {
        assertThat(extracted(LETTERS, response)).isEmpty();
    }

    @Test
    void thePronounIsNotTheLetterI() {
        Extraction letters = new Extraction.Choices(List.of("G", "H", "I"));
        assertThat(extracted(letters, "I think that I'm sure: H, and I know it"))
                .contains("H");
        assertThat(extracted(letters, "The answer is I")).contains("I");
    }

    @Test
    void wordsAreChoicesToo() {
        Extraction verdicts = new Extraction.Choices(List.of("yes", "no", "not sure", "sure"));
        assertThat(extracted(verdicts, "Yes.")).contains("yes");
        assertThat(extracted(verdicts, "No doubt, the answer is Yes!")).contains("yes");
        assertThat(extracted(verdicts, "Well, I am not sure")).contains("not sure");
        assertThat(extracted(verdicts, "nothing known")).isEmpty();
    }

    @Test
    void numbersAsChoicesAreNotFoundInLargerNumbers() {
        Extraction stars = new Extraction.Choices(List.of("1", "2", "3", "4", "5"));
        assertThat(extracted(stars, "I give 4 stars, 15 would be 4.5 or 4/5")).contains("4");
    }
}

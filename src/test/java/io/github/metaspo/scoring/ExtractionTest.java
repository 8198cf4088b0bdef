package io.github.metaspo.scoring;

import io.github.metaspo.suite.Extraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.metaspo.scoring.ScoringFixtures.extracted;
import static org.assertj.core.api.Assertions.assertThat;

class ExtractionTest {

    private static final Extraction ANSWER_TAG = new Extraction.Tag("answer");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<answer> 5 </answer>|5",
                "first <answer>4</answer>, no: <answer>5</answer>.|5",
                "<answer>5</answer> or <answer>6|5",
                "so <answer>5|5",
                "so <answer>**5**|5",
                "<answer>5</answer> <answer></answer>|5",
                "<answer>5</answer> stands in the <answer> tag.|5",
                "<answer>5</answer> so it is </answer>|5",
                "<answer><answer>5</answer>|5",
                "<ANSWER>yes</Answer >|yes",
            })
    void theLastTagThatHoldsAnyTextHoldsTheAnswer(String response, String answer) {
        assertThat(extracted(ANSWER_TAG, response)).contains(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "5</answer>",
                "<answer>well,\nI do not know",
                "<answer> \n </answer>",
                "<answers>5</answers>"
            })
    void aResponseWithoutAnswerInTheTagIsUnanswered(String response) {
        assertThat(extracted(ANSWER_TAG, response)).isEmpty();
    }

    @Test
    void theLastMatchOfAPatternHoldsTheAnswerInItsFirstGroup() {
        assertThat(extracted(new Extraction.Regex("rating: *(\\d)"), "rating: 3, then rating: 4"))
                .contains("4");
    }

    @Test
    void aPatternWithoutGroupsGivesItsWholeMatch() {
        assertThat(extracted(new Extraction.Regex("(?:yes|no)"), "yes and no")).contains("no");
    }

    @Test
    void aGroupThatTookNoPartInTheMatchIsNoAnswer() {
        assertThat(extracted(new Extraction.Regex("x(\\d)?"), "x")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"rating\": 4}|4",
                "```json\\n{\"rating\": 4}\\n```|4",
                "As [1] says, {see below}: {\"rating\": 5} and {\"rating\": \" four \"} and {\"stars\": 1}|four",
                "{\"why\": \"a } and a \\\" in it\", \"rating\": true}|true",
                "a 5\" pipe {\"rating\": 1.50}|1.5",
                "say { and \" so:\\n{\"rating\": 4}|4",
                "an open { and then {\"rating\": 4}|4",
                "{\"rating\": {\"stars\": [4, 5]}}|{\"stars\":[4,5]}",
            })
    void jsonIsFoundInProseAndFences(String response, String answer) {
        assertThat(extracted(new Extraction.Json("/rating"), response.replace("\\n", "\n")))
                .contains(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "four", "{\"stars\": 4}", "{\"rating\": null}", "{\"rating\": 4", "{rating: 4}"})
    void aResponseWithoutValueAtThePointerIsUnanswered(String response) {
        assertThat(extracted(new Extraction.Json("/rating"), response)).isEmpty();
    }

    @Test
    void theEmptyPointerIsTheWholeJson() {
        assertThat(extracted(new Extraction.Json(""), "Sure: {\"a\": [1, 2]}")).contains("{\"a\":[1,2]}");
        assertThat(extracted(new Extraction.Json(""), "42")).contains("42");
    }

    @Test
    void textIsTheWholeResponseTrimmed() {
        assertThat(extracted(new Extraction.Text(), " it is \n so \n")).contains("it is \n so");
        assertThat(extracted(new Extraction.Text(), " \n ")).isEmpty();
    }
}

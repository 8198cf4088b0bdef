package io.github.metaspo.scoring;

import io.github.metaspo.suite.Extraction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.metaspo.scoring.ScoringFixtures.extracted;
import static org.assertj.core.api.Assertions.assertThat;

class NumberExtractionTest {

    private static final Extraction NUMBER = new Extraction.Numeric();
    private static final String[] UNITS = {
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen"
    };
    private static final String[] TENS = {
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5|5",
                "The answer is 5.|5",
                "1,234,567.50 USD|1234567.5",
                "-3|-3",
                "−3|-3",
                "it fell by -$1,200|-1200",
                "$-7|-7",
                "+8|8",
                "45 %|45",
                "45%|45",
                ".5|0.5",
                "007|7",
                "6e3|6000",
                "100|100",
                "2.5 million|2500000",
                "1, 2, 3|3",
                "12,34|12.34",
                "GPT-4|4",
                "5kg of H2O|5",
                "\\boxed{42}|42",
                "**7**|7",
            })
    void numbersInDigitsAreRead(String response, String number) {
        assertThat(extracted(NUMBER, response)).contains(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Zero|0",
                "twenty-one|21",
                "Twenty one.|21",
                "one hundred and five|105",
                "a hundred|100",
                "twelve hundred|1200",
                "two thousand three hundred and forty-five|2345",
                "one million and one|1000001",
                "minus five|-5",
                "negative 5|-5",
                "one, two, three|3",
                "one two three|3",
                "five and six|6",
                "one|1",
                "The answer is 5, I chose this one.|5",
                "no one says it is four|4",
                "five hundreds|5",
            })
    void numbersInWordsAreRead(String response, String number) {
        assertThat(extracted(NUMBER, response)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "many", "H2", "minus", "and", "someone", "tenth", "3-5", "12:30", "2024-05-03", "1.2.3"})
    void aResponseWithoutNumberIsUnanswered(String response) {
        assertThat(extracted(NUMBER, response)).isEmpty();
    }

    @Property(tries = 300)
    void everyNumberUpToAMillionIsReadAsItIsSpoken(@ForAll @IntRange(max = 999_999) int number) {
        assertThat(extracted(NUMBER, "It is " + spoken(number) + ".")).contains(String.valueOf(number));
    }

    private static String spoken(int number) {
        if (number < 20) {
            return UNITS[number];
        }
        if (number < 100) {
            return TENS[number / 10] + (number % 10 == 0 ? "" : "-" + UNITS[number % 10]);
        }
        if (number < 1000) {
            return UNITS[number / 100] + " hundred" + rest(" and ", number % 100);
        }
        return spoken(number / 1000) + " thousand" + rest(number % 1000 < 100 ? " and " : " ", number % 1000);
    }

    private static String rest(String joint, int rest) {
        return rest == 0 ? "" : joint + spoken(rest);
    }
}

package io.github.metaspo.scoring.number;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of reading numbers in many notations. */
class NumberFormsTest {

    /** Marks of thousands and of decimals that stand together. */
    private static final List<String> CONVENTIONS =
            List.of(",.", " .", " ,", "\u00a0,", "\u202f,", "\u2009.", "'.", "\u2019.", ".,", "_.");

    @Provide
    Arbitrary<String> conventions() {
        return Arbitraries.of(CONVENTIONS);
    }

    private static String written(BigDecimal number, String convention) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator(convention.charAt(0));
        symbols.setDecimalSeparator(convention.charAt(1));
        symbols.setMinusSign('-');
        return new DecimalFormat("#,##0.##", symbols).format(number);
    }

    private static DecimalMark markOf(String convention) {
        return convention.charAt(1) == ',' ? DecimalMark.COMMA : DecimalMark.POINT;
    }

    @Property(tries = 2000)
    void aNumberOfAnyConventionIsReadBackFromASentence(
            @ForAll @BigRange(min = "-99999999999", max = "99999999999") @Scale(2) BigDecimal number,
            @ForAll("conventions") String convention) {
        String text = "The answer is " + written(number, convention) + ".";
        assertThat(Numbers.stated(text, markOf(convention), List.of()).orElseThrow())
                .as(text)
                .isEqualByComparingTo(number);
    }

    @Property(tries = 1000)
    void aNumberOfAnyConventionIsAWholeGoldAnswer(
            @ForAll @BigRange(min = "-99999999999", max = "99999999999") @Scale(2) BigDecimal number,
            @ForAll("conventions") String convention) {
        String text = written(number, convention);
        assertThat(Numbers.whole(text, markOf(convention)).orElseThrow())
                .as(text)
                .isEqualByComparingTo(number);
    }

    /** Two decimals behind thousands can be read in one way only. */
    @Property(tries = 500)
    void theDecimalMarkOfAGoldAnswerIsSeenByItsShape(
            @ForAll @BigRange(min = "1000", max = "99999999") @Scale(0) BigDecimal whole,
            @ForAll @IntRange(min = 11, max = 99) int decimals,
            @ForAll("conventions") String convention) {
        BigDecimal number = whole.add(BigDecimal.valueOf(decimals, 2));
        String text = written(number, convention);
        Assume.that(text.charAt(text.length() - 1) != '0');
        assertThat(Numbers.markOf(List.of(text), DecimalMark.POINT)).as(text).isEqualTo(markOf(convention));
    }

    @Property(tries = 1000)
    void digitsOfAnyScriptAndAnySurroundingsAreRead(
            @ForAll @IntRange(max = 999_999) int number, @ForAll @IntRange(max = 4) int script) {
        int zero = List.of('0', '\uFF10', '\u0660', '\u0966', '\u0E50').get(script);
        String digits = String.valueOf(number)
                .chars()
                .map(digit -> digit - '0' + zero)
                .collect(StringBuilder::new, (text, digit) -> text.append((char) digit), StringBuilder::append)
                .toString();
        for (String text : List.of(
                digits, "答案是" + digits + "。", "答えは" + digits + "です", "คำตอบคือ" + digits, "\\boxed{" + digits + "}")) {
            assertThat(Numbers.stated(text, DecimalMark.POINT, List.of()).orElseThrow())
                    .as(text)
                    .isEqualByComparingTo(BigDecimal.valueOf(number));
        }
    }

    @Property(tries = 500)
    void fractionsAreComputed(
            @ForAll @IntRange(max = 9999) int above, @ForAll @IntRange(min = 1, max = 9999) int below) {
        BigDecimal value = BigDecimal.valueOf(above).divide(BigDecimal.valueOf(below), Size.PRECISION);
        for (String text : List.of(
                above + "/" + below,
                "\\frac{" + above + "}{" + below + "}",
                "\\dfrac {" + above + "}{" + below + "}")) {
            assertThat(Numbers.whole(text, DecimalMark.POINT).orElseThrow())
                    .as(text)
                    .isEqualByComparingTo(value);
        }
    }

    @Property(tries = 500)
    void powersOfTenAreRead(
            @ForAll @IntRange(min = 1, max = 999) int size, @ForAll @IntRange(min = -30, max = 30) int power) {
        BigDecimal value = BigDecimal.valueOf(size).scaleByPowerOfTen(power);
        for (String text : List.of(
                size + "e" + power,
                size + " x 10^" + power,
                size + "\\times 10^{" + power + "}",
                size + " × 10^(" + power + ")")) {
            assertThat(Numbers.whole(text, DecimalMark.POINT).orElseThrow())
                    .as(text)
                    .isEqualByComparingTo(value);
        }
    }

    /** So that a gold answer and the prediction that equals it stay the same in every later reading. */
    @Property(tries = 1000)
    void whatWasReadIsReadTheSameAgain(@ForAll @StringLength(max = 40) String text) {
        Numbers.whole(text, DecimalMark.POINT).map(Numbers::plain).ifPresent(plain -> {
            assertThat(Numbers.whole(plain, DecimalMark.POINT).map(Numbers::plain))
                    .contains(plain);
            assertThat(Numbers.stated(plain, DecimalMark.POINT, List.of()).map(Numbers::plain))
                    .contains(plain);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "about 5",
                "5 km",
                "12:30",
                "2024-05-03",
                "3-5",
                "1, 2",
                "1,2,3",
                "5 or 6",
                "#5",
                "5 apples",
                "x = 5",
                "2π",
                "1.2.3",
                "(3,5)",
                "1e999999999",
                "many",
                "",
                "1/0"
            })
    void whatIsMoreThanANumberIsNoneAsAWhole(String text) {
        assertThat(Numbers.whole(text, DecimalMark.POINT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$1,200|1200",
                "-$5|-5",
                "45 %|45",
                "5 €|5",
                "5 EUR|5",
                "EUR 5|5",
                "CHF 1'200|1200",
                "five|5",
                "minus five|-5",
                "2.5 million|2500000",
                "1.2M|1200000",
                "5.|5"
            })
    void aGoldAnswerMayHaveACurrencyAPercentSignAndWords(String text, String number) {
        assertThat(Numbers.whole(text, DecimalMark.POINT).map(Numbers::plain)).contains(number);
    }

    @Test
    void hugeNumbersAreWrittenShort() {
        assertThat(Numbers.plain(
                        BigDecimal.ONE.setScale(0, RoundingMode.UNNECESSARY).scaleByPowerOfTen(999_999)))
                .hasSizeLessThan(20);
        assertThat(Numbers.stated("1e99999999999", DecimalMark.POINT, List.of()))
                .isEmpty();
        assertThat(Numbers.stated("9".repeat(5000), DecimalMark.POINT, List.of()))
                .isEmpty();
    }
}

package io.github.metaspo.statistics;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import static io.github.metaspo.statistics.PairedTest.Direction.HIGHER;
import static io.github.metaspo.statistics.PairedTest.Direction.LOWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class FigureDifferenceTest {

    private static final int CLASSES = 3;

    /** Old and new values, taken for a figure that happens to be their mean. */
    private static Stratum.FigureDifference mean(double weight, double[] before, double[] after) {
        double[] sides = IntStream.range(0, 2 * before.length)
                .mapToDouble(side -> side < before.length ? before[side] : after[side - before.length])
                .toArray();
        return new Stratum.FigureDifference(weight, before.length, drawn -> Arrays.stream(drawn)
                .mapToDouble(side -> sides[side])
                .average()
                .orElseThrow());
    }

    private static Stratum.Values differences(double weight, double[] before, double[] after) {
        return Stratum.Values.of(
                weight,
                IntStream.range(0, before.length)
                        .mapToDouble(i -> after[i] - before[i])
                        .toArray());
    }

    private static double[] random(long seed, int size) {
        return new SplittableRandom(seed).doubles(size).toArray();
    }

    @Test
    void aFigureThatIsAMeanHasTheDifferenceAndTheIntervalOfTheMean() {
        double[] before = random(1, 50);
        double[] after = random(2, 50);
        Interval general = new Bootstrap().interval(List.of(mean(1, before, after)));
        Interval fast = new Bootstrap().interval(List.of(differences(1, before, after)));
        assertThat(general.low()).isEqualTo(fast.low(), within(1e-12));
        assertThat(general.high()).isEqualTo(fast.high(), within(1e-12));
        assertThat(mean(1, before, after).difference())
                .isEqualTo(differences(1, before, after).difference(), within(1e-12));
    }

    @Test
    void aFigureThatIsAMeanHasThePValueOfTheMean() {
        double[] before = random(3, 60);
        double[] after = Arrays.stream(random(4, 60)).map(v -> v - 0.1).toArray();
        for (PairedTest.Direction direction : PairedTest.Direction.values()) {
            double general = new PairedTest().pValue(List.of(mean(1, before, after)), direction);
            double fast = new PairedTest().pValue(List.of(differences(1, before, after)), direction);
            assertThat(general).isEqualTo(fast, within(0.02));
        }
    }

    @Test
    void aTaskWhoseMetricIsNoMeanStandsBesideOneWhoseMetricIsOne() {
        double[] before = random(5, 40);
        double[] after = random(6, 40);
        double mixed = new PairedTest().pValue(List.of(mean(3, before, after), differences(1, after, before)), HIGHER);
        double fast =
                new PairedTest().pValue(List.of(differences(3, before, after), differences(1, after, before)), HIGHER);
        assertThat(mixed).isEqualTo(fast, within(0.02));
    }

    @Test
    void sameSidesHaveThePValueOne() {
        double[] same = random(7, 30);
        assertThat(new PairedTest().pValue(List.of(mean(1, same, same)), LOWER)).isEqualTo(1);
        assertThat(new PairedTest().pValue(List.of(mean(1, same, same)), HIGHER))
                .isEqualTo(1);
    }

    @Test
    void thereIsNoDifferenceOfNothing() {
        assertThatThrownBy(() -> new Stratum.FigureDifference(1, 0, drawn -> 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Stratum.FigureDifference(0, 1, drawn -> 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutTrueChangeAtMostFivePercentOfMacroF1ComparisonsAreFalseAlarms() {
        SplittableRandom random = new SplittableRandom(8);
        PairedTest test = new PairedTest(800);
        int worlds = 1000;
        long alarms = IntStream.range(0, worlds)
                .filter(world -> test.pValue(List.of(macroF1(random, 60)), LOWER) <= 0.05)
                .count();
        double rate = alarms / (double) worlds;
        System.out.printf("macro-F1, 60 examples, 30 %% of answers changing by chance: %.3f false alarms%n", rate);
        assertThat(rate).isBetween(0.01, 0.05 + 3 * Math.sqrt(0.05 * 0.95 / worlds));
    }

    /** Classes of which one is rare; three in ten answers are drawn anew from one side to the other. */
    private static Stratum.FigureDifference macroF1(SplittableRandom random, int examples) {
        int[] gold =
                IntStream.range(0, examples).map(i -> i % 10 == 0 ? 2 : i % 2).toArray();
        int[] predicted = new int[2 * examples];
        for (int i = 0; i < examples; i++) {
            predicted[i] = answer(random, gold[i]);
            predicted[examples + i] = random.nextDouble() < 0.3 ? answer(random, gold[i]) : predicted[i];
        }
        return new Stratum.FigureDifference(1, examples, drawn -> macroF1(gold, predicted, drawn));
    }

    private static int answer(SplittableRandom random, int gold) {
        return random.nextDouble() < 0.6 ? gold : random.nextInt(CLASSES);
    }

    private static double macroF1(int[] gold, int[] predicted, int[] drawn) {
        double[] right = new double[CLASSES];
        double[] errors = new double[CLASSES];
        for (int side : drawn) {
            int truth = gold[side % gold.length];
            if (predicted[side] == truth) {
                right[truth]++;
            } else {
                errors[truth]++;
                errors[predicted[side]]++;
            }
        }
        return IntStream.range(0, CLASSES)
                .mapToDouble(c -> right[c] + errors[c] == 0 ? 0 : 2 * right[c] / (2 * right[c] + errors[c]))
                .average()
                .orElseThrow();
    }
}

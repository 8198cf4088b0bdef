package io.github.metaspo.statistics;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static io.github.metaspo.statistics.PairedTest.Direction.HIGHER;
import static io.github.metaspo.statistics.PairedTest.Direction.LOWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class FigureDifferenceTest {

    private static final int CLASSES = 3;

    /** Old and new values, taken for a figure that happens to be their mean. */
    private static Stratum.FigureDifference mean(double weight, double[] before, double[] after) {
        Kinds<Double> sides = Kinds.of(Stream.of(before, after)
                .flatMap(side -> Arrays.stream(side).boxed())
                .toList());
        return Stratum.FigureDifference.of(weight, sides, counts -> mean(sides, counts));
    }

    private static double mean(Kinds<Double> values, int[] counts) {
        return IntStream.range(0, counts.length)
                        .mapToDouble(kind -> counts[kind] * values.examples().get(kind))
                        .sum()
                / Arrays.stream(counts).sum();
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
        assertThatThrownBy(() -> Stratum.FigureDifference.of(1, Kinds.of(List.of()), counts -> 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Stratum.FigureDifference.of(0, Kinds.of(List.of(1, 1)), counts -> 0))
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
        List<Answer> before = new ArrayList<>();
        List<Answer> after = new ArrayList<>();
        for (int i = 0; i < examples; i++) {
            int gold = i % 10 == 0 ? 2 : i % 2;
            before.add(new Answer(gold, answer(random, gold)));
            after.add(random.nextDouble() < 0.3 ? new Answer(gold, answer(random, gold)) : before.get(i));
        }
        Kinds<Answer> sides =
                Kinds.of(Stream.of(before, after).flatMap(List::stream).toList());
        return Stratum.FigureDifference.of(1, sides, counts -> macroF1(sides.examples(), counts));
    }

    private record Answer(int gold, int predicted) {}

    private static int answer(SplittableRandom random, int gold) {
        return random.nextDouble() < 0.6 ? gold : random.nextInt(CLASSES);
    }

    private static double macroF1(List<Answer> answers, int[] counts) {
        double[] right = new double[CLASSES];
        double[] errors = new double[CLASSES];
        for (int kind = 0; kind < counts.length; kind++) {
            Answer answer = answers.get(kind);
            if (answer.predicted == answer.gold) {
                right[answer.gold] += counts[kind];
            } else {
                errors[answer.gold] += counts[kind];
                errors[answer.predicted] += counts[kind];
            }
        }
        return IntStream.range(0, CLASSES)
                .mapToDouble(c -> right[c] + errors[c] == 0 ? 0 : 2 * right[c] / (2 * right[c] + errors[c]))
                .average()
                .orElseThrow();
    }
}

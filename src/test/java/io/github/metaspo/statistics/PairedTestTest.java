package io.github.metaspo.statistics;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

import static io.github.metaspo.statistics.PairedTest.Direction.HIGHER;
import static io.github.metaspo.statistics.PairedTest.Direction.LOWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PairedTestTest {

    private static final PairedTest TEST = new PairedTest(2_000);

    private static double p(PairedTest.Direction direction, double... differences) {
        return TEST.pValue(List.of(Stratum.Values.of(1, differences)), direction);
    }

    private static double[] outcomes(int better, int worse, int same) {
        double[] differences = new double[better + worse + same];
        Arrays.fill(differences, 0, better, 1);
        Arrays.fill(differences, better, better + worse, -1);
        return differences;
    }

    @Test
    void oneTaskOfZerosAndOnesIsTheExactSignTest() {
        assertThat(p(LOWER, outcomes(3, 12, 40)))
                .isEqualTo(BinomialDistribution.of(15, 0.5).cumulativeProbability(3), within(1e-12));
        assertThat(p(HIGHER, outcomes(3, 12, 40)))
                .isEqualTo(BinomialDistribution.of(15, 0.5).survivalProbability(2), within(1e-12));
        assertThat(p(LOWER, outcomes(2400, 2600, 0)))
                .isEqualTo(BinomialDistribution.of(5000, 0.5).cumulativeProbability(2400), within(1e-9));
    }

    @Test
    void fewClustersAreEnumerated() {
        // of the 8 ways to swap one sums up to -6, and one more to -4
        assertThat(p(LOWER, -1, -2, -3)).isEqualTo(1 / 8.0, within(1e-12));
        assertThat(p(LOWER, 1, -2, -3)).isEqualTo(2 / 8.0, within(1e-12));
    }

    @Test
    void aClusterSwapsAsAWhole() {
        double[][] repeated = {{-1, -1, -1}, {-1, -1, -1}, {-1, -1, -1}};
        assertThat(TEST.pValue(List.of(Stratum.Values.clustered(1, repeated)), LOWER))
                .isEqualTo(1 / 8.0, within(1e-12));
    }

    @Test
    void aHeavyTaskOutweighsALightOne() {
        List<Stratum.Values> differences =
                List.of(Stratum.Values.of(10, outcomes(0, 8, 10)), Stratum.Values.of(1, outcomes(9, 0, 9)));
        assertThat(TEST.pValue(differences, LOWER)).isLessThan(0.02);
        assertThat(TEST.pValue(differences, HIGHER)).isGreaterThan(0.98);
    }

    @Test
    void monteCarloAgreesWithTheExactAnswer() {
        List<Stratum.Values> differences =
                List.of(Stratum.Values.of(1, outcomes(12, 20, 40)), Stratum.Values.of(2, outcomes(14, 20, 50)));
        double exact = new PairedTest(100_000).pValue(differences, LOWER);
        double tossed = new PairedTest(1_000).pValue(differences, LOWER);
        assertThat(tossed).isNotEqualTo(exact).isEqualTo(exact, within(0.03));
    }

    @Property(tries = 200)
    void sameOutcomesHaveThePValueOne(@ForAll @IntRange(min = 1, max = 500) int examples) {
        assertThat(p(LOWER, new double[examples])).isEqualTo(1);
        assertThat(p(HIGHER, new double[examples])).isEqualTo(1);
    }

    @Property(tries = 200)
    void theOrderOfExamplesDoesNotMatter(
            @ForAll @Size(min = 1, max = 120) List<@IntRange(min = -4, max = 4) Integer> quarters,
            @ForAll Random random) {
        List<Integer> shuffled = new ArrayList<>(quarters);
        Collections.shuffle(shuffled, random);
        assertThat(p(LOWER, differences(shuffled))).isEqualTo(p(LOWER, differences(quarters)));
    }

    @Property(tries = 300)
    void aLowerScoreNeverRaisesThePValueOfWorse(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = -1, max = 1) Integer> outcomes,
            @ForAll @IntRange(max = 39) int which) {
        assertMonotone(new PairedTest(200), outcomes, which, 1);
    }

    @Property(tries = 300)
    void aLowerScoreNeverRaisesThePValueOfWorseByMonteCarloEither(
            @ForAll @Size(min = 60, max = 120) List<@IntRange(min = -100, max = 100) Integer> hundredths,
            @ForAll @IntRange(max = 119) int which,
            @ForAll @IntRange(min = 1, max = 100) int by) {
        List<Integer> manySizes = new ArrayList<>(hundredths);
        // too many sizes to be counted exactly, whatever else is drawn
        manySizes.addAll(List.of(201, -202, 203, -204, 205, -206, 207, -208));
        assertMonotone(new PairedTest(50), manySizes, which, by);
    }

    private static void assertMonotone(PairedTest test, List<Integer> before, int which, int by) {
        List<Integer> after = new ArrayList<>(before);
        after.set(which % before.size(), before.get(which % before.size()) - by);
        double pBefore = test.pValue(List.of(Stratum.Values.of(1, differences(before))), LOWER);
        double pAfter = test.pValue(List.of(Stratum.Values.of(1, differences(after))), LOWER);
        assertThat(pAfter).isLessThanOrEqualTo(pBefore + 1e-12);
    }

    private static double[] differences(List<Integer> values) {
        return values.stream().mapToDouble(Integer::doubleValue).toArray();
    }

    @Test
    void theCoinIsFairAtEveryNumberOfTosses() {
        SplittableRandom seed = new SplittableRandom(7);
        Coin coin = new Coin(seed::nextLong);
        for (int tosses : new int[] {1, 7, 64, 65, 200}) {
            int rounds = 20_000;
            long heads = 0;
            for (int i = 0; i < rounds; i++) {
                heads += coin.heads(tosses);
            }
            double all = (double) rounds * tosses;
            assertThat(heads / all).as("%d tosses", tosses).isEqualTo(0.5, within(4 * 0.5 / Math.sqrt(all)));
        }
    }
}

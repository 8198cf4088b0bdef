package io.github.metaspo.statistics;

import io.github.metaspo.statistics.HalvingPower.Rung;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class HalvingPowerTest {

    private static final double PRIOR = 150;

    @Test
    void aSingleCandidateIsFoundIfItIsAheadAtAll() {
        // the sum of 100 changes of which 60 % win is above 0 in P(X > 50) of cases, X binomial(100, 0.6)
        assertThat(power(1, List.of(new Rung(1, 100)), 0.2)).isCloseTo(0.973, within(0.015));
    }

    @Test
    void withoutAGainOneOfManyIsFoundByChanceAlone() {
        assertThat(power(0.2, List.of(new Rung(20, 100)), 0)).isCloseTo(0.05, within(0.03));
    }

    @Test
    void whereNothingChangesNothingIsFound() {
        assertThat(power(0, List.of(new Rung(20, 100)), 0)).isZero();
    }

    @Test
    void anyGainIsFoundWhereOnlyTheGoodOneChangesAnything() {
        HalvingPower power = new HalvingPower(List.of(new Rung(20, 12), new Rung(6, 60)), 0, PRIOR);
        assertThat(power.smallestGain().orElseThrow()).isLessThan(0.2);
    }

    @Test
    void theSmallestGainIsFoundInEightOfTenSearches() {
        HalvingPower power =
                new HalvingPower(List.of(new Rung(60, 12), new Rung(20, 24), new Rung(7, 60)), 0.25, PRIOR);
        double gain = power.smallestGain().orElseThrow();
        assertThat(power.power(gain)).isCloseTo(0.8, within(0.03));
        assertThat(gain).isBetween(0.15, 0.6);
    }

    @Test
    void noGainIsFoundOftenEnoughIfHardlyAnyCandidateClimbs() {
        HalvingPower power = new HalvingPower(List.of(new Rung(3000, 1), new Rung(1, 2)), 1, PRIOR);
        assertThat(power.smallestGain()).isEmpty();
    }

    @Test
    void theSameSearchHasTheSamePower() {
        List<Rung> rungs = List.of(new Rung(30, 12), new Rung(10, 24));
        assertThat(new HalvingPower(rungs, 0.2, PRIOR).smallestGain())
                .isEqualTo(new HalvingPower(rungs, 0.2, PRIOR).smallestGain());
    }

    @Test
    void aSearchNeedsARungAndAShare() {
        assertThatIllegalArgumentException().isThrownBy(() -> new HalvingPower(List.of(), 0.2, PRIOR));
        assertThatIllegalArgumentException().isThrownBy(() -> new HalvingPower(List.of(new Rung(1, 1)), 1.2, PRIOR));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rung(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rung(1, 0));
    }

    @Property(tries = 40)
    void moreOfAGainIsFoundAtLeastAsOften(
            @ForAll @IntRange(min = 2, max = 60) int candidates,
            @ForAll @DoubleRange(min = 0.05, max = 0.6) double changing) {
        List<Rung> rungs = List.of(new Rung(candidates, 12), new Rung((candidates + 2) / 3, 48));
        assertThat(power(changing, rungs, 0.4)).isGreaterThanOrEqualTo(power(changing, rungs, 0.1) - 0.03);
    }

    @Property(tries = 40)
    void moreQuestionsFindAtLeastAsOften(
            @ForAll @IntRange(min = 2, max = 60) int candidates,
            @ForAll @DoubleRange(min = 0.05, max = 0.6) double changing) {
        double few = power(changing, List.of(new Rung(candidates, 12), new Rung((candidates + 2) / 3, 24)), 0.15);
        double many = power(changing, List.of(new Rung(candidates, 48), new Rung((candidates + 2) / 3, 192)), 0.15);
        assertThat(many).isGreaterThanOrEqualTo(few - 0.04);
    }

    private static double power(double changing, List<Rung> rungs, double gain) {
        return new HalvingPower(rungs, changing, PRIOR).power(gain);
    }
}

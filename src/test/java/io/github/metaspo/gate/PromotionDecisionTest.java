package io.github.metaspo.gate;

import io.github.metaspo.lock.Lock.Result;
import io.github.metaspo.suite.OptimizeSettings.Ship;
import io.github.metaspo.suite.Suite;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static io.github.metaspo.gate.GateFixtures.baseline;
import static io.github.metaspo.gate.GateFixtures.compare;
import static io.github.metaspo.gate.GateFixtures.rows;
import static org.assertj.core.api.Assertions.assertThat;

class PromotionDecisionTest {

    private static final Suite ONE = GateFixtures.suite(1, 40);

    private static PromotionDecision decide(Ship ship, String before, String after) {
        return PromotionDecision.decide(compare(ONE, baseline(rows("t0", before)), baseline(rows("t0", after))), ship);
    }

    @Test
    void aConfirmedGainShipsWhateverIsWished() {
        for (Ship ship : Ship.values()) {
            PromotionDecision decision = decide(ship, "000000000011", "111111111111");
            assertThat(decision.result()).isEqualTo(Result.CONFIRMED);
            assertThat(decision.reason())
                    .isEqualTo("the paired test confirms the gain of +83.3 points (90 % interval +66.7 to +100.0),"
                            + " p below 0.001");
        }
    }

    @Test
    void aGainThatMayBeChanceShipsOnlyWhereAnyHigherScoreDoes() {
        assertThat(decide(Ship.CONFIRMED, "1000", "1010").result()).isEqualTo(Result.KEPT);
        assertThat(decide(Ship.HIGHER, "1000", "1010").result()).isEqualTo(Result.NOT_CONFIRMED);
        assertThat(decide(Ship.HIGHER, "1000", "1010").reason())
                .isEqualTo("the gain of +25.0 points (90 % interval 0.0 to +75.0) may be chance, p 0.500");
    }

    @Test
    void noHigherScoreNeverShips() {
        assertThat(decide(Ship.HIGHER, "1100", "1010").ships()).isFalse();
        assertThat(decide(Ship.HIGHER, "1100", "1010").reason()).startsWith("it does not score higher: 0.0 points");
        assertThat(decide(Ship.HIGHER, "1111", "1010").ships()).isFalse();
    }

    @Test
    void aGainOnTheWholeIsNotConfirmedWhereATaskHasAConfirmedDrop() {
        Suite suite = GateFixtures.suite(3, 40);
        String none = "0".repeat(40);
        String all = "1".repeat(40);
        Comparison comparison = compare(
                suite,
                baseline(rows("t0", none), rows("t1", none), rows("t2", all)),
                baseline(rows("t0", all), rows("t1", all), rows("t2", none)));
        assertThat(PromotionDecision.decide(comparison, Ship.CONFIRMED).result())
                .isEqualTo(Result.KEPT);
        assertThat(PromotionDecision.decide(comparison, Ship.HIGHER).result()).isEqualTo(Result.NOT_CONFIRMED);
        assertThat(PromotionDecision.decide(comparison, Ship.CONFIRMED).reason())
                .startsWith("the gain of +33.3 points")
                .endsWith("comes with a confirmed drop in t2 (-100.0)");
    }

    @Property(tries = 100)
    void sameOutcomesNeverShip(@ForAll @Size(min = 1, max = 40) List<@IntRange(max = 1) Integer> outcomes) {
        assertThat(decide(Ship.HIGHER, digits(outcomes), digits(outcomes)).ships())
                .isFalse();
    }

    @Property(tries = 100)
    void oneMoreRightAnswerNeverUndoesAConfirmation(
            @ForAll @Size(40) List<@IntRange(max = 1) Integer> before,
            @ForAll @Size(40) List<@IntRange(max = 1) Integer> after,
            @ForAll @IntRange(max = 39) int which) {
        List<Integer> better = IntStream.range(0, 40)
                .mapToObj(i -> i == which ? 1 : after.get(i))
                .toList();
        Result result = decide(Ship.CONFIRMED, digits(before), digits(after)).result();
        if (result == Result.CONFIRMED) {
            assertThat(decide(Ship.CONFIRMED, digits(before), digits(better)).result())
                    .isEqualTo(Result.CONFIRMED);
        }
    }

    private static String digits(List<Integer> outcomes) {
        return outcomes.stream().map(String::valueOf).collect(Collectors.joining());
    }
}

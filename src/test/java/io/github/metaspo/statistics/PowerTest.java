package io.github.metaspo.statistics;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class PowerTest {

    @Test
    void theDropFollowsFromSizeAndChange() {
        assertThat(drop(1, 120).size()).isEqualTo((1.644854 + 0.841621) * Math.sqrt(0.2 / 120), within(1e-6));
        assertThat(drop(3, 40).size()).isEqualTo((1.750686 + 0.841621) * Math.sqrt(0.2 / 120), within(1e-6));
        assertThat(drop(3, 40).changing()).isEqualTo(0.2, within(1e-12));
    }

    @Test
    void aDropOfMoreThanTheAnswersThatUsuallyChangeNeedsSoManyChanges() {
        // 20 % of 10 answers are 2, which cannot drop the score by 35 points
        assertThat(drop(1, 10).size()).isEqualTo(Math.pow(1.644854 + 0.841621, 2) / 10, within(1e-5));
        assertThat(drop(1, 10).changing()).isEqualTo(drop(1, 10).size());
        assertThat(drop(1, 30).size()).isGreaterThan(drop(1, 31).size());
    }

    @Test
    void withAHandfulOfExamplesNoDropIsConfirmed() {
        assertThat(Power.smallestDetectableDrop(List.of(new Power.Task(1, 2, 0.2))))
                .isEmpty();
        assertThat(Power.smallestDetectableDrop(List.of(new Power.Task(1, 6, 0.2))))
                .isEmpty();
        assertThat(Power.smallestDetectableDrop(List.of(new Power.Task(1, 7, 0.2))))
                .isPresent();
    }

    private static Power.Drop drop(int tasks, int examples) {
        return Power.smallestDetectableDrop(Collections.nCopies(tasks, new Power.Task(1, examples, 0.2)))
                .orElseThrow();
    }

    @Test
    void aTaskNeedsAWeightExamplesAndAShareOfChanges() {
        assertThat(List.of(new Power.Task(0.1, 1, 0), new Power.Task(1, 1, 1))).hasSize(2);
        for (double weight : new double[] {0, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Power.Task(weight, 1, 0.2));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Power.Task(1, 0, 0.2));
        for (double changing : new double[] {-0.1, 1.1}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Power.Task(1, 1, changing));
        }
    }
}

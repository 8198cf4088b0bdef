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
        assertThat(Power.smallestDetectableDrop(List.of(new Power.Task(1, 120, 0.2))))
                .isEqualTo((1.644854 + 0.841621) * Math.sqrt(0.2 / 120), within(1e-6));
        assertThat(Power.smallestDetectableDrop(Collections.nCopies(3, new Power.Task(1, 40, 0.2))))
                .isEqualTo((1.750686 + 0.841621) * Math.sqrt(0.2 / 120), within(1e-6));
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

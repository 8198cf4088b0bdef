package io.github.metaspo.report;

import io.github.metaspo.report.AdaptationCurves.Curve;
import io.github.metaspo.report.AdaptationCurves.Point;
import io.github.metaspo.report.AdaptationCurves.Saving;
import io.github.metaspo.report.AdaptationCurves.TaskCurves;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AdaptationCurvesTest {

    private static Curve curve(String start, int examples, double... scores) {
        List<Point> points = new ArrayList<>();
        for (int round = 0; round < scores.length; round++) {
            points.add(new Point(round, 10L * round, 2L * round, scores[round], scores[round]));
        }
        return new Curve(start, examples, points);
    }

    @Test
    void theBetterStartSavesRoundsAndExamplesUpToTheFinalScoreOfTheOther() {
        TaskCurves curves = new TaskCurves(
                "pet",
                40,
                List.of(
                        curve("locked", 8, 0.5, 0.7, 0.8),
                        curve("locked", 4, 0.5, 0.6),
                        curve("locked", 2, 0.5, 0.5),
                        curve("default", 8, 0.2, 0.4, 0.6),
                        curve("default", 4, 0.2, 0.5),
                        curve("default", 2, 0.2, 0.3)));
        assertThat(curves.saving()).isEqualTo(new Saving("locked", "default", 0.6, 1, 2, 4, 8));
        assertThat(AdaptationText.saving(curves.saving()))
                .isEqualTo("the locked system prompt reaches 0.600, the final score with the default one, after 1 round"
                        + " instead of 2, and with 4 train examples instead of 8");
    }

    @Test
    void theDefaultStartMayBeTheBetterOne() {
        TaskCurves curves =
                new TaskCurves("pet", 40, List.of(curve("locked", 8, 0.5, 0.5), curve("default", 8, 0.2, 0.6)));
        assertThat(curves.saving()).isEqualTo(new Saving("default", "locked", 0.5, 1, 0, 8, 8));
    }

    @Test
    void aCurveThatFellReachesAScoreWhereItFirstHadIt() {
        TaskCurves curves = new TaskCurves(
                "pet", 40, List.of(curve("locked", 8, 0.5, 0.7, 0.6), curve("default", 8, 0.2, 0.7, 0.6)));
        assertThat(curves.saving()).isEqualTo(new Saving("locked", "default", 0.6, 1, 1, 8, 8));
    }

    @Test
    void curvesOfOneStartCompareNothing() {
        assertThatThrownBy(() -> new TaskCurves("pet", 40, List.of(curve("locked", 8, 0.5))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package io.github.metaspo.optimize.method;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Metric;
import io.github.metaspo.api.MetricFactory;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.evaluation.Scorers;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.OptimizeSettings.Method;
import io.github.metaspo.suite.OptimizeSettings.Mode;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class RaceMetricsTest {

    @Test
    void meansRaceAndNeedNoRemark() throws Exception {
        RaceMetrics metrics = new RaceMetrics(suite(Method.METASPO, Mode.RACE, "accuracy", "tokenF1"));
        assertThat(metrics.race()).isTrue();
        assertThat(metrics.remark()).isEmpty();
    }

    @Test
    void macroF1TasksRaceAndTheLogSaysHow() throws Exception {
        RaceMetrics metrics = new RaceMetrics(suite(Method.METASPO, Mode.RACE, "accuracy", "macroF1"));
        assertThat(metrics.race()).isTrue();
        assertThat(metrics.remark())
                .contains("macroF1 tasks race on the score of single answers; their metric decides in the end");
    }

    @Test
    void aMetricThatIsNoMeanAndDoesNotRiseWithItTakesFullModeAndTheLogSaysSo() throws Exception {
        RaceMetrics metrics = new RaceMetrics(suite(Method.METASPO, Mode.RACE, "accuracy", "macroF1", "worst"));
        assertThat(metrics.race()).isFalse();
        assertThat(metrics.remark())
                .contains("task t2 is scored by worst, which is no mean over examples: full mode is used");
    }

    @Test
    void aMetricOfOnesOwnMayAllowARace() throws Exception {
        RaceMetrics metrics = new RaceMetrics(suite(Method.METASPO, Mode.RACE, "macroF1", "rising"));
        assertThat(metrics.race()).isTrue();
        assertThat(metrics.remark())
                .contains(
                        "macroF1 and rising tasks race on the score of single answers; their metric decides in the end");
    }

    @Test
    void whereTheSuiteAsksForNoRaceNothingIsSaid() throws Exception {
        RaceMetrics full = new RaceMetrics(suite(Method.METASPO, Mode.FULL, "macroF1"));
        assertThat(full.race()).isFalse();
        assertThat(full.remark()).isEmpty();
        assertThat(new RaceMetrics(suite(Method.SPRIG, Mode.RACE, "macroF1")).remark())
                .isEmpty();
    }

    private static PreparedSuite suite(Method method, Mode mode, String... metrics) throws Exception {
        Suite suite = EvaluationFixtures.suite(Arrays.stream(metrics)
                .map(metric ->
                        EvaluationFixtures.task("t" + List.of(metrics).indexOf(metric), Task.Role.TRAIN, 5, metric, 1))
                .toArray(Task[]::new));
        OptimizeSettings given = suite.optimize();
        Suite changed = EvaluationFixtures.with(
                suite,
                new OptimizeSettings(
                        method,
                        mode,
                        given.iterations(),
                        given.systemCandidates(),
                        given.userCandidates(),
                        given.userTopK(),
                        given.patience(),
                        given.seed(),
                        given.proposer(),
                        given.ship(),
                        given.userPrompts(),
                        given.budget(),
                        given.proposals()));
        Metrics known = new Metrics(List.of(new Custom("worst", false), new Custom("rising", true)));
        return new PreparedSuite(changed, Scorers.of(changed, known));
    }

    private record Custom(String name, boolean rises) implements MetricFactory {

        @Override
        public Metric create(Map<String, String> parameters) {
            return new Metric() {
                @Override
                public String version() {
                    return "1";
                }

                @Override
                public double score(String prediction, Example example) {
                    return 1;
                }

                @Override
                public boolean isMean() {
                    return false;
                }

                @Override
                public boolean risesWithMean() {
                    return rises;
                }
            };
        }
    }
}

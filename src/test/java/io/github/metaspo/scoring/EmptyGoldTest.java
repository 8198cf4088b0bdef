package io.github.metaspo.scoring;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Judgement;
import io.github.metaspo.api.Location;
import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.MetricSettings;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmptyGoldTest {

    private static final Location PLACE = new Location(Path.of("s.yaml"), 1, 1);

    @ParameterizedTest
    @ValueSource(strings = {"accuracy", "exactMatch", "tokenF1", "macroF1"})
    void aReplyWithoutAnAnswerIsRightWhereTheGoldAnswerIsEmpty(String metric) throws SuiteException {
        TaskScorer scorer = scorer(metric, "");

        for (String none : List.of("Nothing to extract.", "<a></a>", "<a> </a>")) {
            assertThat(scorer.judge(example(""), none)).isEqualTo(new Judgement("", Optional.of(""), 1));
        }
        assertThat(scorer.judge(example(""), "<a>x</a>").score()).isZero();
    }

    @Test
    void aReplyWithoutAnAnswerIsWrongWhereThereIsAGoldAnswer() throws SuiteException {
        assertThat(scorer("tokenF1", "").judge(example("x"), "nothing"))
                .isEqualTo(new Judgement("x", Optional.empty(), 0));
    }

    @Test
    void aReplyThatWasCutHasNotGivenItsAnswerYet() throws SuiteException {
        assertThat(scorer("accuracy", "").judge(example(""), "Let me see", true))
                .isEqualTo(new Judgement("", Optional.empty(), 0));
    }

    @Test
    void anEmptyGoldAnswerBesideOthersAllowsBoth() throws SuiteException {
        TaskScorer scorer = scorer("exactMatch", "");
        Example both = new Example("1", "q", List.of("", "none"), List.of(), Map.of());

        assertThat(scorer.judge(both, "").score()).isEqualTo(1);
        assertThat(scorer.judge(both, "<a>None.</a>").score()).isEqualTo(1);
        assertThat(scorer.judge(both, "<a>some</a>").score()).isZero();
    }

    @Test
    void theMajorityClassMayBeTheEmptyAnswer() throws SuiteException {
        assertThat(MajorityClass.of(scorer("accuracy", ""), List.of(example(""), example(""), example("x"))))
                .isEqualTo(new MajorityClass("", 2.0 / 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"contains", "numeric"})
    void aMetricThatCannotCompareWithNothingRefusesIt(String metric) {
        assertThatThrownBy(() -> scorer(metric, ""))
                .hasMessageContaining(
                        "the gold answer \"\" is not one that the metric " + metric + " can compare with");
    }

    private static Example example(String answer) {
        return Example.of("1", "q", answer);
    }

    private static TaskScorer scorer(String metric, String answer) throws SuiteException {
        Task task = new Task(
                "t",
                Task.Role.UNSEEN,
                new UserPrompt("{question}"),
                List.of(),
                List.of(example(answer)),
                new Extraction.Tag("a"),
                new MetricSettings(metric, Map.of(), PLACE),
                1,
                Optional.empty(),
                1,
                PLACE);
        return TaskScorer.of(task, new Metrics(List.of()));
    }
}

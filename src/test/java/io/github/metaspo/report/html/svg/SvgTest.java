package io.github.metaspo.report.html.svg;

import io.github.metaspo.statistics.Interval;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Charts as text. */
class SvgTest {

    @Test
    void anAxisOfScoresHoldsAllAndIsNeverNarrow() {
        Axis one = Axis.scores(0.5);
        assertThat(one.low()).isLessThan(0.5);
        assertThat(one.high()).isGreaterThan(0.5);
        assertThat(one.high() - one.low()).isGreaterThanOrEqualTo(0.2 - 1e-9);
        Axis all = Axis.scores(0, 1);
        assertThat(all.low()).isZero();
        assertThat(all.high()).isEqualTo(1);
        assertThat(Axis.scores(1).high()).isEqualTo(1);
        assertThat(Axis.scores(1).low()).isCloseTo(0.8, within(1e-9));
        assertThat(Axis.scores().high()).isLessThanOrEqualTo(1);
    }

    @Test
    void ticksAreRoundNumbersAndHaveNoMoreDecimalsThanTheyNeed() {
        Axis axis = Axis.upTo(1_380);
        assertThat(axis.ticks().stream().map(axis::label)).containsExactly("0", "500", "1,000");
        assertThat(Axis.upTo(0).ticks()).isNotEmpty();
        Axis scores = Axis.scores(0.31, 0.52);
        assertThat(scores.ticks().stream().map(scores::label)).contains("0.3", "0.4", "0.5");
        Axis points = Axis.differences(-0.1, 0.21);
        assertThat(points.ticks().stream().map(points::points)).containsExactly("\u221210", "0", "+10", "+20");
    }

    @Test
    void textsAreEscaped() {
        Svg svg = Svg.of("a", "<b>\"&'", "</desc>", 10, List.of(Shapes.text(1, 2, "start", "tick", "<script>")));
        assertThat(svg.markup())
                .contains("&lt;b&gt;&#34;&amp;&#39;")
                .contains("&lt;/desc&gt;")
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void onlyAChangeWhoseIntervalLacksTheOldScoreHasAColour() {
        ForestChart chart = new ForestChart(Axis.scores(0, 1), 0.01);
        assertThat(row(chart, 0.5, 0.7, new Interval(0.6, 0.8))).contains("new up");
        assertThat(row(chart, 0.5, 0.3, new Interval(0.2, 0.4))).contains("new down");
        assertThat(row(chart, 0.5, 0.6, new Interval(0.45, 0.7))).contains("new plain");
    }

    private static String row(ForestChart chart, double before, double after, Interval interval) {
        return chart.row("a", "task", "words", Optional.of(before), after, Optional.of(interval), false)
                .markup();
    }

    @Test
    void aCandidateLeadsToItsTextAndHasALineToItsParent() {
        String tree = TreeChart.draw(
                        "tree",
                        "title",
                        "words",
                        List.of(
                                new TreeChart.Node(3, OptionalInt.empty(), OptionalDouble.of(0), true, "c3", "start"),
                                new TreeChart.Node(
                                        4, OptionalInt.of(3), OptionalDouble.of(0.1), false, "c4", "dropped"),
                                new TreeChart.Node(
                                        5, OptionalInt.of(99), OptionalDouble.empty(), false, "c5", "refused")))
                .markup();
        assertThat(tree)
                .contains("href=\"#c3\"", "href=\"#c4\"", "href=\"#c5\"")
                .containsOnlyOnce("class=\"edge\"");
    }
}

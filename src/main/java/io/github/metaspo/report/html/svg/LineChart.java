package io.github.metaspo.report.html.svg;

import io.github.metaspo.statistics.Interval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Scores over a quantity such as the questions asked so far, as steps or as lines. */
public final class LineChart {

    private static final int TOP = 26;
    private static final int BOTTOM = 212;
    private static final int HEIGHT = 270;

    /** Share of the width at the left that the labels of the y axis take, in percent. */
    private static final double LEFT = 0;

    /**
     * A point of a line.
     *
     * @param label beside it; empty for none
     * @param interval of its score; empty if it is not known
     * @param tip shows when the pointer rests on it
     */
    public record Point(double x, double y, String label, Optional<Interval> interval, String tip) {}

    /**
     * A line.
     *
     * @param style class of the style sheet
     * @param steps whether the score stays until the next point
     */
    public record Line(String style, boolean steps, List<Point> points) {
        public Line {
            points = List.copyOf(points);
        }
    }

    /**
     * A mark on the x axis.
     *
     * @param style class of the style sheet
     */
    public record Mark(double x, String style, String tip) {}

    private final Axis xs;
    private final Axis ys;

    public LineChart(Axis xs, Axis ys) {
        this.xs = xs;
        this.ys = ys;
    }

    /**
     * Returns the chart.
     *
     * @param xLabel name of the x axis
     * @param ticks labels in the place of the numbers of the x axis; empty for numbers
     * @param below second labels, below the first; empty for none
     */
    public Svg draw(
            String id,
            String title,
            String description,
            String xLabel,
            List<String> ticks,
            List<String> below,
            List<Line> lines,
            List<Mark> marks) {
        List<String> shapes = new ArrayList<>();
        grid(xLabel, ticks, below, shapes);
        for (Mark mark : marks) {
            double x = xs.x(mark.x());
            shapes.add("<g class=\"mark " + mark.style() + "\"><title>" + Svg.escape(mark.tip()) + "</title>"
                    + Shapes.line(x, BOTTOM - 9, x, BOTTOM, "tickmark") + "</g>");
        }
        for (Line line : lines) {
            draw(line, shapes);
        }
        return Svg.of(id, title, description, HEIGHT, shapes);
    }

    private void grid(String xLabel, List<String> ticks, List<String> below, List<String> shapes) {
        for (double tick : ys.ticks()) {
            shapes.add(Shapes.line(xs.x(xs.low()), y(tick), xs.x(xs.high()), y(tick), "grid"));
            shapes.add(Shapes.text(LEFT, y(tick) - 4, "start", "tick", ys.label(tick)));
        }
        List<Double> places = xs.ticks();
        for (int i = 0; i < places.size(); i++) {
            double x = xs.x(places.get(i));
            String anchor = x < 5 ? "start" : x > 95 ? "end" : "middle";
            shapes.add(Shapes.line(xs.x(places.get(i)), BOTTOM, xs.x(places.get(i)), BOTTOM + 4, "axis"));
            if (ticks.isEmpty() || i < ticks.size()) {
                shapes.add(Shapes.text(
                        x, BOTTOM + 18, anchor, "tick", ticks.isEmpty() ? xs.label(places.get(i)) : ticks.get(i)));
            }
            if (i < below.size()) {
                shapes.add(Shapes.text(x, BOTTOM + 32, anchor, "tick", below.get(i)));
            }
        }
        shapes.add(Shapes.line(xs.x(xs.low()), BOTTOM, xs.x(xs.high()), BOTTOM, "axis"));
        shapes.add(Shapes.text(50, BOTTOM + (below.isEmpty() ? 38 : 50), "middle", "axislabel", xLabel));
    }

    private void draw(Line line, List<String> shapes) {
        List<Point> points = line.points();
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            if (line.steps()) {
                shapes.add(Shapes.line(xs.x(from.x()), y(from.y()), xs.x(to.x()), y(from.y()), "line " + line.style()));
                shapes.add(Shapes.line(xs.x(to.x()), y(from.y()), xs.x(to.x()), y(to.y()), "line " + line.style()));
            } else {
                shapes.add(Shapes.line(xs.x(from.x()), y(from.y()), xs.x(to.x()), y(to.y()), "line " + line.style()));
            }
        }
        for (Point point : points) {
            double x = xs.x(point.x());
            point.interval()
                    .ifPresent(
                            range -> shapes.add(Shapes.line(x, y(range.low()), x, y(range.high()), "whisker plain")));
            if (!point.tip().isEmpty()) {
                shapes.add(Shapes.circle(x, y(point.y()), 4, "point " + line.style(), point.tip()));
            }
            if (!point.label().isEmpty()) {
                boolean atEnd = x > 85;
                shapes.add(Shapes.text(
                        atEnd ? x : x + 0.5, y(point.y()) - 9, atEnd ? "end" : "start", "label", point.label()));
            }
        }
    }

    private double y(double value) {
        return Svg.y(value, ys.low(), ys.high(), TOP, BOTTOM);
    }
}

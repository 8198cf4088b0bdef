package io.github.metaspo.report.html.svg;

import java.util.ArrayList;
import java.util.List;

/** The scores of a method over those of the reference, task by task: above the diagonal the method is better. */
public final class ScatterChart {

    private static final int TOP = 8;
    private static final int BOTTOM = 228;
    private static final int HEIGHT = 268;

    /** A pair of scores; the tip shows when the pointer rests on it. */
    public record Point(double reference, double score, String tip) {}

    private ScatterChart() {}

    /** Returns the chart. */
    public static Svg draw(
            String id, String title, String description, Axis axis, String reference, List<Point> points) {
        List<String> shapes = new ArrayList<>();
        for (double tick : axis.ticks()) {
            double x = axis.x(tick);
            shapes.add(Shapes.line(x, TOP, x, BOTTOM, "grid"));
            shapes.add(Shapes.line(axis.x(axis.low()), y(axis, tick), axis.x(axis.high()), y(axis, tick), "grid"));
            shapes.add(Shapes.text(x, BOTTOM + 16, "middle", "tick", axis.label(tick)));
            if (tick > axis.low()) {
                shapes.add(Shapes.text(0, y(axis, tick) - 4, "start", "tick", axis.label(tick)));
            }
        }
        shapes.add(Shapes.line(
                axis.x(axis.low()), y(axis, axis.low()), axis.x(axis.high()), y(axis, axis.high()), "zero"));
        for (Point point : points) {
            String tone =
                    point.score() > point.reference() ? "up" : point.score() < point.reference() ? "down" : "plain";
            double x = axis.x(point.reference());
            double y = y(axis, point.score());
            shapes.add(
                    tone.equals("down")
                            ? "<g><title>" + Svg.escape(point.tip()) + "</title>"
                                    + Shapes.diamond(x, y, 5, "point down") + "</g>"
                            : Shapes.circle(x, y, 4, "point " + tone, point.tip()));
        }
        shapes.add(Shapes.text(50, BOTTOM + 34, "middle", "axislabel", "score of " + reference));
        return Svg.of(id, title, description, HEIGHT, shapes);
    }

    private static double y(Axis axis, double value) {
        return Svg.y(value, axis.low(), axis.high(), TOP, BOTTOM);
    }
}

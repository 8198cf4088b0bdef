package io.github.metaspo.report.html.svg;

import io.github.metaspo.statistics.Interval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of a forest plot: scores before and after, with the interval of the difference and the tolerance of the gate. */
public final class ForestChart {

    private static final int HEIGHT = 34;
    private static final int MIDDLE = 17;

    private final Axis axis;
    private final double tolerance;

    /** @param tolerance drop of the score that the gate ignores */
    public ForestChart(Axis axis, double tolerance) {
        this.axis = axis;
        this.tolerance = tolerance;
    }

    /**
     * Returns a row.
     *
     * @param before the old score; empty if there is none
     * @param interval of the new score: around the old score if it is that of the difference
     * @param strong whether it is a total
     */
    public Svg row(
            String id,
            String title,
            String description,
            Optional<Double> before,
            double after,
            Optional<Interval> interval,
            boolean strong) {
        List<String> shapes = new ArrayList<>();
        for (double tick : axis.ticks()) {
            shapes.add(Shapes.line(axis.x(tick), 0, axis.x(tick), HEIGHT, "grid"));
        }
        before.ifPresent(old -> {
            if (tolerance > 0) {
                shapes.add(Shapes.bar(axis.x(old - tolerance), axis.x(old), 3, HEIGHT - 6, "band"));
            }
            shapes.add(Shapes.line(axis.x(old), 3, axis.x(old), HEIGHT - 3, "zero"));
        });
        String tone = tone(before, interval);
        interval.ifPresent(range -> shapes.add(whisker(range, strong, tone)));
        before.ifPresent(old -> {
            shapes.add(Shapes.line(axis.x(old), MIDDLE, axis.x(after), MIDDLE, "shift " + tone));
            shapes.add(Shapes.circle(axis.x(old), MIDDLE, strong ? 6 : 5, "old"));
        });
        shapes.add(
                strong
                        ? Shapes.diamond(axis.x(after), MIDDLE, 8, "new " + tone)
                        : Shapes.circle(axis.x(after), MIDDLE, 5, "new " + tone));
        return Svg.of(id, title, description, HEIGHT, shapes);
    }

    private String whisker(Interval range, boolean strong, String tone) {
        double low = axis.x(range.low());
        double high = axis.x(range.high());
        double end = strong ? 6 : 4;
        return Shapes.line(low, MIDDLE, high, MIDDLE, "whisker " + tone)
                + Shapes.line(low, MIDDLE - end, low, MIDDLE + end, "whisker " + tone)
                + Shapes.line(high, MIDDLE - end, high, MIDDLE + end, "whisker " + tone);
    }

    /** Returns the style of a change: only one whose interval does not hold the old score has a colour. */
    private static String tone(Optional<Double> before, Optional<Interval> interval) {
        if (before.isEmpty() || interval.isEmpty()) {
            return "plain";
        }
        if (interval.get().low() > before.get()) {
            return "up";
        }
        return interval.get().high() < before.get() ? "down" : "plain";
    }

    /** Returns the axis below the rows. */
    public Svg axis(String id) {
        List<String> shapes = new ArrayList<>();
        for (double tick : axis.ticks()) {
            shapes.add(Shapes.line(axis.x(tick), 0, axis.x(tick), 5, "grid"));
            shapes.add(Shapes.text(axis.x(tick), 18, "middle", "tick", axis.label(tick)));
        }
        return Svg.of(
                id,
                "Axis of scores",
                "From " + axis.label(axis.low()) + " to " + axis.label(axis.high()) + "; 1 is best.",
                22,
                shapes);
    }
}

package io.github.metaspo.report.html.svg;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The shapes of charts. A style is a class of the style sheet; x is a percentage, y is in pixels. */
final class Shapes {

    private Shapes() {}

    static String line(double x1, double y1, double x2, double y2, String style) {
        return "<line class=\"" + style + "\" x1=\"" + number(x1) + "%\" y1=\"" + number(y1) + "\" x2=\"" + number(x2)
                + "%\" y2=\"" + number(y2) + "\"/>";
    }

    /** Returns a bar from one x to another. */
    static String bar(double x1, double x2, double y, double height, String style) {
        return "<rect class=\"" + style + "\" x=\"" + number(Math.min(x1, x2)) + "%\" y=\"" + number(y) + "\" width=\""
                + number(Math.abs(x2 - x1)) + "%\" height=\"" + number(height) + "\"/>";
    }

    static String circle(double x, double y, double radius, String style) {
        return "<circle class=\"" + style + "\" cx=\"" + number(x) + "%\" cy=\"" + number(y) + "\" r=\""
                + number(radius) + "\"/>";
    }

    /** Returns a circle with a text that shows when the pointer rests on it. */
    static String circle(double x, double y, double radius, String style, String tip) {
        return "<circle class=\"" + style + "\" cx=\"" + number(x) + "%\" cy=\"" + number(y) + "\" r=\""
                + number(radius) + "\"><title>" + Svg.escape(tip) + "</title></circle>";
    }

    static String diamond(double x, double y, double radius, String style) {
        return path(
                x,
                y,
                style,
                "M0," + number(-radius) + "L" + number(radius) + ",0L0," + number(radius) + "L" + number(-radius)
                        + ",0Z");
    }

    /** Returns a path whose origin is at a point. */
    static String path(double x, double y, String style, String path) {
        return "<svg class=\"at\" x=\"" + number(x) + "%\" y=\"" + number(y) + "\"><path class=\"" + style + "\" d=\""
                + path + "\"/></svg>";
    }

    /**
     * Returns a text.
     *
     * @param anchor {@code start}, {@code middle} or {@code end}
     */
    static String text(double x, double y, String anchor, String style, String text) {
        return "<text class=\"" + style + "\" x=\"" + number(x) + "%\" y=\"" + number(y) + "\" text-anchor=\"" + anchor
                + "\">" + Svg.escape(text) + "</text>";
    }

    /** Formats a coordinate with at most two decimals. */
    static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}

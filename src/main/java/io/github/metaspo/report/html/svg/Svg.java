package io.github.metaspo.report.html.svg;

import gg.jte.Content;
import gg.jte.TemplateOutput;

import java.util.List;

/**
 * A picture as inline SVG with a title and a description for readers who do not see it.
 *
 * @param markup the element; all texts in it are escaped
 */
public record Svg(String markup) implements Content {

    /** Space for labels at both ends of the x axis, in percent. */
    private static final double MARGIN = 2;

    @Override
    public void writeTo(TemplateOutput output) {
        output.writeContent(markup);
    }

    /**
     * Returns a picture.
     *
     * @param id unique on the page
     * @param title what it is
     * @param description what it shows, in words
     * @param height in pixels
     * @param shapes made by {@link Shapes}
     */
    public static Svg of(String id, String title, String description, int height, List<String> shapes) {
        return new Svg("<svg role=\"img\" class=\"chart\" width=\"100%\" height=\"" + height + "\" aria-labelledby=\""
                + id + "-t " + id + "-d\"><title id=\"" + id + "-t\">" + escape(title) + "</title><desc id=\"" + id
                + "-d\">" + escape(description) + "</desc>" + String.join("", shapes) + "</svg>");
    }

    /** Returns where a value is on the x axis, in percent. */
    static double x(double value, double low, double high) {
        double share = high > low ? (value - low) / (high - low) : 0.5;
        return MARGIN + (100 - 2 * MARGIN) * Math.min(1, Math.max(0, share));
    }

    /** Returns where a value is on the y axis, in pixels. */
    static double y(double value, double low, double high, double top, double bottom) {
        double share = high > low ? (value - low) / (high - low) : 0.5;
        return bottom - (bottom - top) * Math.min(1, Math.max(0, share));
    }

    /** Escapes a text for element content and attribute values. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&#34;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}

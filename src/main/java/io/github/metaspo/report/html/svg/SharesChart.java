package io.github.metaspo.report.html.svg;

import java.util.ArrayList;
import java.util.List;

/** The parts of a whole as a bar. */
public final class SharesChart {

    private static final int HEIGHT = 18;

    /** A part; its style is a class of the style sheet. */
    public record Part(String name, long count, String style) {}

    private SharesChart() {}

    /** Returns the bar; parts without a count are left out. */
    public static Svg draw(String id, String title, List<Part> parts) {
        double whole = Math.max(1, parts.stream().mapToLong(Part::count).sum());
        List<String> shapes = new ArrayList<>();
        List<String> words = new ArrayList<>();
        double x = 0;
        for (Part part : parts) {
            if (part.count() > 0) {
                double end = x + 100 * part.count() / whole;
                shapes.add("<g><title>" + Svg.escape(part.name() + ": " + part.count()) + "</title>"
                        + Shapes.bar(x, end, 0, HEIGHT, "part " + part.style()) + "</g>");
                words.add(part.name() + " " + part.count());
                x = end;
            }
        }
        return Svg.of(id, title, String.join(", ", words) + ".", HEIGHT, shapes);
    }
}

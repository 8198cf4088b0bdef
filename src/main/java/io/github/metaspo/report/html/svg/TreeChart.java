package io.github.metaspo.report.html.svg;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The candidates of a search in their order, each at its gain and with a line to the one that it was made from. */
public final class TreeChart {

    private static final int TOP = 22;
    private static final int BOTTOM = 226;
    private static final int HEIGHT = 272;
    private static final int WITHOUT_GAIN = 240;

    /**
     * A candidate.
     *
     * @param parent number of the one that it was made from
     * @param gain in scores; empty if it was not asked
     * @param link fragment of its text on the page
     * @param tip shows when the pointer rests on it
     */
    public record Node(
            int number, OptionalInt parent, OptionalDouble gain, boolean accepted, String link, String tip) {}

    private record Place(double x, double y) {}

    private TreeChart() {}

    /** Returns the chart; at least two candidates. */
    public static Svg draw(String id, String title, String description, List<Node> nodes) {
        double[] gains =
                nodes.stream().flatMapToDouble(node -> node.gain().stream()).toArray();
        Axis ys = Axis.differences(gains);
        double last = Math.max(1, nodes.size() - 1);
        // so that the first candidate is right of the labels
        Axis xs = new Axis(-0.05 * last, last, last);
        List<String> shapes = new ArrayList<>();
        for (double tick : ys.ticks()) {
            String style = Math.abs(tick) < 1e-9 ? "zero" : "grid";
            shapes.add(Shapes.line(xs.x(xs.low()), y(ys, tick), xs.x(xs.high()), y(ys, tick), style));
            shapes.add(Shapes.text(0, y(ys, tick) - 4, "start", "tick", ys.points(tick)));
        }
        Map<Integer, Place> places = new HashMap<>();
        for (Node node : nodes) {
            double y = node.gain().isPresent() ? y(ys, node.gain().getAsDouble()) : WITHOUT_GAIN;
            places.put(node.number(), new Place(xs.x(places.size()), y));
        }
        for (Node node : nodes) {
            Place parent = node.parent().isPresent() ? places.get(node.parent().getAsInt()) : null;
            Place place = places.getOrDefault(node.number(), new Place(0, 0));
            if (parent != null) {
                shapes.add(Shapes.line(
                        parent.x(), parent.y(), place.x(), place.y(), node.accepted() ? "edge accepted" : "edge"));
            }
        }
        for (Node node : nodes) {
            shapes.add(shape(node, places.getOrDefault(node.number(), new Place(0, 0))));
        }
        shapes.add(Shapes.text(50, HEIGHT - 6, "middle", "axislabel", "candidates in the order of the search"));
        return Svg.of(id, title, description, HEIGHT, shapes);
    }

    private static double y(Axis ys, double gain) {
        return Svg.y(gain, ys.low(), ys.high(), TOP, BOTTOM);
    }

    private static String shape(Node node, Place place) {
        String mark = node.accepted()
                ? Shapes.circle(place.x(), place.y(), 6, "leaf accepted", node.tip())
                        + Shapes.text(
                                place.x(),
                                place.y() - 10,
                                place.x() > 90 ? "end" : place.x() < 10 ? "start" : "middle",
                                "label",
                                "#" + node.number())
                : node.gain().isPresent()
                        ? Shapes.circle(place.x(), place.y(), 4, "leaf", node.tip())
                        : "<g><title>" + Svg.escape(node.tip()) + "</title>"
                                + Shapes.path(place.x(), place.y(), "cross", "M-3,-3L3,3M-3,3L3,-3") + "</g>";
        return "<a href=\"#" + Svg.escape(node.link()) + "\" tabindex=\"-1\">" + mark + "</a>";
    }
}

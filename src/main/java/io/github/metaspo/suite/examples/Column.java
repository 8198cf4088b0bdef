package io.github.metaspo.suite.examples;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.metaspo.api.Place;
import io.github.metaspo.suite.yaml.Node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The source of an example's field: one or several columns of its file.
 *
 * @param names names of columns or JSON pointers; the values of several names form a list
 * @param pattern pattern whose last match gives the value: its first group, or the whole match if it has no group; empty for the
 *     whole text
 * @param place position of the setting in the suite
 */
public record Column(List<String> names, Optional<Pattern> pattern, Place place) {

    public Column {
        names = List.copyOf(names);
    }

    /** Returns a column with the same name as the field. */
    static Column named(String name, Place place) {
        return new Column(List.of(name), Optional.empty(), place);
    }

    /** Returns the value; empty if the row has none or the pattern does not match. */
    Optional<Node> in(Node.Mapping row) {
        return names.size() == 1 ? value(names.get(0), row).flatMap(this::matched) : list(row);
    }

    /** Returns whether a row has all columns of the value, even if they are empty. */
    boolean isIn(Node.Mapping row) {
        return names.stream().allMatch(name -> value(name, row).isPresent());
    }

    /** Returns the names of the row's top-level fields that contain the value. */
    List<String> fields() {
        return names.stream().map(Column::field).toList();
    }

    private static String field(String name) {
        if (!name.startsWith("/")) {
            return name;
        }
        int next = name.indexOf('/', 1);
        return name.substring(1, next < 0 ? name.length() : next);
    }

    /** Drops empty columns at the end, so that questions may have different numbers of options. */
    private Optional<Node> list(Node.Mapping row) {
        List<Node> values = new ArrayList<>();
        names.forEach(name -> value(name, row).ifPresent(values::add));
        while (!values.isEmpty() && isEmpty(values.get(values.size() - 1))) {
            values.remove(values.size() - 1);
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(new Node.Sequence(values, row.place()));
    }

    private static boolean isEmpty(Node node) {
        return node instanceof Node.Scalar scalar && scalar.text().isBlank();
    }

    private static Optional<Node> value(String name, Node.Mapping row) {
        Optional<Node> plain = row.get(name);
        return plain.isPresent() || !name.startsWith("/") ? plain : atPointer(name.substring(1), row);
    }

    private static Optional<Node> atPointer(String path, Node start) {
        Optional<Node> node = Optional.of(start);
        for (String step : path.split("/", -1)) {
            String key = step.replace("~1", "/").replace("~0", "~");
            node = node.flatMap(from -> child(from, key));
        }
        return node;
    }

    private static Optional<Node> child(Node node, String key) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.get(key);
        }
        if (node instanceof Node.Sequence sequence && key.matches("[0-9]{1,6}")) {
            return sequence.items().stream().skip(Long.parseLong(key)).findFirst();
        }
        return Optional.empty();
    }

    private Optional<Node> matched(Node node) {
        if (pattern.isEmpty() || !(node instanceof Node.Scalar scalar)) {
            return Optional.of(node);
        }
        Matcher matcher = pattern.get().matcher(scalar.text());
        int group = Math.min(1, matcher.groupCount());
        Optional<String> last = Optional.empty();
        while (matcher.find()) {
            last = Optional.ofNullable(matcher.group(group));
        }
        return last.map(text -> new Node.Scalar(text.strip(), Node.Kind.TEXT, node.place()));
    }
}

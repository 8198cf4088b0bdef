package io.github.metaspo.suite.examples;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.metaspo.api.Place;
import io.github.metaspo.suite.yaml.Node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a field of an example is found in a row of its file.
 *
 * @param names one name or JSON pointer; several make a list of their values
 * @param pattern whose first group in the last match is the value (the whole match where it has no group); empty for the whole text
 * @param place where the suite says so
 */
public record Column(List<String> names, Optional<Pattern> pattern, Place place) {

    public Column {
        names = List.copyOf(names);
    }

    /** A column of the same name as the field. */
    static Column named(String name, Place place) {
        return new Column(List.of(name), Optional.empty(), place);
    }

    /** The value; empty where the row has none, or the pattern does not match. */
    Optional<Node> in(Node.Mapping row) {
        return names.size() == 1 ? one(names.get(0), row).flatMap(this::matched) : several(row);
    }

    /** Whether a row has everything that the value is made of, be it empty. */
    boolean isIn(Node.Mapping row) {
        return names.stream().allMatch(name -> one(name, row).isPresent());
    }

    /** The names of the row's fields that the value is made of. */
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

    /** Empty columns at the end are left out, so that a question may have fewer options than others. */
    private Optional<Node> several(Node.Mapping row) {
        List<Node> values = new ArrayList<>();
        names.forEach(name -> one(name, row).ifPresent(values::add));
        while (!values.isEmpty() && isEmpty(values.get(values.size() - 1))) {
            values.remove(values.size() - 1);
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(new Node.Sequence(values, row.place()));
    }

    private static boolean isEmpty(Node node) {
        return node instanceof Node.Scalar scalar && scalar.text().isBlank();
    }

    private static Optional<Node> one(String name, Node.Mapping row) {
        Optional<Node> plain = row.get(name);
        return plain.isPresent() || !name.startsWith("/") ? plain : pointed(name.substring(1), row);
    }

    private static Optional<Node> pointed(String path, Node start) {
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

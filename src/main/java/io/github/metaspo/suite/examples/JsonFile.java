package io.github.metaspo.suite.examples;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.metaspo.api.Location;
import io.github.metaspo.suite.yaml.Node;
import io.github.metaspo.suite.yaml.NodeReader;
import io.github.metaspo.suite.yaml.Problems;
import io.github.metaspo.suite.yaml.TextFiles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * JSON format of examples: an array, an object with one list, or a sequence of objects. Streams: only one example is in memory as a
 * tree. An item {@code {"row_idx": 0, "row": {...}}} is unwrapped to its row.
 */
final class JsonFile implements ExampleFiles.Format {

    static final String NO_LIST = "the file must contain a list of examples";

    /** Usual names of the list of examples in files that have several lists, most likely first. */
    private static final List<String> USUAL = List.of("examples", "data", "rows", "questions", "instances");

    // in MiB; many programs write an array as one line
    private static final int LONGEST_LINE = 1024;

    /** The structure of a file at its outermost level. */
    private sealed interface Shape {
        /** Only blanks. */
        record Empty() implements Shape {}

        /** A list or a sequence of objects; both are read one value at a time. */
        record Values() implements Shape {}

        /** One object. */
        record Fields(List<String> names, List<String> lists, List<String> objects, Location place) implements Shape {}
    }

    private final JsonFactory factory;
    private final Problems problems;

    JsonFile(JsonFactory factory, Problems problems) {
        this.factory = factory;
        this.problems = problems;
    }

    /** Returns which of an object's lists contains the examples; empty if that is not clear. */
    static Optional<String> chosen(List<String> lists) {
        return lists.size() == 1
                ? Optional.of(lists.get(0))
                : USUAL.stream().filter(lists::contains).findFirst();
    }

    static String noOneList(List<String> lists) {
        return lists.isEmpty()
                ? NO_LIST
                : NO_LIST + ", or an object with one; its lists are " + MissingField.list(lists);
    }

    @Override
    public void read(Path file, ExampleReader reader, List<LocatedExample> examples) {
        parse(file, parser -> shape(file, parser)).ifPresent(shape -> read(file, shape, reader, examples));
    }

    private void read(Path file, Shape shape, ExampleReader reader, List<LocatedExample> examples) {
        if (shape instanceof Shape.Values) {
            parse(file, parser -> values(file, parser, reader, examples));
        } else if (shape instanceof Shape.Fields object) {
            object(file, object, reader, examples);
        }
    }

    private void object(Path file, Shape.Fields object, ExampleReader reader, List<LocatedExample> examples) {
        List<String> question = reader.fields().sources("question");
        Optional<String> list = chosen(object.lists);
        boolean isExample = object.names.containsAll(question) && !object.lists.containsAll(question)
                || object.lists.containsAll(reader.fields().sources("messages"));
        if (object.objects.equals(object.names) && object.names.size() > 1) {
            problems.add(
                    object.place,
                    NO_LIST
                            + ", but it contains columns; write records instead, in pandas to_json(..., orient=\"records\")");
        } else if (isExample && object.lists.stream().noneMatch(USUAL::contains)) {
            parse(file, parser -> values(file, parser, reader, examples));
        } else if (list.isPresent()) {
            parse(file, parser -> member(file, list.get(), parser, reader, examples));
        } else {
            problems.add(object.place, noOneList(object.lists));
        }
    }

    private <T> Optional<T> parse(Path file, Parsing<T> parsing) {
        return TextFiles.read(file, LONGEST_LINE, problems, characters -> {
            try (JsonParser parser = factory.createParser(characters)) {
                return parsing.read(parser);
            }
        });
    }

    private interface Parsing<T> {
        T read(JsonParser parser) throws IOException;
    }

    private static Shape shape(Path file, JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            return new Shape.Empty();
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return new Shape.Values();
        }
        Location place = locate(file, parser.currentTokenLocation());
        List<String> names = new ArrayList<>();
        List<String> lists = new ArrayList<>();
        List<String> objects = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            names.add(name);
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_ARRAY) {
                lists.add(name);
            } else if (value == JsonToken.START_OBJECT) {
                objects.add(name);
            }
            parser.skipChildren();
        }
        return parser.nextToken() == null ? new Shape.Fields(names, lists, objects, place) : new Shape.Values();
    }

    private List<LocatedExample> member(
            Path file, String name, JsonParser parser, ExampleReader reader, List<LocatedExample> examples)
            throws IOException {
        parser.nextToken();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            boolean wanted = parser.currentName().equals(name);
            if (parser.nextToken() == JsonToken.START_ARRAY && wanted) {
                items(file, parser, reader, examples);
            }
            parser.skipChildren();
        }
        return examples;
    }

    private List<LocatedExample> values(
            Path file, JsonParser parser, ExampleReader reader, List<LocatedExample> examples) throws IOException {
        while (parser.nextToken() != null) {
            if (parser.currentToken() == JsonToken.START_ARRAY) {
                items(file, parser, reader, examples);
            } else {
                example(file, parser, reader, examples);
            }
        }
        return examples;
    }

    private void items(Path file, JsonParser parser, ExampleReader reader, List<LocatedExample> examples)
            throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            example(file, parser, reader, examples);
        }
    }

    private void example(Path file, JsonParser parser, ExampleReader reader, List<LocatedExample> examples)
            throws IOException {
        Node node = new NodeReader(parser, at -> locate(file, at), problems).read();
        reader.read(unwrapped(node)).ifPresent(examples::add);
    }

    private static Node unwrapped(Node node) {
        return node instanceof Node.Mapping mapping
                        && mapping.get("row_idx").isPresent()
                        && mapping.get("row").orElse(node) instanceof Node.Mapping row
                        && row != mapping
                ? row
                : node;
    }

    private static Location locate(Path file, JsonLocation at) {
        return new Location(file, Math.max(at.getLineNr(), 1), Math.max(at.getColumnNr(), 0));
    }
}

package io.github.metaspo.suite.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.metaspo.api.Location;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Builds nodes from the tokens of a YAML or JSON parser. Duplicate keys, anchors, aliases and type tags become problems, because
 * they give a file another meaning than it seems to have.
 */
public final class NodeReader {

    private final JsonParser parser;
    private final Function<JsonLocation, Location> locate;
    private final Problems problems;

    /** @param locate maps a position in the parser's input to a position in the file */
    public NodeReader(JsonParser parser, Function<JsonLocation, Location> locate, Problems problems) {
        this.parser = parser;
        this.locate = locate;
        this.problems = problems;
    }

    /** Returns the value that begins at the parser's current token. */
    public Node read() throws IOException {
        Location place = here();
        refuseIndirection(place);
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(place);
            case START_ARRAY -> sequence(place);
            case VALUE_NUMBER_INT -> scalar(Node.Kind.NUMBER, place);
            case VALUE_NUMBER_FLOAT -> number(place);
            case VALUE_TRUE, VALUE_FALSE -> scalar(Node.Kind.BOOLEAN, place);
            case VALUE_NULL -> new Node.Scalar("", Node.Kind.EMPTY, place);
            default -> scalar(Node.Kind.TEXT, place);
        };
    }

    /** Treats NaN, which Python writes into JSON for a missing value, as empty. */
    private Node.Scalar number(Location place) throws IOException {
        return parser.getText().equals("NaN")
                ? new Node.Scalar("", Node.Kind.EMPTY, place)
                : scalar(Node.Kind.NUMBER, place);
    }

    private Node.Scalar scalar(Node.Kind kind, Location place) throws IOException {
        return new Node.Scalar(parser.getText(), kind, place);
    }

    private Node.Sequence sequence(Location place) throws IOException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read());
        }
        return new Node.Sequence(items, place);
    }

    private Node.Mapping mapping(Location place) throws IOException {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Location keyPlace = here();
            refuseAnchor(keyPlace);
            String key = parser.currentName();
            parser.nextToken();
            Node.Entry earlier = entries.putIfAbsent(key, new Node.Entry(keyPlace, read()));
            if (earlier != null) {
                problems.add(keyPlace, "the key \"" + key + "\" is already used at " + earlier.key() + "; keep one");
            }
        }
        return new Node.Mapping(entries, place);
    }

    private void refuseIndirection(Location place) throws IOException {
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            problems.add(place, "aliases (*name) are not allowed; write the value out");
        } else if (parser.getTypeId() != null) {
            problems.add(place, "type tags (!name) are not allowed; leave the tag out, or put text in quotes");
        }
        refuseAnchor(place);
    }

    private void refuseAnchor(Location place) throws IOException {
        if (parser.getObjectId() != null) {
            problems.add(place, "anchors (&name) are not allowed; write the value out where it is needed");
        }
    }

    private Location here() {
        return locate.apply(parser.currentTokenLocation());
    }
}

package io.github.metaspo.scoring.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Parser of the JSON in models' replies. */
public final class Json {

    /** Deeper nesting is rejected, since it could overflow the stack. */
    private static final int DEEPEST = 200;

    private static final int LONGEST_NUMBER = 1000;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    /** Returns the JSON value of a text, or empty if it is not JSON or has more than one value. */
    public static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(MAPPER.readTree(text)).filter(value -> !value.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Returns the JSON value of a text, or otherwise the objects and arrays within it, in order. */
    public static Stream<JsonNode> valuesIn(String text) {
        Optional<JsonNode> whole = parse(text);
        return whole.isPresent()
                ? whole.stream()
                : balanced(text).stream().flatMap(span -> parse(text.substring(span.start, span.end)).stream());
    }

    /** Returns JSON text with sorted names and numbers in canonical form. */
    public static String sorted(JsonNode value) {
        if (value.isArray()) {
            StringJoiner items = new StringJoiner(",", "[", "]");
            value.forEach(item -> items.add(sorted(item)));
            return items.toString();
        }
        if (value.isObject()) {
            StringJoiner fields = new StringJoiner(",", "{", "}");
            TreeMap<String, JsonNode> sorted = new TreeMap<>();
            value.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
            sorted.forEach((name, field) -> fields.add(TextNode.valueOf(name) + ":" + sorted(field)));
            return fields.toString();
        }
        return value.isNumber() ? plain(value.decimalValue()) : value.toString();
    }

    private static String plain(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return Math.abs((long) bare.scale()) > LONGEST_NUMBER ? bare.toString() : bare.toPlainString();
    }

    private record Span(int start, int end) {}

    /** Returns the outermost spans of matching brackets, found in one pass. Brackets in strings do not count. */
    private static List<Span> balanced(String text) {
        List<Span> spans = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        boolean inString = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inString) {
                if (c == '\\') {
                    i++;
                }
                // a JSON string has no line break, so a stray quote in prose ends with its line
                inString = c != '"' && c != '\n';
            } else if (c == '{' || c == '[') {
                open.push(i);
            } else if (c == '"') {
                inString = !open.isEmpty();
            } else if (c == '}' || c == ']') {
                close(text, i, open, spans);
            }
        }
        return spans;
    }

    private static void close(String text, int end, Deque<Integer> open, List<Span> spans) {
        if (open.isEmpty()) {
            return;
        }
        int start = open.pop();
        if ((text.charAt(start) == '{') != (text.charAt(end) == '}')) {
            open.clear();
            return;
        }
        while (!spans.isEmpty() && spans.get(spans.size() - 1).start > start) {
            spans.remove(spans.size() - 1);
        }
        spans.add(new Span(start, end + 1));
    }
}

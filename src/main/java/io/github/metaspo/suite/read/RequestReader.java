package io.github.metaspo.suite.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.metaspo.api.RequestSettings;
import io.github.metaspo.api.RequestSettings.SystemRole;
import io.github.metaspo.suite.Keywords;
import io.github.metaspo.suite.SecretNames;
import io.github.metaspo.suite.yaml.Node;
import io.github.metaspo.suite.yaml.NodeJson;
import io.github.metaspo.suite.yaml.Problems;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reader of the request settings of a model: sampling, headers and provider-specific options. */
final class RequestReader {

    /** Headers that the HTTP client sets itself. */
    private static final Set<String> RESERVED = Set.of(
            "host",
            "content-length",
            "content-type",
            "transfer-encoding",
            "connection",
            "upgrade",
            "expect",
            "te",
            "trailer",
            "proxy-authorization",
            "accept-encoding");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern VALUE = Pattern.compile("[ -~]*");

    private final Problems problems;

    RequestReader(Problems problems) {
        this.problems = problems;
    }

    RequestSettings read(Node.Mapping model) {
        return new RequestSettings(
                model.number("topP")
                        .map(number -> OptionalDouble.of(number.doubleValue()))
                        .orElse(OptionalDouble.empty()),
                model.get("stop").map(RequestReader::texts).orElse(List.of()),
                model.text("reasoningEffort"),
                model.text("systemRole")
                        .map(word -> Keywords.constant(SystemRole.class, word))
                        .orElse(SystemRole.SYSTEM),
                headers(model),
                options(model),
                model.get("temperature").isEmpty());
    }

    private SortedMap<String, String> headers(Node.Mapping model) {
        SortedMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        model.mapping("headers").ifPresent(given -> given.entries().forEach((name, entry) -> {
            String value = ((Node.Scalar) entry.value()).text();
            fault(name, value).ifPresent(sentence -> problems.add(entry.key(), sentence));
            if (headers.put(name, value) != null) {
                problems.add(entry.key(), "the header " + name + " is given twice; keep one");
            }
        }));
        return headers;
    }

    // no message may contain the value, which may be a key
    private static Optional<String> fault(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of("\"" + name + "\" is not a valid header name");
        }
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.of("the header " + name + " is written by the plugin; leave it out");
        }
        if (!VALUE.matcher(value).matches()) {
            return Optional.of("the value of the header " + name + " has a line break or a non-ASCII character");
        }
        boolean literal = !RequestSettings.VARIABLE.matcher(value).find();
        return SecretNames.contain(name) && literal
                ? Optional.of("the value of the header " + name
                        + " does not belong in a committed file; write ${env.NAME} for an environment variable")
                : Optional.empty();
    }

    private static List<String> texts(Node node) {
        return node instanceof Node.Sequence sequence
                ? sequence.items().stream()
                        .map(item -> ((Node.Scalar) item).text())
                        .toList()
                : List.of(((Node.Scalar) node).text());
    }

    private static SortedMap<String, JsonNode> options(Node.Mapping model) {
        SortedMap<String, JsonNode> options = new TreeMap<>();
        model.mapping("options").ifPresent(given -> given.entries()
                .forEach((name, entry) -> options.put(name, NodeJson.of(entry.value(), RequestReader::number))));
        return options;
    }

    /** Returns the scalar as a number, or as text if JSON would write the number differently, for example 007. */
    private static JsonNode number(Node.Scalar scalar) {
        Optional<JsonNode> number = scalar.number().map(DecimalNode::valueOf);
        return number.filter(json -> json.toString().equals(scalar.text()))
                .orElseGet(() -> TextNode.valueOf(scalar.text()));
    }
}

package io.github.metaspo.suite.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.metaspo.suite.yaml.Node;
import io.github.metaspo.suite.yaml.Problems;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reader of the models that get a request as a text and nothing else: a program, or a person. The suite must already match the
 * schema.
 */
final class TextModelReader {

    static final String COMMAND = "command";
    static final String MANUAL = "manual";

    private static final String PERSON = "person";

    /** Settings that have no place in a text. */
    private static final List<String> INAPPLICABLE = List.of(
            "baseUrl",
            "apiKey",
            "temperature",
            "topP",
            "seed",
            "stop",
            "reasoningEffort",
            "systemRole",
            "headers",
            "options");

    private static final Pattern KEY_OPTION =
            Pattern.compile("(?i)--?([a-z0-9_-]*[_-])?(api-?key|key|token|secret|password|credential|auth)(=.*)?");
    private static final Pattern KEY_HEADER = Pattern.compile("(?i)(authorization|[a-z-]*api-?key)\\s*[:=].*");

    private final Problems problems;

    TextModelReader(Problems problems) {
        this.problems = problems;
    }

    /** Returns whether the models of a provider get a text and nothing else. */
    static boolean reads(String provider) {
        return Set.of(COMMAND, MANUAL).contains(provider);
    }

    /** Returns the name of a model of such a provider, which the suite need not give; empty, with a problem, if the model is unusable. */
    Optional<String> name(Node.Mapping model, String provider) {
        boolean usable = true;
        for (String key : INAPPLICABLE) {
            Node.Entry entry = model.entries().get(key);
            if (entry != null) {
                problems.add(
                        entry.key(),
                        key + " does not apply to the provider " + provider + ", which passes on a text; leave it out"
                                + (provider.equals(COMMAND) ? ", or give it to the program in command" : ""));
                usable = false;
            }
        }
        if (provider.equals(MANUAL)) {
            return usable ? model.text("name").or(() -> Optional.of(PERSON)) : Optional.empty();
        }
        Optional<Node> command = model.get(COMMAND);
        if (command.isEmpty()) {
            problems.add(
                    model.place(), "the model lacks \"command\": a program and its arguments, such as [claude, -p]");
            return Optional.empty();
        }
        List<Node.Scalar> words = words(command.get());
        if (words.get(0).text().isBlank()) {
            problems.add(words.get(0).place(), "the first entry of command is empty; it must be a program");
            return Optional.empty();
        }
        usable &= !holdsKey(words);
        return usable
                ? model.text("name").or(() -> Optional.of(nameOf(words.get(0).text())))
                : Optional.empty();
    }

    /** Returns the options with the command among them, so that fingerprints and keys of stored replies depend on it. */
    static SortedMap<String, JsonNode> withCommand(Node.Mapping model, SortedMap<String, JsonNode> options) {
        SortedMap<String, JsonNode> all = new TreeMap<>(options);
        model.get(COMMAND).ifPresent(command -> {
            ArrayNode words = JsonNodeFactory.instance.arrayNode();
            words(command).forEach(word -> words.add(word.text()));
            all.put(COMMAND, words);
        });
        return all;
    }

    private static List<Node.Scalar> words(Node command) {
        return ((Node.Sequence) command)
                .items().stream().map(Node.Scalar.class::cast).toList();
    }

    /** Returns the name of a program without its folder and without the extension that only Windows has. */
    private static String nameOf(String program) {
        return program.strip().replaceAll(".*[/\\\\](?=.)", "").replaceFirst("(?i)(?<=.)\\.(exe|cmd|bat)$", "");
    }

    /** Returns whether an argument looks like a key, with a problem that does not contain it. */
    private boolean holdsKey(List<Node.Scalar> words) {
        boolean found = false;
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i).text();
            boolean followed = i + 1 < words.size() && !words.get(i + 1).text().startsWith("-");
            boolean option = KEY_OPTION.matcher(word).matches() && (word.contains("=") || followed);
            if (option || KEY_HEADER.matcher(word).matches()) {
                problems.add(
                        words.get(i).place(),
                        "this argument of command seems to hold a key, which does not belong in a committed file; set an"
                                + " environment variable, which the program inherits");
                found = true;
            }
        }
        return found;
    }
}

package io.github.metaspo.lock;

import io.github.metaspo.api.Place;
import io.github.metaspo.suite.Nearest;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.yaml.Node;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Typed access to the keys of a mapping in a lock file. Every method throws at the first error. */
final class Fields {

    private final String name;
    private final Node.Mapping mapping;
    private final Set<String> taken = new HashSet<>();

    /** @param name the name of the mapping in messages */
    Fields(String name, Node.Mapping mapping) {
        this.name = name;
        this.mapping = mapping;
    }

    Place place() {
        return mapping.place();
    }

    /** Returns the keys in the order of the file. */
    Set<String> keys() {
        return mapping.entries().keySet();
    }

    String text(String key) throws SuiteException {
        return scalar(key).text();
    }

    Optional<String> optionalText(String key) throws SuiteException {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    /** Returns a number. */
    double number(String key) throws SuiteException {
        return decimal(key).doubleValue();
    }

    long whole(String key) throws SuiteException {
        try {
            return decimal(key).longValueExact();
        } catch (ArithmeticException e) {
            throw refusal(place(key), key + " must be a whole number");
        }
    }

    int count(String key) throws SuiteException {
        long count = whole(key);
        if (count < 0 || count > Integer.MAX_VALUE) {
            throw refusal(place(key), key + " must be a whole number from 0 to " + Integer.MAX_VALUE);
        }
        return (int) count;
    }

    Fields fields(String key) throws SuiteException {
        return fields(key, required(key));
    }

    Optional<Fields> optionalFields(String key) throws SuiteException {
        return has(key) ? Optional.of(fields(key)) : Optional.empty();
    }

    /** Returns a list of mappings. */
    List<Fields> list(String key) throws SuiteException {
        List<Fields> items = new ArrayList<>();
        for (Node item : sequence(key)) {
            items.add(fields("an entry of " + key, item));
        }
        return items;
    }

    List<String> texts(String key) throws SuiteException {
        List<String> texts = new ArrayList<>();
        for (Node item : sequence(key)) {
            texts.add(scalar("an entry of " + key, item).text());
        }
        return texts;
    }

    Place place(String key) throws SuiteException {
        return required(key).place();
    }

    /** Throws if the mapping has a key that was not read. */
    void refuseOthers() throws SuiteException {
        for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
            String key = entry.getKey();
            if (!taken.contains(key)) {
                Place place = entry.getValue().key();
                throw refusal(place, "unknown key \"" + key + "\" in " + name + Nearest.hint(key, taken));
            }
        }
    }

    private static SuiteException refusal(Place place, String message) {
        return new SuiteException(place, message);
    }

    private boolean has(String key) {
        taken.add(key);
        return mapping.get(key).isPresent();
    }

    private Node required(String key) throws SuiteException {
        if (!has(key)) {
            throw refusal(place(), name + " lacks \"" + key + "\"");
        }
        return mapping.get(key).orElseThrow();
    }

    private BigDecimal decimal(String key) throws SuiteException {
        Node.Scalar scalar = scalar(key);
        return scalar.number()
                .orElseThrow(
                        () -> refusal(scalar.place(), key + " is \"" + scalar.text() + "\", but must be a number"));
    }

    private Node.Scalar scalar(String key) throws SuiteException {
        return scalar(key, required(key));
    }

    private List<Node> sequence(String key) throws SuiteException {
        if (required(key) instanceof Node.Sequence sequence) {
            return sequence.items();
        }
        throw refusal(place(key), key + " must be a list");
    }

    private static Node.Scalar scalar(String name, Node node) throws SuiteException {
        if (node instanceof Node.Scalar scalar) {
            return scalar;
        }
        throw refusal(node.place(), name + " must be a single value");
    }

    private static Fields fields(String name, Node node) throws SuiteException {
        if (node instanceof Node.Mapping mapping) {
            return new Fields(name, mapping);
        }
        throw refusal(node.place(), name + " must be a mapping");
    }
}

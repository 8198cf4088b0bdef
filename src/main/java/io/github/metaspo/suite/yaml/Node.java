package io.github.metaspo.suite.yaml;

import io.github.metaspo.api.Place;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of a YAML, JSON or CSV file, with its position. */
public sealed interface Node {

    Place place();

    /** The type of a scalar. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        EMPTY
    }

    /**
     * A single value.
     *
     * @param text the text as written, so that {@code 007} keeps its zeros
     * @param kind the type of the value
     * @param place the position of the value
     */
    record Scalar(String text, Kind kind, Place place) implements Node {

        // prevents 1e1000000 from being expanded into millions of digits
        private static final int MOST_DIGITS = 100;

        /** Returns the text as a number; empty if it is not a decimal number or has more than 100 digits. */
        public Optional<BigDecimal> number() {
            try {
                BigDecimal number = new BigDecimal(text.replace("_", ""));
                return Math.max(Math.abs(number.scale()), number.precision()) > MOST_DIGITS
                        ? Optional.empty()
                        : Optional.of(number);
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
    }

    /** A list. */
    record Sequence(List<Node> items, Place place) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** A mapping, with its keys in the order of the file. */
    record Mapping(Map<String, Entry> entries, Place place) implements Node {

        public Optional<Node> get(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        public Optional<Mapping> mapping(String key) {
            return get(key).map(Mapping.class::cast);
        }

        public Optional<Scalar> scalar(String key) {
            return get(key).map(Scalar.class::cast);
        }

        public Optional<String> text(String key) {
            return scalar(key).map(Scalar::text);
        }

        public Optional<BigDecimal> number(String key) {
            return scalar(key).flatMap(Scalar::number);
        }

        /** Returns a copy in which the path of keys has this value; missing keys are added. */
        public Mapping with(List<String> keys, Node value) {
            String key = keys.get(0);
            List<String> rest = keys.subList(1, keys.size());
            Node inner = get(key).orElseGet(() -> new Mapping(Map.of(), value.place()));
            Node changed = rest.isEmpty() ? value : inner instanceof Mapping below ? below.with(rest, value) : inner;
            Map<String, Entry> copy = new LinkedHashMap<>(entries);
            copy.put(key, new Entry(value.place(), changed));
            return new Mapping(copy, place);
        }
    }

    /**
     * The value of a key.
     *
     * @param key the position of the key
     * @param value the value
     */
    record Entry(Place key, Node value) {}
}

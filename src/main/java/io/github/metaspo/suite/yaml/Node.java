package io.github.metaspo.suite.yaml;

import io.github.metaspo.api.Place;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of a YAML, JSON or CSV file that knows where it stands. */
public sealed interface Node {

    Place place();

    /** What a scalar was written as. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        EMPTY
    }

    /**
     * A single value.
     *
     * @param text as it was written, so that {@code 007} stays what it is
     * @param kind what the text means
     * @param place where it stands
     */
    record Scalar(String text, Kind kind, Place place) implements Node {

        // keeps a power of ten from growing into a number with millions of digits
        private static final int MOST_DIGITS = 100;

        /** A number, or nothing where the text is none that can be computed with. */
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

    /** Keys with their values, in the order of the file. */
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

        /** The same with a value put where the keys lead; keys that are missing are added. */
        public Mapping with(List<String> keys, Scalar value) {
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
     * A value behind a key.
     *
     * @param key where the key stands
     * @param value what stands behind it
     */
    record Entry(Place key, Node value) {}
}

package io.github.metaspo.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Objects;

/** The JSON Schema of suites, and the check of a suite against it. */
final class SuiteSchema {

    private static final String RESOURCE = "suite.schema.json";
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private final JsonNode document = read();

    JsonNode document() {
        return document;
    }

    /** Notes everything about a suite that the schema does not allow. */
    void check(Node.Mapping suite, Problems problems) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(document);
        SchemaSentences sentences = new SchemaSentences(document, suite);
        schema.validate(json(suite)).forEach(error -> sentences.tell(error, problems));
    }

    private static JsonNode read() {
        try (InputStream input = SuiteSchema.class.getResourceAsStream(RESOURCE)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(input, RESOURCE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(Node node) {
        if (node instanceof Node.Mapping mapping) {
            ObjectNode object = NODES.objectNode();
            mapping.entries().forEach((key, entry) -> object.set(key, json(entry.value())));
            return object;
        }
        if (node instanceof Node.Sequence sequence) {
            ArrayNode array = NODES.arrayNode();
            sequence.items().forEach(item -> array.add(json(item)));
            return array;
        }
        return json((Node.Scalar) node);
    }

    /** Whole numbers as such: the validator compares others without their upper digits. */
    private static JsonNode json(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0
                ? BigIntegerNode.valueOf(number.toBigIntegerExact())
                : DecimalNode.valueOf(number);
    }

    private static JsonNode json(Node.Scalar scalar) {
        return switch (scalar.kind()) {
            case TEXT -> TextNode.valueOf(scalar.text());
            case BOOLEAN -> BooleanNode.valueOf(scalar.text().equalsIgnoreCase("true"));
            case EMPTY -> NullNode.getInstance();
            // what cannot be computed with (infinity, hexadecimal) counts as text
            case NUMBER -> scalar.number().map(SuiteSchema::json).orElseGet(() -> TextNode.valueOf(scalar.text()));
        };
    }
}

package io.github.metaspo.suite.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Objects;

/** The JSON Schema of suites, and validation of a suite against it. */
public final class SuiteSchema {

    private static final String RESOURCE = "suite.schema.json";

    private final JsonNode document = read();

    public JsonNode document() {
        return document;
    }

    /** Adds a problem for each violation of the schema. */
    public void check(Node.Mapping suite, Problems problems) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(document);
        SchemaSentences sentences = new SchemaSentences(document, suite);
        schema.validate(NodeJson.of(suite, SuiteSchema::number)).forEach(error -> sentences.report(error, problems));
    }

    private static JsonNode read() {
        try (InputStream input = SuiteSchema.class.getResourceAsStream(RESOURCE)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(input, RESOURCE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whole numbers as big integers, because the validator truncates other large numbers in comparisons. */
    private static JsonNode json(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0
                ? BigIntegerNode.valueOf(number.toBigIntegerExact())
                : DecimalNode.valueOf(number);
    }

    /** Returns the scalar as a number, or as text if it is not a decimal number (infinity, hexadecimal). */
    private static JsonNode number(Node.Scalar scalar) {
        return scalar.number().map(SuiteSchema::json).orElseGet(() -> TextNode.valueOf(scalar.text()));
    }
}

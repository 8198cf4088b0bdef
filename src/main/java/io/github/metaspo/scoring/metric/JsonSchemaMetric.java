package io.github.metaspo.scoring.metric;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.networknt.schema.Error;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.regex.RegularExpression;
import io.github.metaspo.api.Example;
import io.github.metaspo.api.Metric;
import io.github.metaspo.scoring.text.Json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * JSON Schema metric: 1 if the prediction is JSON that a schema accepts; gold answers do not matter. With {@code extract: text}
 * the whole response must be JSON, with {@code extract: {json: ""}} it may be within prose or a fence. Patterns in the schema use
 * RE2 syntax, and a schema is a single file.
 */
public final class JsonSchemaMetric implements Metric {

    private static final SpecificationVersion DEFAULT_VERSION = SpecificationVersion.DRAFT_2020_12;

    private final Schema schema;
    private final String hash;

    /** @throws IllegalArgumentException if the text is not a JSON Schema; the message says why */
    public JsonSchemaMetric(String text) {
        JsonNode json = Json.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("it is not JSON, or nested too deeply"));
        refuseBadSchema(json);
        try {
            this.schema = registry().getSchema(json);
            schema.initializeValidators();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        this.hash = sha256(json.toString());
    }

    private static void refuseBadSchema(JsonNode json) {
        String dialect = json.path("$schema").asText(DEFAULT_VERSION.getDialectId());
        List<Error> errors;
        try {
            errors = registry().getSchema(SchemaLocation.of(dialect)).validate(json);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("its $schema \"" + dialect + "\" is not known", e);
        }
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException("it is not a JSON Schema: " + errors.get(0));
        }
    }

    private static SchemaRegistry registry() {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .regularExpressionFactory(JsonSchemaMetric::linearPattern)
                .build();
        return SchemaRegistry.withDefaultDialect(DEFAULT_VERSION, builder -> builder.schemaRegistryConfig(config));
    }

    /** Returns an RE2 pattern that matches anywhere in the text, as JSON Schema requires. */
    private static RegularExpression linearPattern(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return text -> compiled.matcher(text).find();
    }

    @Override
    public String version() {
        return "jsonSchema 1 sha256=" + hash;
    }

    @Override
    public double score(String prediction, Example example) {
        return Json.parse(prediction)
                .filter(value -> schema.validate(value, OutputFormat.BOOLEAN))
                .map(value -> 1.0)
                .orElse(0.0);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package io.github.metaspo.suite.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metaspo.api.RequestSettings;
import io.github.metaspo.suite.GateSettings;
import io.github.metaspo.suite.Keywords;
import io.github.metaspo.suite.MetaPrompt;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class SuiteSchemaTest {

    private final JsonNode schema = new SuiteSchema().document();

    @Test
    void everyKeyIsDescribedForEditors() {
        List<String> undescribed = new ArrayList<>();
        collectUndescribed(schema, "", undescribed);

        assertThat(undescribed).isEmpty();
    }

    @Test
    void everyRuleSaysWhatIsAllowed() {
        List<String> silent = new ArrayList<>();
        collectSilent(schema, "", silent);

        assertThat(silent).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void theWordsOfTheSchemaAreTheConstants(String pointer, Class<? extends Enum<?>> type) {
        List<String> words = new ArrayList<>();
        schema.at(pointer).path("enum").forEach(word -> words.add(word.asText()));

        assertThat(words.stream().map(word -> (Object) Keywords.constant(type.asSubclass(Enum.class), word)))
                .containsExactly((Object[]) type.getEnumConstants());
    }

    static Stream<Arguments> theWordsOfTheSchemaAreTheConstants() {
        String optimize = "/properties/optimize/properties/";
        String gate = "/properties/gate/properties/";
        return Stream.of(
                Arguments.of(optimize + "method", OptimizeSettings.Method.class),
                Arguments.of(optimize + "mode", OptimizeSettings.Mode.class),
                Arguments.of(optimize + "proposer", OptimizeSettings.Proposer.class),
                Arguments.of(optimize + "ship", OptimizeSettings.Ship.class),
                Arguments.of(optimize + "userPrompts", OptimizeSettings.UserPrompts.class),
                Arguments.of(gate + "inconclusive", GateSettings.Severity.class),
                Arguments.of(gate + "missingBaseline", GateSettings.Severity.class),
                Arguments.of("/$defs/model/properties/systemRole", RequestSettings.SystemRole.class),
                Arguments.of("/$defs/task/properties/role", Task.Role.class));
    }

    @Test
    void everyMetaPromptHasItsKey() {
        List<String> keys = new ArrayList<>();
        schema.at("/properties/optimize/properties/metaPrompts/properties")
                .fieldNames()
                .forEachRemaining(keys::add);

        assertThat(keys.stream().map(key -> Keywords.constant(MetaPrompt.class, key)))
                .containsExactlyInAnyOrder(MetaPrompt.values());
    }

    private void collectUndescribed(JsonNode rule, String path, List<String> undescribed) {
        rule.path("properties").properties().forEach(property -> {
            String name = path + "/" + property.getKey();
            if (!resolve(property.getValue()).has("description")
                    && !property.getValue().has("description")) {
                undescribed.add(name);
            }
            collectUndescribed(property.getValue(), name, undescribed);
        });
        rule.path("$defs")
                .properties()
                .forEach(part -> collectUndescribed(part.getValue(), part.getKey(), undescribed));
    }

    private void collectSilent(JsonNode rule, String path, List<String> silent) {
        if (!rule.has("$ref") && !rule.has("title") && !rule.has("enum")) {
            silent.add(path);
        }
        rule.path("properties")
                .properties()
                .forEach(property -> collectSilent(property.getValue(), path + "/" + property.getKey(), silent));
        rule.path("$defs").properties().forEach(part -> collectSilent(part.getValue(), part.getKey(), silent));
    }

    private JsonNode resolve(JsonNode rule) {
        return rule.has("$ref") ? schema.at(rule.path("$ref").asText().substring(1)) : rule;
    }
}

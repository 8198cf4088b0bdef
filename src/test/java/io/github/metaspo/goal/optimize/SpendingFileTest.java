package io.github.metaspo.goal.optimize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.goal.ScriptedProject;
import io.github.metaspo.report.json.SpendingJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The file that says where calls, tokens and money went. */
class SpendingFileTest {

    @TempDir
    private Path folder;

    @Test
    void callsTokensAndCostAreSplitByModelAndPhaseAndAddUp() throws Exception {
        ScriptedProject.Run run = ScriptedProject.in(folder, Map.of()).run(ScriptedProject::reply);
        JsonNode entries = spending().at("/runs/0/entries");
        assertThat(entries.valueStream()
                        .map(entry -> entry.path("role").asText() + " "
                                + entry.path("phase").asText() + " "
                                + entry.path("model").asText()))
                .containsExactly(
                        "target search scripted/tiny",
                        "target heldOut scripted/tiny",
                        "optimizer search scripted/writer");
        assertThat(entries.at("/1/paid/calls").asLong()).isEqualTo(200);
        assertThat(sum(entries, "calls")).isEqualTo(run.spending().calls());
        assertThat(sum(entries, "inputTokens")).isEqualTo(run.spending().usage().input());
        assertThat(sum(entries, "outputTokens"))
                .isEqualTo(run.spending().usage().output());
        assertThat(entries.valueStream()
                        .mapToDouble(entry -> entry.at("/paid/usd").asDouble())
                        .sum())
                .isCloseTo(run.spending().cost().orElseThrow(), within(1e-9));
    }

    @Test
    void itFitsItsSchema() throws Exception {
        ScriptedProject.in(folder, Map.of()).run(ScriptedProject::reply);
        try (var schema = SpendingJson.class.getResourceAsStream("spending.schema.json")) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(schema)
                            .validate(spending()))
                    .isEmpty();
        }
    }

    @Test
    void whatAFailedRunPaidForIsWrittenToo() throws Exception {
        ScriptedProject.in(folder, Map.of()).run(request -> {
            if (!ScriptedProject.isWriting(request) && ScriptedProject.number(request) == 1007) {
                throw new ModelException(ModelException.Kind.WRONG_KEY, "the key is wrong");
            }
            return ScriptedProject.reply(request);
        });
        JsonNode heldOut = spending().at("/runs/0/entries/1");
        assertThat(heldOut.path("phase").asText()).isEqualTo("heldOut");
        assertThat(heldOut.at("/paid/failed").asInt()).isPositive();
    }

    private static long sum(JsonNode entries, String field) {
        return entries.valueStream()
                .mapToLong(entry -> entry.path("paid").path(field).asLong())
                .sum();
    }

    private JsonNode spending() throws IOException {
        return new JsonMapper()
                .readTree(folder.resolve("target/n/spending.json").toFile());
    }
}

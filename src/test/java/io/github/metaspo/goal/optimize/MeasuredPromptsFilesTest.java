package io.github.metaspo.goal.optimize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.metaspo.goal.ScriptedProject;
import io.github.metaspo.report.json.ResultsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/** The files about the prompts that an optimization measured. */
class MeasuredPromptsFilesTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    @Test
    void aShippedPromptIsInTheResultsAndThePromptBeforeItBesideThem() throws Exception {
        ScriptedProject.in(folder, Map.of()).run(ScriptedProject::reply);
        JsonNode results = json("results.json");
        JsonNode before = json("before.json");
        assertThat(results.at("/subject/systemPrompt").asText()).contains("short");
        assertThat(results.path("responses").asText()).isEqualTo("found");
        assertThat(before.at("/subject/systemPrompt").asText()).isEqualTo("You are a helpful assistant.");
        assertThat(before.path("responses").asText()).isEqualTo("inEffect");
        assertThat(file("candidate.json")).doesNotExist();
    }

    @Test
    void aPromptThatDoesNotShipIsTheCandidateAndBothFilesBesideItAreAboutThePromptInEffect() throws Exception {
        ScriptedProject.in(folder, Map.of()).run(request -> {
            if (ScriptedProject.isWriting(request)) {
                return ScriptedProject.reply(request);
            }
            int number = ScriptedProject.number(request);
            // the found prompt is right where it learns, and not where it is measured
            boolean learnt = number < 1000 && request.system().contains("short");
            return learnt || number % 4 == 0 ? String.valueOf(number) : "Sure!";
        });
        assertThat(json("candidate.json").path("responses").asText()).isEqualTo("found");
        assertThat(json("results.json").path("responses").asText()).isEqualTo("inEffect");
        assertThat(file("before.json")).hasSameTextualContentAs(file("results.json"));
    }

    @Test
    void everyReplyToAHeldOutQuestionIsWrittenWithTheSetOfItsPrompts() throws Exception {
        ScriptedProject.in(folder, Map.of()).run(ScriptedProject::reply);
        SortedMap<String, Integer> lines = new TreeMap<>();
        for (String line : Files.readAllLines(file("responses.jsonl"))) {
            JsonNode response = JSON.readTree(line);
            assertThat(response.propertyStream().map(Map.Entry::getKey))
                    .containsExactly("set", "task", "id", "repeat", "response");
            lines.merge(response.path("set").asText(), 1, Integer::sum);
        }
        // the suite's own prompts are those in effect
        assertThat(lines).containsExactly(Map.entry("found", 100), Map.entry("inEffect", 100));
    }

    @Test
    void aMeasurementBeginsWithoutTheFilesOfTheOneBefore() throws Exception {
        ScriptedProject project = ScriptedProject.in(folder, Map.of());
        project.run(ScriptedProject::reply);
        assertThat(file("before.json")).exists();
        project.run(request -> {
            if (!ScriptedProject.isWriting(request) && ScriptedProject.number(request) >= 1000) {
                throw new IllegalStateException("the build is killed");
            }
            // the locked prompt no longer helps
            return ScriptedProject.reply(request).replace("Be short.", "Be brief, in short.");
        });
        assertThat(file("results.json")).doesNotExist();
        assertThat(file("before.json")).doesNotExist();
    }

    @Test
    void theFilesFitTheSchemaAndShowQuestionAndGoldAnswer() throws Exception {
        ScriptedProject.in(folder, Map.of()).run(ScriptedProject::reply);
        try (var schema = ResultsJson.class.getResourceAsStream("results.schema.json")) {
            var validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema);
            for (String name : new String[] {"results.json", "before.json"}) {
                assertThat(validator.validate(json(name))).isEmpty();
            }
        }
        JsonNode example = json("before.json").at("/tasks/0/examples/0");
        assertThat(example.path("question").asText()).isEqualTo("what is 1000");
        assertThat(example.path("gold").asText()).isEqualTo("1000");
    }

    private JsonNode json(String name) throws IOException {
        return JSON.readTree(file(name).toFile());
    }

    private Path file(String name) {
        return folder.resolve("target/n").resolve(name);
    }
}

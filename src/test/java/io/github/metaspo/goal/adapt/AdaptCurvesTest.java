package io.github.metaspo.goal.adapt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.metaspo.GoldenFiles;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.report.json.AdaptationJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AdaptCurvesTest {

    private static final String JSON = "target/numbers/adaptation.json";

    @TempDir
    private Path folder;

    private AdaptProject project;

    @BeforeEach
    void lockASystemPrompt() throws Exception {
        project = new AdaptProject(folder);
        project.with(AdaptProject.BREVITY_HELPS).optimize(Map.of());
    }

    private static AdaptOptions curves(AdaptOptions.Looks looks) {
        return new AdaptOptions(List.of("pet"), Optional.of(looks), false);
    }

    private JsonNode json() throws IOException {
        return new JsonMapper().readTree(project.files().get(JSON));
    }

    private static List<Double> scores(JsonNode json, int curve) {
        return StreamSupport.stream(
                        json.at("/tasks/0/curves/" + curve + "/points").spliterator(), false)
                .map(point -> point.path("score").asDouble())
                .toList();
    }

    @Test
    void bothStartsAreSearchedWithAllAHalfAndAQuarterOfTheTrainExamples() throws Exception {
        project.with(AdaptProject.BREVITY_HELPS).adapt(Map.of(), curves(AdaptOptions.Looks.TRAIN));
        GoldenFiles.assertEqual("adaptation.json", project.files().get(JSON));
        GoldenFiles.assertEqual("adaptation.md", project.files().get("target/numbers/adaptation.md"));
        GoldenFiles.assertEqual("adapt-curves-log.txt", project.logText());
        assertThat(project.lock().userPrompts()).containsOnlyKeys("pet");
        project.check();
    }

    @Test
    void theFileFitsItsSchema() throws Exception {
        for (AdaptOptions.Looks looks : AdaptOptions.Looks.values()) {
            project.with(AdaptProject.BREVITY_HELPS).adapt(Map.of(), curves(looks));
            try (var schema = AdaptationJson.class.getResourceAsStream("adaptation.schema.json")) {
                assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                .getSchema(schema)
                                .validate(json()))
                        .isEmpty();
            }
        }
    }

    @Test
    void aRepeatedRunIsAnsweredFromTheStoreAndGivesTheSameBytes() throws Exception {
        AdaptProject.Run run = project.with(AdaptProject.BREVITY_HELPS);
        run.adapt(Map.of(), curves(AdaptOptions.Looks.TRAIN));
        SortedMap<String, String> first = project.files();
        int asked = run.model().requests().size();
        run.adapt(Map.of(), curves(AdaptOptions.Looks.TRAIN));
        assertThat(run.model().requests()).hasSize(asked);
        assertThat(project.files()).isEqualTo(first);
    }

    @Test
    void theCurveShowsTheBestPromptOnTrainEvenIfItIsWorseOnTheHeldOutExamples() throws Exception {
        // what helps with the train examples harms with the held-out ones
        ScriptedModel.Script misleading = request -> {
            String answer = AdaptProject.BREVITY_HELPS.answer(request);
            boolean heldOut = request.user().matches("(?s).*what is 1\\d{3}.*");
            return heldOut && request.user().startsWith("Be short") ? "Sure!" : answer;
        };
        project.with(misleading).adapt(Map.of(), curves(AdaptOptions.Looks.TRAIN));
        assertThat(scores(json(), 0)).startsWith(0.5).endsWith(0.0);
        assertThat(project.lock().userPrompts()).isEmpty();
        project.with(misleading).adapt(Map.of(), curves(AdaptOptions.Looks.MAX));
        assertThat(scores(json(), 0)).containsOnly(0.5);
        assertThat(json().path("flattering").asBoolean()).isTrue();
        assertThat(project.log()).anyMatch(line -> line.contains("which flatters a search that tries more"));
    }

    @Test
    void thePlanBoundsTheCalls() throws Exception {
        AdaptProject.Run run = project.with(AdaptProject.BREVITY_HELPS);
        run.adapt(Map.of(), new AdaptOptions(List.of("pet"), Optional.of(AdaptOptions.Looks.TRAIN), true));
        String plan = project.log().stream()
                .filter(line -> line.startsWith("at most "))
                .findFirst()
                .orElseThrow();
        long most = Long.parseLong(
                        plan.replaceAll("at most ([0-9,]+) calls.*", "$1").replace(",", ""))
                + Long.parseLong(plan.replaceAll(".* and ([0-9,]+) calls to the optimizer.*", "$1")
                        .replace(",", ""));
        assertThatThrownBy(() ->
                        run.adapt(Map.of("budget.calls", String.valueOf(most - 1)), curves(AdaptOptions.Looks.TRAIN)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("may end a search before its last round")
                .hasMessageContaining(String.format(Locale.ROOT, "optimize.budget.calls to %,d or more", most));
        assertThat(run.model().requests()).isEmpty();
        run.adapt(Map.of("budget.calls", String.valueOf(most)), curves(AdaptOptions.Looks.TRAIN));
        assertThat(run.model().requests()).hasSizeBetween(1, (int) most);
    }

    @Test
    void aSearchThatItsBudgetEndsHasNoCurve() {
        assertThatThrownBy(() -> project.with(AdaptProject.BREVITY_HELPS)
                        .adapt(Map.of("budget.tokens", "9000"), curves(AdaptOptions.Looks.TRAIN)))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("task pet: the search with the locked system prompt and 12 train examples ended"
                        + " before its last round, so that its curve cannot be compared: budget exhausted");
    }

    @Test
    void theDefaultPromptIsNotComparedWithItself() throws Exception {
        project.edit("method: cot", "method: default");
        Files.delete(folder.resolve("numbers.lock.yaml"));
        Files.delete(folder.resolve("numbers.baseline.csv"));
        project.with(AdaptProject.BREVITY_HELPS).optimize(Map.of());
        assertThatThrownBy(() ->
                        project.with(AdaptProject.BREVITY_HELPS).adapt(Map.of(), curves(AdaptOptions.Looks.TRAIN)))
                .hasMessageContaining("the locked system prompt is the default one")
                .hasMessageContaining("leave out -Dmetaspo.versus");
    }
}

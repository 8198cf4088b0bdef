package io.github.metaspo.gate;

import io.github.metaspo.evaluation.Scorers;
import io.github.metaspo.lock.Fingerprints;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.read.SuiteLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Baselines that are not comparable because extraction rules or metrics changed. */
class ChangedRulesTest {

    @TempDir
    private Path folder;

    @Test
    void aParameterOfAMetricCounts() throws Exception {
        assertThat(contents("extract: {number: true}", "metric: {name: numeric, tolerance: 0.1}"))
                .isEqualTo(contents("extract: {number: true}", "metric: {name: numeric, tolerance: 0.1}"))
                .isNotEqualTo(contents("extract: {number: true}", "metric: {name: numeric, tolerance: 0.2}"));
    }

    @Test
    void theDefinitionOfAnExtractionCounts() throws Exception {
        assertThat(contents("extract: {regex: 'is (.*)'}", "metric: exactMatch"))
                .isEqualTo(contents("extract: {regex: 'is (.*)'}", "metric: exactMatch"))
                .isNotEqualTo(contents("extract: {regex: 'was (.*)'}", "metric: exactMatch"));
    }

    @Test
    void labelsThatReadTheSameInARowAreTold() throws Exception {
        assertThat(contents("extract: {choices: ['1', '9', 'a, b']}", "metric: accuracy"))
                .isNotEqualTo(contents("extract: {choices: ['1', '9', 'a', 'b']}", "metric: accuracy"));
    }

    @Test
    void theLocaleOfANumberCounts() throws Exception {
        assertThat(contents("extract: {number: true}", "metric: numeric"))
                .isNotEqualTo(contents("extract: {number: {locale: de}}", "metric: numeric"));
    }

    @Test
    void theContentOfTheSchemaFileCounts() throws Exception {
        Path schema = folder.resolve("reply.json");
        Files.writeString(schema, "{\"type\": \"string\"}");
        String before = contents("extract: text", "metric: {name: jsonSchema, schema: reply.json}");
        Files.writeString(schema, "{\"type\": \"number\"}");
        assertThat(contents("extract: text", "metric: {name: jsonSchema, schema: reply.json}"))
                .isNotEqualTo(before);
    }

    private String contents(String extraction, String metric) throws Exception {
        Path file = folder.resolve("review.yaml");
        Files.writeString(
                file,
                String.join(
                        "\n",
                        "suite: review",
                        "systemPrompt: You help.",
                        "models:",
                        "  target: {provider: openai, name: tiny, apiKey: {env: ANY}}",
                        "tasks:",
                        "  - id: pets",
                        "    prompt: 'Say {question}'",
                        "    " + extraction,
                        "    " + metric,
                        "    examples:",
                        "      train: [{id: t1, question: nine, answer: '9'}]",
                        "      test: [{id: e1, question: one, answer: '1'}]",
                        ""));
        Suite suite = new SuiteLoader(folder, Map.of()).load(file);
        Task task = suite.tasks().get(0);
        Scorers scorers = Scorers.of(suite, new Metrics(List.of()));
        return Fingerprints.contents(task, scorers.of(task).metric().version());
    }
}

package io.github.metaspo.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.metaspo.api.Example;
import io.github.metaspo.api.Location;
import io.github.metaspo.api.Metric;
import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.MetricSettings;
import io.github.metaspo.suite.SuiteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Scores the questions of {@code src/test/agreement/agree.py}, which compares our scores with those of other libraries. Not part of
 * the tests: see the README there.
 */
@EnabledIfSystemProperty(named = "agreement.questions", matches = ".+")
class AgreementRun {

    private final ObjectMapper mapper = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void scoresEachQuestion() throws Exception {
        Path questions = Path.of(System.getProperty("agreement.questions"));
        List<String> ours = new ArrayList<>();
        for (String line : Files.readAllLines(questions)) {
            ours.add(mapper.writeValueAsString(Map.of("score", score(mapper.readTree(line)))));
        }
        Files.write(questions.resolveSibling(questions.getFileName() + ".ours"), ours);
    }

    private Object score(JsonNode question) throws Exception {
        List<String> golds = texts(question.path("golds"));
        Example example = new Example("e", "?", golds, List.of(), Map.of());
        String response = question.path("response").textValue();
        return switch (question.path("kind").textValue()) {
            case "gsm8k-strict" -> judged(new Extraction.Regex("#### (-?[0-9.,]+)"), "numeric", example, response);
            case "gsm8k-flexible" -> judged(new Extraction.Numeric(), "numeric", example, response);
            case "choices" -> choice(question, golds, response);
            case "squad" -> judged(new Extraction.Text(), "tokenF1", example, response);
            case "exact-match" -> judged(new Extraction.Text(), "exactMatch", example, response);
            case "schema" -> schema(question.path("schema").textValue(), response);
            default -> throw new IllegalArgumentException("no such kind: " + question);
        };
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    /** A gold answer that we refuse scores as a word, so that it shows. */
    private static Object judged(Extraction extraction, String metric, Example example, String response)
            throws Exception {
        try {
            return ScoringFixtures.scorer(extraction, metric, example)
                    .judge(example, response)
                    .score();
        } catch (SuiteException refused) {
            return "gold refused";
        }
    }

    private static Object choice(JsonNode question, List<String> golds, String response) throws Exception {
        List<String> options = texts(question.path("options"));
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            labels.add(String.valueOf((char) ('A' + i)));
        }
        boolean texts = options.stream().distinct().count() > 1;
        return judged(
                new Extraction.Choices(labels),
                "accuracy",
                new Example("e", "?", golds, texts ? options : List.of(), Map.of()),
                response);
    }

    private Object schema(String schema, String instance) throws Exception {
        Files.writeString(folder.resolve("s.json"), schema);
        try {
            Metric metric = new Metrics(List.of())
                    .create(new MetricSettings(
                            "jsonSchema",
                            Map.of("schema", "s.json"),
                            new Location(folder.resolve("suite.yaml"), 1, 1)));
            return metric.score(instance, Example.of("e", "?", "x"));
        } catch (SuiteException refused) {
            return "schema refused";
        }
    }
}

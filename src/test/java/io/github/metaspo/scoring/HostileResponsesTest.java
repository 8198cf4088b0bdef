package io.github.metaspo.scoring;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Location;
import io.github.metaspo.api.Metric;
import io.github.metaspo.scoring.extract.Extractor;
import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.MetricSettings;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static io.github.metaspo.scoring.ScoringFixtures.metric;
import static io.github.metaspo.scoring.ScoringFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

class HostileResponsesTest {

    private static final int MEGABYTE = 1 << 20;
    /** Enough to tell linear (milliseconds) from quadratic (the better part of a minute). */
    private static final int LONG = MEGABYTE / 16;

    private static final List<Extraction> EXTRACTIONS = List.of(
            new Extraction.Tag("answer"),
            new Extraction.Regex("(a+)+(\\d+)$"),
            new Extraction.Json("/a"),
            new Extraction.Choices(List.of("A", "B", "I", "yes", "a a")),
            new Extraction.Numeric(),
            new Extraction.Text());

    private static final List<String> METRICS =
            List.of("accuracy", "exactMatch", "tokenF1", "macroF1", "numeric", "contains");

    static Stream<String> pieces() {
        return Stream.of(
                "a",
                "<answer>",
                "</answer>",
                "<answer",
                "<",
                "1",
                "1,",
                "1,111",
                ".",
                "-",
                "1e9",
                "{",
                "}",
                "[\"",
                "{\"a\":",
                "\"",
                "\\",
                " ",
                "\n",
                "A ",
                "(A ",
                "I",
                "one ",
                "hundred and ",
                "twenty-",
                "minus ",
                "trillion ",
                "\uD83D",
                "\u0000",
                "\u0130",
                "a a ",
                "the answer is 5. ",
                "answer ",
                "Wait, ",
                "1. x\n",
                "A) x ",
                "A, ",
                "not A or ",
                "\\frac{",
                "\\boxed{",
                "^{",
                "(",
                "**5",
                "~~a",
                "1 ",
                "1/",
                "5 or ",
                "= 5 ",
                "\nQuestion: ",
                "\u0301",
                "\uFDFA",
                "\u7B54\u6848\u662F",
                "1\u4E07",
                "\u00BD",
                "\u00a0111");
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void aLongRunOfTheSamePieceIsJudgedInAMoment(String piece) throws Exception {
        String response = piece.repeat(LONG / piece.length()) + " 5";
        assertThat(timeToJudge(response)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aMegabyteOfEverythingIsJudged() throws Exception {
        String response = String.join("", pieces().toList()).repeat(MEGABYTE / 100) + "<answer>5</answer>";
        assertThat(response).hasSizeGreaterThan(MEGABYTE);
        assertThat(timeToJudge(response)).isLessThan(Duration.ofSeconds(20));
        assertThat(Extractor.of(new Extraction.Tag("answer")).extract(response, Example.of("e", "?", "5")))
                .contains("5");
    }

    @Property(tries = 200)
    void noTextBreaksAnyExtraction(@ForAll @StringLength(max = 200) String text) throws Exception {
        judgeEveryWay(text);
        judgeEveryWay("<answer>" + text + "</answer> {\"a\": [" + text + "]} 5");
    }

    /** Of this thread's own work, so that a busy machine does not matter. */
    private static Duration timeToJudge(String response) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        judgeEveryWay(response);
        return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
    }

    private static void judgeEveryWay(String response) throws Exception {
        Metrics metrics = new Metrics(List.of());
        Example example = Example.of("e", "?", "5");
        for (Extraction extraction : EXTRACTIONS) {
            Extractor.of(extraction).extract(response, example);
        }
        for (String name : METRICS) {
            TaskScorer scorer = TaskScorer.of(task(new Extraction.Text(), metric(name), example), metrics);
            assertThat(scorer.judge(example, response).score()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void aSchemaOverAnyNestingIsJudged(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("s.json"), "{\"properties\": {\"a\": {\"$ref\": \"#\"}}, \"items\": {\"$ref\": \"#\"}}");
        Metric schema = new Metrics(List.of())
                .create(new MetricSettings(
                        "jsonSchema", Map.of("schema", "s.json"), new Location(folder.resolve("suite.yaml"), 1, 1)));
        Example example = Example.of("e", "?", "5");
        String nested = "{\"a\":".repeat(150) + "[".repeat(40) + "]".repeat(40) + "}".repeat(150);
        assertThat(schema.score(nested, example)).isEqualTo(1);
        assertThat(schema.score(nested.repeat(2), example)).isZero();
        assertThat(schema.score("[".repeat(MEGABYTE), example)).isZero();
    }
}

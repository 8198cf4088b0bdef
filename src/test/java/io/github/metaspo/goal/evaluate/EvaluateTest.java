package io.github.metaspo.goal.evaluate;

import io.github.metaspo.GoldenFiles;
import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.Usage;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.files.Hashes;
import io.github.metaspo.goal.DisplayPaths;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.RecordingConsole;
import io.github.metaspo.model.calls.FakeModels;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EvaluateTest {

    private final Suite suite = EvaluationFixtures.suite(
            EvaluationFixtures.task("pets", Task.Role.TRAIN, 10, "accuracy", 1),
            EvaluationFixtures.task("books", Task.Role.UNSEEN, 5, "accuracy", 1));
    private final RecordingConsole console = new RecordingConsole();

    @TempDir
    private Path folder;

    @Test
    void itTellsWhatIsMeasuredTheTableTheWarningsAndWhereTheResultsAre() throws Exception {
        run(request -> "0");
        GoldenFiles.assertEqual(
                "evaluate-log.txt", String.join("\n", console.lines()).replace(folder.toString(), "FOLDER") + "\n");
    }

    @Test
    void aScoreBelowTheConstantAnswerIsWarnedOf() throws Exception {
        run(request -> "9");
        assertThat(console.lines())
                .contains("WARN task pets: the constant answer \"0\" would get 0.200, more than the 0.000 measured; the"
                        + " score says little about the prompt");
    }

    @Test
    void theSameWarningAboutManyTasksIsOneLine() throws Exception {
        List<Task> tasks = IntStream.range(0, 51)
                .mapToObj(i -> EvaluationFixtures.task("t" + i, Task.Role.TRAIN, 10, "accuracy", 1))
                .toList();
        run(EvaluationFixtures.suite(tasks.toArray(new Task[0])), request -> "9");
        assertThat(console.lines().stream().filter(line -> line.startsWith("WARN")))
                .containsExactly("WARN 51 tasks score less than the constant answer would, so their scores say little"
                        + " about the prompt: t0 0.000 (constant 0.200), t1 0.000 (constant 0.200), t2 0.000 (constant 0.200)"
                        + " and 48 more");
    }

    @Test
    void repliesThatWereCutOffAreAWarningThatDoesNotGuessWhatEndedThem() throws Exception {
        LanguageModel cutting = new LanguageModel() {
            @Override
            public Reply reply(Request request) {
                return new Reply("Let me see", true, new Usage(10, 2), "tiny-1");
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
        run(suite, cutting);
        assertThat(console.lines())
                .contains(
                        "WARN 15 replies cut off, at maxTokens or at the end of the model's context, may lack the answer; raise"
                                + " models.target.maxTokens or the context, or ask for shorter answers");
    }

    @Test
    void aLongPredictionIsWrittenAsItsBeginningAndItsHash() throws Exception {
        String longest = "x".repeat(100_000);
        Task base = EvaluationFixtures.task("t", Task.Role.TRAIN, 2, "accuracy", 1);
        Task task = new Task(
                base.id(),
                base.role(),
                base.prompt(),
                base.train(),
                base.test(),
                new Extraction.Text(),
                base.metric(),
                base.weight(),
                base.minScore(),
                base.repeats(),
                base.location());
        run(EvaluationFixtures.suite(task), request -> longest);
        assertThat(Files.readString(folder.resolve("review/results.json")))
                .hasSizeLessThan(10_000)
                .contains(
                        "\"prediction\" : \"" + "x".repeat(200) + "\u2026 (SHA-256 " + Hashes.sha256(longest) + ")\"");
    }

    @Test
    void resultsResponsesAndJunitReportsAreWritten() throws Exception {
        run(request -> "0");
        assertThat(files())
                .containsExactlyInAnyOrder(
                        "review/results.json",
                        "review/responses.jsonl",
                        "review/spending.json",
                        "review/summary.md",
                        "reports/TEST-metaspo.review.pets.xml",
                        "reports/TEST-metaspo.review.books.xml");
        assertThat(Files.readAllLines(folder.resolve("review/responses.jsonl")))
                .hasSize(15)
                .contains("{\"set\":\"inEffect\",\"task\":\"pets\",\"id\":\"pets-3\",\"repeat\":0,\"response\":\"0\"}");
    }

    @Test
    void theSameRepliesGiveTheSameBytesAtAnyConcurrency() throws Exception {
        run(request -> String.valueOf(request.user().length() % 5));
        String first = Files.readString(folder.resolve("review/results.json"));
        run(request -> String.valueOf(request.user().length() % 5));
        assertThat(folder.resolve("review/results.json")).hasContent(first);
    }

    @Test
    void anInvalidMeasurementIsWrittenDownAndThenFails() {
        assertThatThrownBy(() -> run(request -> {
                    throw new ModelException(ModelException.Kind.TIMED_OUT, "too slow");
                }))
                .isInstanceOf(InvalidMeasurementException.class)
                .hasMessageMatching(
                        "review: no score, because (\\d) of 15 calls failed, more than gate.maxErrorRate 0.02"
                                + " allows \\(\\1 timed out\\); the first, example \\w+-\\d+ of task \\w+: too slow( \\(asked \\d+ times\\))?");
        assertThat(folder.resolve("review/results.json")).content().contains("\"valid\" : false");
    }

    @Test
    void aMeasurementThatFailsLeavesNoResultsOfAnEarlierOne() throws Exception {
        run(request -> "0");
        Files.writeString(folder.resolve("review/verdict.json"), "{}");
        Files.writeString(folder.resolve("review/summary.md"), "PASS");
        Files.writeString(folder.resolve("review/candidate.json"), "{}");
        Files.writeString(folder.resolve("reports/TEST-metaspo-gate.review.xml"), "<testsuite/>");
        assertThatThrownBy(() -> run(request -> {
                    throw new ModelException(ModelException.Kind.WRONG_KEY, "the key is wrong");
                }))
                .isInstanceOf(ModelException.class)
                .hasMessage("the key is wrong");
        // the candidate belongs to optimize
        assertThat(files())
                .containsExactlyInAnyOrder("review/responses.jsonl", "review/candidate.json", "review/spending.json");
    }

    @Test
    void reportsOfTasksThatAreGoneGoAndThoseOfOtherSuitesStay() throws Exception {
        Files.createDirectories(folder.resolve("reports"));
        Files.createDirectories(folder.resolve("review.long"));
        for (String report : List.of("review.removed", "review.long.pets", "mail.pets", "reviews.pets")) {
            Files.writeString(folder.resolve("reports/TEST-metaspo." + report + ".xml"), "<testsuite/>");
        }
        run(request -> "0");
        assertThat(files())
                .containsExactlyInAnyOrder(
                        "review/results.json",
                        "review/responses.jsonl",
                        "review/spending.json",
                        "review/summary.md",
                        "reports/TEST-metaspo.review.pets.xml",
                        "reports/TEST-metaspo.review.books.xml",
                        "reports/TEST-metaspo.review.long.pets.xml",
                        "reports/TEST-metaspo.mail.pets.xml",
                        "reports/TEST-metaspo.reviews.pets.xml");
    }

    @Test
    void reportsOfSuitesThatWereRenamedOrRemovedGo() throws Exception {
        Suite removed = named("gone", folder.resolve("gone.yaml"));
        Suite renamed = named("former", folder.resolve("review.yaml"));
        Suite other = named("mail", folder.resolve("mail.yaml"));
        Suite present = named("review", folder.resolve("review.yaml"));
        for (Suite each : List.of(removed, renamed, other)) {
            Files.createFile(each.file());
            run(each, request -> "0");
        }
        Files.delete(removed.file());
        // such as surefire writes, for a class that happens to be named like this
        Files.writeString(folder.resolve("reports/TEST-metaspo.PluginTest.xml"), "<testsuite><testcase/></testsuite>");
        Files.writeString(folder.resolve("reports/TEST-metaspo.broken.xml"), "<testsuite");
        run(present, request -> "0");
        assertThat(files())
                .filteredOn(name -> name.startsWith("reports/"))
                .containsExactlyInAnyOrder(
                        "reports/TEST-metaspo.review.pets.xml",
                        "reports/TEST-metaspo.review.books.xml",
                        "reports/TEST-metaspo.mail.pets.xml",
                        "reports/TEST-metaspo.mail.books.xml",
                        "reports/TEST-metaspo.PluginTest.xml",
                        "reports/TEST-metaspo.broken.xml");
    }

    private Suite named(String name, Path file) {
        return new Suite(
                name,
                file,
                suite.systemPrompt(),
                suite.target(),
                suite.optimizer(),
                suite.recording(),
                suite.tasks(),
                suite.optimize(),
                suite.gate(),
                suite.compare(),
                suite.remarks());
    }

    private void run(ScriptedModel.Script script) throws Exception {
        run(suite, script);
    }

    private void run(Suite measured, ScriptedModel.Script script) throws Exception {
        run(measured, new ScriptedModel(script));
    }

    private void run(Suite measured, LanguageModel model) throws Exception {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        FakeModels models = new FakeModels(model);
        new Evaluate((ignored, policy) -> models.begin(policy), new Metrics(List.of()), console, clock)
                .run(
                        measured,
                        new OutputFiles(
                                folder.resolve(measured.name()), folder.resolve("reports"), new DisplayPaths(folder)));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toList());
        }
    }
}

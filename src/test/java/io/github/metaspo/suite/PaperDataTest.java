package io.github.metaspo.suite;

import io.github.metaspo.GoldenFiles;
import io.github.metaspo.api.Example;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.scoring.TaskScorer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The script of {@code examples/paper} on small files in the forms of its sources, written for this test. */
class PaperDataTest {

    private static final Path SAMPLES = Path.of("src/test/resources/io/github/metaspo/suite/paper");

    private final Path folder;
    private final Path sources;
    private PaperExample example = new PaperExample(Path.of(""));

    PaperDataTest(@TempDir Path folder) {
        this.folder = folder;
        this.sources = folder.resolve("sources");
    }

    /** The exit status and the output of the script. */
    private record Run(int status, String output) {}

    @BeforeAll
    static void needsPython() {
        assumeTrue(python("--version").status == 0, "SKIPPED: there is no python3 on this machine");
    }

    @BeforeEach
    void copyWithSources() throws IOException {
        example = PaperExample.copiedTo(folder);
        for (Path sample : files(SAMPLES)) {
            Path copy = sources.resolve(SAMPLES.relativize(sample).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(sample, copy);
        }
    }

    @Test
    void everySourceBecomesTheExamplesOfItsTask() throws IOException {
        Run run = makeData();

        assertThat(run.output).endsWith("34 of 34 tasks written\n");
        assertThat(run.status).isZero();
        StringBuilder made = new StringBuilder();
        for (Path file : files(example.suites())) {
            if (file.toString().endsWith(".jsonl")) {
                String name = example.suites().relativize(file).toString().replace('\\', '/');
                made.append("== ").append(name).append('\n').append(Files.readString(file));
            }
        }
        GoldenFiles.assertEqual("paper-data.txt", made.toString());
    }

    @Test
    void theSuitesScoreARightReplyToEveryExampleThatIsMade() throws SuiteException {
        makeData();

        for (Suite suite : example.load().toList()) {
            for (Task task : suite.tasks()) {
                TaskScorer scorer = TaskScorer.of(task, Metrics.find(getClass().getClassLoader()));
                assertThat(Stream.concat(task.train().stream(), task.test().stream()))
                        .isNotEmpty()
                        .allSatisfy(made -> assertThat(made.answers()).allSatisfy(answer -> assertThat(
                                        scorer.judge(made, reply(task, answer)).score())
                                .isEqualTo(1)));
                Example first = task.test().get(0);
                assertThat(scorer.judge(first, reply(task, "something else")).score())
                        .isZero();
            }
        }
    }

    @Test
    void whatIsMissingIsNamedWithItsTaskAndTheRestIsWritten() throws IOException {
        Files.delete(sources.resolve("liar/test.jsonl"));
        Files.delete(sources.resolve("tweeteval/offensive/train_labels.txt"));

        Run run = makeData();

        assertThat(run.output)
                .contains("safety/liar: missing liar/test.jsonl\n")
                .contains("safety/tweet_eval: missing tweeteval/offensive/train_labels.txt\n")
                .endsWith("32 of 34 tasks written\n");
        assertThat(run.status).isZero();
        assertThat(example.suites().resolve("safety/liar-train.jsonl")).doesNotExist();
        assertThat(example.suites().resolve("safety/sarcasm-train.jsonl")).isNotEmptyFile();
    }

    @Test
    void aSourceInAnotherFormIsNamedAndFails() throws IOException {
        Files.writeString(sources.resolve("squad/dev-v1.1.json"), "{\"data\": [{\"text\": 1}]}");
        Files.writeString(sources.resolve("tweeteval/offensive/test_labels.txt"), "0\n");

        Run run = makeData();

        assertThat(run.output)
                .contains("grounding/squad: cannot read squad/dev-v1.1.json: KeyError: 'paragraphs'\n")
                .contains("safety/tweet_eval: cannot read tweeteval/offensive/train_text.txt and ")
                .endsWith("32 of 34 tasks written\n");
        assertThat(run.status).isEqualTo(1);
    }

    @Test
    void aCompressedSourceGivesTheSameFile() throws IOException {
        makeData();
        Path made = example.suites().resolve("reviews/baby-test.jsonl");
        String before = Files.readString(made);
        Path source = sources.resolve("amazon/Baby_Products.jsonl");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(source + ".gz")))) {
            Files.copy(source, out);
        }
        Files.delete(source);
        Files.delete(made);

        makeData();

        assertThat(made).hasContent(before);
    }

    @Test
    void aLargeSourceGivesFiftyTrainQuestionsAndFiveHundredOthers() throws IOException {
        StringBuilder reviews = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            reviews.append(
                    "{\"rating\": %d.0, \"title\": \"\", \"text\": \"review %d\"}\n".formatted(1 + i % 5, i % 1500));
        }
        Files.writeString(sources.resolve("amazon/Baby_Products.jsonl"), reviews);

        assertThat(makeData().output).contains("reviews/baby: 50 train, 500 test\n");

        Path suites = example.suites().resolve("reviews");
        assertThat(Stream.concat(
                        Files.readAllLines(suites.resolve("baby-train.jsonl")).stream(),
                        Files.readAllLines(suites.resolve("baby-test.jsonl")).stream()))
                .hasSize(550)
                .doesNotHaveDuplicates();
    }

    @Test
    void withoutAFolderTheScriptSaysWhatItNeeds() {
        Run run = python(example.script().toString());

        assertThat(run.output).startsWith("usage: python3 make-data.py FOLDER");
        assertThat(run.status).isEqualTo(1);
    }

    private static String reply(Task task, String answer) {
        return task.extraction() instanceof Extraction.Tag
                ? "Let me think first.\n\n<answer>" + answer + "</answer>"
                : answer;
    }

    private Run makeData() {
        return python(example.script().toString(), sources.toString());
    }

    private static Run python(String... arguments) {
        List<String> command =
                Stream.concat(Stream.of("python3"), Stream.of(arguments)).toList();
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Run(process.exitValue(), output.replace("\r\n", "\n"));
        } catch (IOException e) {
            return new Run(-1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}

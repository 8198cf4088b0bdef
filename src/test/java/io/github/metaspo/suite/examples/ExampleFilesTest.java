package io.github.metaspo.suite.examples;

import io.github.metaspo.api.Example;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.read.SuiteFolder;
import io.github.metaspo.suite.read.SuiteLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ExampleFilesTest {

    private static final String BEHIND = "{train: [{question: other, answer: x}], test: %s}";

    private static List<Example> expected(String secondId) {
        return List.of(
                new Example(
                        "1",
                        "Is \"it\", at last,\ngood? ☃",
                        List.of("007"),
                        List.of("007", "no"),
                        Map.of("topic", "a b")),
                new Example(secondId, "Second?", List.of("true", "1.50"), List.of(), Map.of()));
    }

    private final SuiteFolder folder;

    ExampleFilesTest(@TempDir Path folder) {
        this.folder = new SuiteFolder(folder);
    }

    @ParameterizedTest
    @CsvSource({"x.jsonl, pets-3", "x.csv, pets-5", "x.yaml, pets-8", "x.yml, pets-8"})
    void everyFormatGivesTheSameExamples(String name, String secondId) throws SuiteException {
        folder.write(name, textOf(name));

        assertThat(folder.task(BEHIND.formatted(name)).test()).isEqualTo(expected(secondId));
    }

    @ParameterizedTest
    @CsvSource({"x.jsonl, pets-3", "x.csv, pets-5", "x.yaml, pets-8"})
    void aByteOrderMarkAndWindowsLineEndsChangeNothing(String name, String secondId) throws SuiteException {
        folder.write(name, "\uFEFF" + textOf(name).replace("\n", "\r\n"));

        assertThat(folder.task(BEHIND.formatted(name)).test()).isEqualTo(expected(secondId));
    }

    @Test
    void inlineExamplesAreTheSameToo() throws SuiteException {
        String inline =
                """
                [{id: 1, question: "Is \\"it\\", at last,\\ngood? ☃", answer: 007, options: [007, no], topic: a b},
                 {question: "Second?", answers: [true, 1.50]}]""";

        assertThat(folder.task(BEHIND.formatted(inline)).test()).isEqualTo(expected("pets-2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.jsonl", "x.csv", "x.yaml"})
    void anotherEncodingIsRefusedWithItsLine(String name) {
        String text = textOf(name).replace("Second?", "Zweitgrößte?");
        folder.write(name, text.replace("☃", "*").getBytes(StandardCharsets.ISO_8859_1));

        long line = text.substring(0, text.indexOf("ö")).lines().count();
        assertThat(folder.refusal(SuiteFolder.suite(BEHIND.formatted(name))))
                .isEqualTo(name + ":" + line + ": the line is not UTF-8; save the file as UTF-8");
    }

    @ParameterizedTest
    @CsvSource({"x.jsonl, 10", "x.csv, 10", "x.yaml, 1"})
    void aLineThatIsTooLongIsRefused(String name, int mebibytes) {
        folder.write(name, "\n" + "a".repeat(mebibytes * 1024 * 1024 + 1));

        assertThat(folder.refusal(SuiteFolder.suite(BEHIND.formatted(name))))
                .isEqualTo(name + ":2: the line is longer than " + mebibytes + " MiB; is this the right file?");
    }

    @Test
    void aControlCharacterIsRefusedWithItsLine() {
        folder.write("x.csv", "question,answer\na\u0000b,c\n");

        assertThat(folder.refusal(SuiteFolder.suite(BEHIND.formatted("x.csv"))))
                .isEqualTo("x.csv:2: the line contains the control character U+0000; remove it");
    }

    @Test
    void aLinkOutOfTheProjectIsRefused(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret.jsonl"), "{\"question\": \"a\", \"answer\": \"b\"}");
        Files.createSymbolicLink(folder.folder().resolve("link.jsonl"), secret);

        assertThat(folder.refusal(SuiteFolder.suite(BEHIND.formatted("link.jsonl"))))
                .contains("\"link.jsonl\" is outside the project");
    }

    @Test
    void aLinkWithinTheProjectIsFollowed() throws Exception {
        folder.write("real.jsonl", textOf("x.jsonl"));
        Files.createSymbolicLink(
                folder.folder().resolve("link.jsonl"), folder.folder().resolve("real.jsonl"));

        assertThat(folder.task(BEHIND.formatted("link.jsonl")).test()).isEqualTo(expected("pets-3"));
    }

    @Test
    void theAnswerComesBeforeTheAnswersAndCountsOnce() throws SuiteException {
        folder.write("x.jsonl", "{\"question\": \"q\", \"answers\": [\"a\", \"b\"], \"answer\": \"b\"}\n");

        assertThat(folder.task(BEHIND.formatted("x.jsonl")).test().get(0).answers())
                .containsExactly("b", "a");
    }

    @Test
    void eachSplitMayHaveColumnsOfItsOwn() throws SuiteException {
        folder.write("train.csv", "text,label\na,b\n");
        folder.write("test.jsonl", "{\"input\": \"c\", \"label\": \"d\"}\n");

        Task task = folder.task(
                "{train: train.csv, test: {file: test.jsonl, columns: {question: input}}, columns: {question: text, answer: label}}");

        assertThat(task.train()).containsExactly(Example.of("pets-train-2", "a", "b"));
        assertThat(task.test()).containsExactly(Example.of("pets-1", "c", "d"));
    }

    @Test
    void aMissingFileIsNamedWithTheOneThatWasProbablyMeant() throws IOException {
        folder.write("test.jsonl", "");
        Files.createDirectories(folder.folder().resolve("sub"));

        assertThat(folder.refusal(SuiteFolder.suite(BEHIND.formatted("tests.jsonl"))))
                .endsWith("no file tests.jsonl; did you mean \"test.jsonl\"?");
        assertThat(folder.refusal(SuiteFolder.suite(BEHIND.formatted("data/test.jsonl"))))
                .endsWith("no file data/test.jsonl, nor a folder data");
    }

    @Test
    void aPathFromTheRootOfTheProjectIsCorrected() {
        folder.write("test.jsonl", "");
        SuiteException refused = catchThrowableOfType(SuiteException.class, () -> {
            Path suites = Files.createDirectories(folder.folder().resolve("src/metaspo"));
            Path file =
                    Files.writeString(suites.resolve("review.yaml"), SuiteFolder.suite(BEHIND.formatted("test.jsonl")));
            new SuiteLoader(folder.folder(), Map.of()).load(file);
        });

        assertThat(refused)
                .hasMessageEndingWith("; paths are relative to the folder of the suite, so write \"../../test.jsonl\"");
    }

    @Test
    void aSplitByCountFollowsTheSeed() throws SuiteException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            lines.append("{\"question\": \"q").append(i).append("\", \"answer\": \"a\"}\n");
        }
        folder.write("all.jsonl", lines.toString());
        String suite = SuiteFolder.suite("{file: all.jsonl, split: {train: 10, test: 20}}");

        Task first = folder.load(suite, Map.of("seed", "1")).tasks().get(0);
        Task again = folder.load(suite, Map.of("seed", "1")).tasks().get(0);
        Task other = folder.load(suite, Map.of("seed", "2")).tasks().get(0);

        assertThat(first.train()).hasSize(10).isEqualTo(again.train()).isNotEqualTo(other.train());
        assertThat(first.test()).hasSize(20).isEqualTo(again.test()).doesNotContainAnyElementsOf(first.train());
    }

    private static String textOf(String name) {
        return switch (name.substring(name.indexOf('.'))) {
            case ".jsonl" ->
                """
                {"id": 1, "question": "Is \\"it\\", at last,\\ngood? ☃", "answer": "007", "options": ["007", "no"], "topic": "a b"}

                {"question": "Second?", "answers": [true, 1.50]}
                """;
            case ".csv" ->
                """
                id,question,answer,answers,options,topic
                1,"Is ""it"", at last,
                good? ☃",007,,007|no,a b

                ,Second?,,true | 1.50,,
                """;
            default ->
                """
                - id: 1
                  question: |-
                    Is "it", at last,
                    good? ☃
                  answer: 007
                  options: [007, no]
                  topic: a b
                - question: Second?
                  answers: [true, 1.50]
                """;
        };
    }
}

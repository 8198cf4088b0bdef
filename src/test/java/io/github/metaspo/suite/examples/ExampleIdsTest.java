package io.github.metaspo.suite.examples;

import io.github.metaspo.api.Example;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.read.SuiteFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** The ids of examples that have none in their file. */
class ExampleIdsTest {

    private final SuiteFolder folder;

    ExampleIdsTest(@TempDir Path folder) {
        this.folder = new SuiteFolder(folder);
    }

    @Test
    void theIdOfARowIsItsTaskAndItsLine() throws SuiteException {
        folder.write("test.csv", "question,answer\na,1\n\n\"b\nc\",2\nd,3\n");
        folder.write("train.jsonl", "{\"question\": \"e\", \"answer\": \"1\"}\n");
        Task task = folder.task("{train: train.jsonl, test: test.csv}");
        assertThat(ids(task.test())).containsExactly("pets-2", "pets-4", "pets-6");
        assertThat(ids(task.train())).as("of another file").containsExactly("pets-train-1");
    }

    @Test
    void anIdInTheFileStays() throws SuiteException {
        folder.write("test.csv", "id,question,answer\nx,a,1\n,b,2\n");
        assertThat(ids(folder.task("{train: [{question: q, answer: 1}], test: test.csv}")
                        .test()))
                .containsExactly("x", "pets-3");
    }

    @Test
    void severalExamplesOnOneLineAreCounted() throws SuiteException {
        folder.write(
                "test.json", "[{\"question\": \"a\", \"answer\": \"1\"}, {\"question\": \"b\", \"answer\": \"2\"}]");
        assertThat(ids(folder.task("{train: [{question: q, answer: 1}], test: test.json}")
                        .test()))
                .containsExactly("pets-1", "pets-1.2");
    }

    @Test
    void examplesInTheSuiteAreNumberedSoThatLinesAboveThemDoNotCount() throws SuiteException {
        Task task = folder.task(
                "{train: [{question: q, answer: 1}], test: [{question: a, answer: 1}, {question: b, answer: 2}]}");
        assertThat(ids(task.test())).containsExactly("pets-1", "pets-2");
        assertThat(ids(task.train())).containsExactly("pets-train-1");
    }

    @Test
    void theSplitsOfOneFileShareItsLinesAndAnotherRowMovesHardlyAny() throws SuiteException {
        folder.write("all.csv", "question,answer\n" + rows(2));
        Task before = folder.task("{file: all.csv, split: {train: 5, test: 5}}");
        assertThat(ids(before.test())).allMatch(id -> id.matches("pets-\\d+"));
        folder.write("all.csv", "question,answer\nnew,1\n" + rows(2));
        Task after = folder.task("{file: all.csv, split: {train: 5, test: 5}}");
        assertThat(questions(before.test()).stream()
                        .filter(question -> !questions(after.test()).contains(question)))
                .as("the draw does not depend on lines")
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aQuestionThatOccursTwiceWithoutAnIdIsRefused() {
        folder.write("test.csv", "question,answer\na,1\nb,2\na,1\n");
        assertThat(folder.refusal(SuiteFolder.suite("{train: [{question: q, answer: 1}], test: test.csv}")))
                .isEqualTo("test.csv:4:1: the same question is already at test.csv:2:1; remove one or give each an id");
    }

    @Test
    void anIdThatIsTheLineOfAnotherRowIsRefused() {
        folder.write("test.csv", "id,question,answer\npets-3,a,1\n,b,2\n");
        assertThat(folder.refusal(SuiteFolder.suite("{train: [{question: q, answer: 1}], test: test.csv}")))
                .startsWith("test.csv:3")
                .endsWith("the id \"pets-3\", which the example gets from its place in the file, is already used at"
                        + " test.csv:2:1; ids must be unique within a task");
    }

    private static String rows(int from) {
        return IntStream.range(from, from + 20)
                .mapToObj(i -> "question " + i + ",1\n")
                .collect(Collectors.joining());
    }

    private static List<String> ids(List<Example> examples) {
        return examples.stream().map(Example::id).toList();
    }

    private static List<String> questions(List<Example> examples) {
        return examples.stream().map(Example::question).toList();
    }
}

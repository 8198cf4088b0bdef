package io.github.metaspo.suite.read;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class SuiteContentsTest {

    private final Path folder;

    SuiteContentsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- {question: a, answer: b}\n",
                "# examples\n\n---\n- question: a\n  answer: 'suite: x'\n",
                "--- [{question: a, answer: b}]\n",
                "\uFEFF- question: a\n  answer: b\n",
                "[{question: a, answer: b}]",
                "-\n  question: a\n  answer: b\n",
                "examples:\n  - question: a\n    suite: b\n",
                "data:\n- question: what is\n  answer: b\n",
                "goodProperty:\n  - Be kind.\nrole:\n  - You are a shop.\n",
                "type: object\nproperties:\n  suite: {type: string}\n"
            })
    void otherYamlBesideASuiteIsNoSuite(String text) throws IOException {
        assertThat(suitesWith(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing yet\n",
                "suite: x\n",
                "siute: x\nprompt: y\n",
                "Suite: x\n",
                "'suite': x\n",
                "  suite: x\n  tasks: []\n",
                "\tsuite: x\n",
                "# a comment\n---\nsuite: x\n",
                "systemPrompt: |\n  - a list\ntask:\n  - id: a\n",
                "{suite: x}\n",
                "name: x\nmodels:\n  target: {}\n",
                "just text\n"
            })
    void aSuiteWithMistakesIsASuite(String text) throws IOException {
        assertThat(suitesWith(text)).hasSize(1);
    }

    @Test
    void anExamplesFileOfTheSameNameIsNoTwin() throws Exception {
        SuiteFolder suites = new SuiteFolder(folder);
        suites.write("review.yml", "- {question: c, answer: d}\n");

        assertThat(suites.task("{train: [{question: a, answer: b}], test: review.yml}")
                        .test())
                .hasSize(1);
    }

    private List<Path> suitesWith(String text) throws IOException {
        Files.writeString(folder.resolve("x.yaml"), text);
        return SuiteFiles.in(folder);
    }
}

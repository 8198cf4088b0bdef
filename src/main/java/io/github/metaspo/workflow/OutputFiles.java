package io.github.metaspo.workflow;

import io.github.metaspo.evaluation.Answers;
import io.github.metaspo.evaluation.Evaluation;
import io.github.metaspo.files.AtomicFile;
import io.github.metaspo.report.JunitXml;
import io.github.metaspo.report.ResultsJson;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where a suite's results go.
 *
 * @param folder of this suite alone
 * @param junitFolder of the JUnit reports of all suites
 */
public record OutputFiles(Path folder, Path junitFolder) {

    /** The canonical result; all others are made from it. */
    public Path results() {
        return folder.resolve("results.json");
    }

    /** What the model said. */
    public Path responses() {
        return folder.resolve("responses.jsonl");
    }

    void write(Evaluation evaluation) throws IOException {
        AtomicFile.write(results(), out -> ResultsJson.write(evaluation, out));
        String suite = evaluation.suite().name();
        for (Answers answers : evaluation.answers()) {
            String task = answers.batch().task().id();
            AtomicFile.write(
                    junitFolder.resolve("TEST-metaspo." + suite + "." + task + ".xml"),
                    out -> JunitXml.write(suite, answers, out));
        }
    }
}

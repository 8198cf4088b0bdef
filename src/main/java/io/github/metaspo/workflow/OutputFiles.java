package io.github.metaspo.workflow;

import io.github.metaspo.evaluation.Answers;
import io.github.metaspo.evaluation.Evaluation;
import io.github.metaspo.files.AtomicFile;
import io.github.metaspo.report.JunitXml;
import io.github.metaspo.report.ResultsJson;
import io.github.metaspo.report.RunJson;
import io.github.metaspo.search.Found;
import io.github.metaspo.suite.Suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a suite's results go.
 *
 * @param folder of this suite alone
 * @param junitFolder of the JUnit reports of all suites
 * @param shown how files are named to a person
 */
public record OutputFiles(Path folder, Path junitFolder, ShownPaths shown) {

    /** The canonical result; all others are made from it. */
    public Path results() {
        return folder.resolve("results.json");
    }

    /** What the model said. */
    public Path responses() {
        return folder.resolve("responses.jsonl");
    }

    /** The search of the last optimization with every candidate. */
    Path run() {
        return folder.resolve("run.json");
    }

    /** What the last optimization found and did not ship, in the form of results. */
    Path candidate() {
        return folder.resolve("candidate.json");
    }

    void write(Suite suite, Found found) throws IOException {
        AtomicFile.write(run(), out -> RunJson.write(suite.name(), found, out));
    }

    /** Writes what was measured and did not ship; what an earlier run left there goes. */
    void writeCandidate(Optional<Evaluation> candidate) throws IOException {
        if (candidate.isPresent()) {
            AtomicFile.write(candidate(), out -> ResultsJson.write(candidate.get(), out));
        } else {
            Files.deleteIfExists(candidate());
        }
    }

    /** The verdict of the last check. */
    Path verdict() {
        return folder.resolve("verdict.json");
    }

    /** The same for a pull request. */
    Path summary() {
        return folder.resolve("summary.md");
    }

    private Path verdictJunit() {
        return junitFolder.resolve("TEST-metaspo-gate." + folder.getFileName() + ".xml");
    }

    /** A verdict that stands from an earlier check must not be taken for one of this. */
    void removeVerdict() throws IOException {
        for (Path file : List.of(verdict(), summary(), verdictJunit())) {
            Files.deleteIfExists(file);
        }
    }

    void write(VerdictReport report) throws IOException {
        AtomicFile.write(verdict(), report::writeJson);
        AtomicFile.write(summary(), report::writeSummary);
        AtomicFile.write(verdictJunit(), report::writeXml);
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

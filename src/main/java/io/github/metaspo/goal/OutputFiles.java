package io.github.metaspo.goal;

import io.github.metaspo.evaluation.Answers;
import io.github.metaspo.evaluation.Evaluation;
import io.github.metaspo.files.AtomicFile;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.report.json.ResultsJson;
import io.github.metaspo.report.json.RunJson;
import io.github.metaspo.report.junit.JunitXml;
import io.github.metaspo.report.junit.ReportSource;
import io.github.metaspo.suite.Suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where a suite's results go.
 *
 * @param folder of this suite alone
 * @param junitFolder of the JUnit reports of all suites
 * @param shown how files are named to a person
 */
public record OutputFiles(Path folder, Path junitFolder, DisplayPaths shown) {

    /** The canonical result; all others are made from it. */
    public Path results() {
        return folder.resolve("results.json");
    }

    /** What the model said. */
    public Path responses() {
        return folder.resolve("responses.jsonl");
    }

    /** The search of the last optimization with every candidate. */
    public Path run() {
        return folder.resolve("run.json");
    }

    /** What the last optimization found and did not ship, in the form of results. */
    public Path candidate() {
        return folder.resolve("candidate.json");
    }

    public void write(Suite suite, SearchResult found) throws IOException {
        AtomicFile.write(run(), out -> RunJson.write(suite.name(), found, out));
    }

    /** Writes what was measured and did not ship; what an earlier run left there goes. */
    public void writeCandidate(Optional<Evaluation> candidate) throws IOException {
        if (candidate.isPresent()) {
            AtomicFile.write(candidate(), out -> ResultsJson.write(candidate.get(), out));
        } else {
            Files.deleteIfExists(candidate());
        }
    }

    /** The verdict of the last check. */
    public Path verdict() {
        return folder.resolve("verdict.json");
    }

    /** The same for a pull request. */
    public Path summary() {
        return folder.resolve("summary.md");
    }

    private Path verdictJunit() {
        return junitFolder.resolve("TEST-metaspo-gate." + folder.getFileName() + ".xml");
    }

    /**
     * Removes the results of an earlier measurement and what was made from them, so that they are not taken for results of a
     * measurement that fails or is killed; for the time right before its first call. Reports of suites that were renamed or removed
     * are removed, too.
     */
    public void removeResults(Suite suite) throws IOException {
        removeVerdict();
        Files.deleteIfExists(results());
        Files.deleteIfExists(responses());
        for (Path report : junitReports(suite.name())) {
            Files.deleteIfExists(report);
        }
        removeReportsOfGoneSuites(suite);
    }

    /** A suite is gone if its file is, or if the file of the given suite once held a suite of another name. */
    private void removeReportsOfGoneSuites(Suite suite) throws IOException {
        for (Path report : list(junitFolder)) {
            String name = report.getFileName().toString();
            if (!name.startsWith("TEST-metaspo") || !name.endsWith(".xml")) {
                continue;
            }
            Optional<String> source = ReportSource.of(report);
            boolean gone = source.filter(file -> !Files.exists(shown.project().resolve(file)))
                    .isPresent();
            boolean renamed = source.filter(shown.of(suite.file())::equals).isPresent()
                    && !name.startsWith(junitPrefix(suite.name()))
                    && !report.equals(verdictJunit());
            if (gone || renamed) {
                Files.deleteIfExists(report);
            }
        }
    }

    /** Removes what an earlier search wrote. Results stay until a measurement replaces them: a search may find what is locked already. */
    public void removeSearch() throws IOException {
        Files.deleteIfExists(run());
        Files.deleteIfExists(candidate());
    }

    /** Those of tasks that the suite no longer has, too; those of a suite whose name begins with this name and a dot stay. */
    private List<Path> junitReports(String suite) throws IOException {
        Predicate<String> others = longerNames(suite).stream()
                .map(OutputFiles::junitPrefix)
                .<Predicate<String>>map(prefix -> name -> name.startsWith(prefix))
                .reduce(name -> false, Predicate::or);
        return list(junitFolder).stream()
                .filter(file -> {
                    String name = file.getFileName().toString();
                    return name.startsWith(junitPrefix(suite)) && name.endsWith(".xml") && !others.test(name);
                })
                .toList();
    }

    private List<String> longerNames(String suite) throws IOException {
        return list(folder.resolveSibling("")).stream()
                .map(sibling -> sibling.getFileName().toString())
                .filter(name -> name.startsWith(suite + "."))
                .toList();
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static String junitPrefix(String suite) {
        return "TEST-metaspo." + suite + ".";
    }

    /** Whether a measurement began that wrote no results. */
    public boolean lackResults() {
        return Files.exists(responses()) && !Files.exists(results());
    }

    /** A verdict that stands from an earlier check must not be taken for one of this. */
    public void removeVerdict() throws IOException {
        for (Path file : List.of(verdict(), summary(), verdictJunit())) {
            Files.deleteIfExists(file);
        }
    }

    public void write(VerdictReport report) throws IOException {
        AtomicFile.write(verdict(), report::writeJson);
        AtomicFile.write(summary(), report::writeSummary);
        AtomicFile.write(verdictJunit(), report::writeXml);
    }

    public void write(Evaluation evaluation) throws IOException {
        AtomicFile.write(results(), out -> ResultsJson.write(evaluation, out));
        String suite = evaluation.suite().name();
        String file = shown.of(evaluation.suite().file());
        for (Answers answers : evaluation.answers()) {
            String task = answers.batch().task().id();
            AtomicFile.write(
                    junitFolder.resolve(junitPrefix(suite) + task + ".xml"),
                    out -> JunitXml.write(suite, file, answers, out));
        }
    }
}

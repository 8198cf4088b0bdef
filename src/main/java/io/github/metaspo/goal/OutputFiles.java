package io.github.metaspo.goal;

import io.github.metaspo.comparison.MethodComparison;
import io.github.metaspo.evaluation.Answers;
import io.github.metaspo.evaluation.Evaluation;
import io.github.metaspo.files.AtomicFile;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.report.AdaptationCurves;
import io.github.metaspo.report.json.AdaptationJson;
import io.github.metaspo.report.json.ComparisonJson;
import io.github.metaspo.report.json.ResultsJson;
import io.github.metaspo.report.json.RunJson;
import io.github.metaspo.report.junit.JunitXml;
import io.github.metaspo.report.junit.ReportSource;
import io.github.metaspo.report.markdown.AdaptationMarkdown;
import io.github.metaspo.report.markdown.ComparisonMarkdown;
import io.github.metaspo.report.markdown.Summary;
import io.github.metaspo.suite.Suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The output files of a suite's goals: results, reports and verdicts.
 *
 * @param folder the suite's own folder, {@code target/metaspo/<suite>}
 * @param junitFolder folder of the JUnit reports of all suites
 * @param shown formats paths for messages
 */
public record OutputFiles(Path folder, Path junitFolder, DisplayPaths shown) {

    /** Name of the replies to the prompts in effect, in the file of {@link #responses}. */
    public static final String IN_EFFECT = "inEffect";

    /** Returns the file of the last measurement. */
    public Path results() {
        return folder.resolve("results.json");
    }

    /** Returns the file with the text of every reply, as JSON Lines. */
    public Path responses() {
        return folder.resolve("responses.jsonl");
    }

    /** Returns the file of the last search, with every candidate. */
    public Path run() {
        return folder.resolve("run.json");
    }

    /** Returns the file, in the format of {@link #results}, of the prompt that the last search found but did not ship. */
    public Path candidate() {
        return folder.resolve("candidate.json");
    }

    /**
     * Returns the file, in the format of {@link #results}, of the prompts that were in effect before the last search and were compared with
     * those that it found.
     */
    public Path before() {
        return folder.resolve("before.json");
    }

    /** Returns the file that says where calls, tokens and money went. */
    public Path spending() {
        return folder.resolve("spending.json");
    }

    /** Returns the files of a search for one task alone, in the folder {@code adapt/<name>}. */
    public OutputFiles ofAdaptation(String name) {
        return new OutputFiles(folder.resolve("adapt").resolve(name), junitFolder, shown);
    }

    /** Returns the file of the curves of an adaptation. */
    public Path adaptation() {
        return folder.resolve("adaptation.json");
    }

    /** Returns the curves of an adaptation as text for people. */
    public Path adaptationText() {
        return folder.resolve("adaptation.md");
    }

    /** Writes the curves of an adaptation as JSON and as Markdown. */
    public void write(AdaptationCurves curves) throws IOException {
        AtomicFile.write(adaptation(), out -> AdaptationJson.write(curves, out));
        AtomicFile.write(adaptationText(), out -> AdaptationMarkdown.write(curves, out));
    }

    /** Deletes the curves of an earlier adaptation. */
    public void removeAdaptation() throws IOException {
        Files.deleteIfExists(adaptation());
        Files.deleteIfExists(adaptationText());
    }

    /** Writes a search with every candidate. */
    public void write(Suite suite, SearchResult found) throws IOException {
        AtomicFile.write(run(), out -> RunJson.write(suite.name(), found, out));
    }

    /** Writes the measurement of the prompts that were in effect before a search. */
    public void writeBefore(Evaluation before) throws IOException {
        AtomicFile.write(before(), out -> ResultsJson.write(before, out));
    }

    /** Writes the measurement of a prompt that did not ship; if there is none, deletes the file of an earlier run. */
    public void writeCandidate(Optional<Evaluation> candidate) throws IOException {
        if (candidate.isPresent()) {
            AtomicFile.write(candidate(), out -> ResultsJson.write(candidate.get(), out));
        } else {
            Files.deleteIfExists(candidate());
        }
    }

    /** Returns the file of the last comparison. */
    public Path comparison() {
        return folder.resolve("comparison.json");
    }

    /** Returns the table of the last comparison, as Markdown. */
    public Path comparisonTable() {
        return folder.resolve("comparison.md");
    }

    /**
     * Returns the file, in the format of {@link #results}, of a row of the last comparison.
     *
     * @param row its name, a word
     */
    public Path compared(String row) {
        return comparedFolder().resolve(row + ".json");
    }

    private Path comparedFolder() {
        return folder.resolve("comparison");
    }

    /** Writes the measurement of a row of a comparison. */
    public void writeCompared(String row, Evaluation evaluation) throws IOException {
        AtomicFile.write(compared(row), out -> ResultsJson.write(evaluation, out));
    }

    /** Writes the search of a row of a comparison, with every candidate. The name of the file is that of no row: those have no plus sign. */
    public void writeCompared(String row, Suite suite, SearchResult found) throws IOException {
        AtomicFile.write(comparedFolder().resolve(row + "+run.json"), out -> RunJson.write(suite.name(), found, out));
    }

    /** Deletes the tables of an earlier comparison, so that they are not mistaken for those of one that fails. */
    public void removeComparison() throws IOException {
        Files.deleteIfExists(comparison());
        Files.deleteIfExists(comparisonTable());
        Files.deleteIfExists(summary());
    }

    /** Deletes the rows of an earlier comparison of this suite. */
    public void removeComparedRows() throws IOException {
        for (Path file : list(comparedFolder())) {
            Files.deleteIfExists(file);
        }
    }

    /** Writes a comparison. */
    public void write(MethodComparison comparison) throws IOException {
        AtomicFile.write(comparison(), out -> ComparisonJson.write(comparison, out));
        AtomicFile.write(comparisonTable(), out -> new ComparisonMarkdown(comparison).write(out));
    }

    /**
     * Writes the summary of a comparison.
     *
     * @param facts to put above it
     */
    public void writeSummary(MethodComparison comparison, List<Summary.Fact> facts) throws IOException {
        AtomicFile.write(summary(), out -> new ComparisonMarkdown(comparison).writeSummary(facts, out));
    }

    /** Returns the file of the last verdict. */
    public Path verdict() {
        return folder.resolve("verdict.json");
    }

    /** Returns the Markdown summary of the last goal that measured or judged, meant for a pull request. */
    public Path summary() {
        return folder.resolve("summary.md");
    }

    private Path verdictJunit() {
        return junitFolder.resolve("TEST-metaspo-gate." + folder.getFileName() + ".xml");
    }

    /**
     * Deletes the results of an earlier measurement and the reports made from them, so that they are not mistaken for results of
     * a measurement that fails or is killed. Called right before the first call. Also deletes the reports of suites that were
     * renamed or removed.
     */
    public void removeResults(Suite suite) throws IOException {
        removeVerdict();
        Files.deleteIfExists(results());
        Files.deleteIfExists(before());
        Files.deleteIfExists(responses());
        for (Path report : junitReports(suite.name())) {
            Files.deleteIfExists(report);
        }
        removeReportsOfGoneSuites(suite);
    }

    /** A suite is gone if its file no longer exists, or if the file of the given suite had another suite name before. */
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

    /** Deletes the files of an earlier search. Results stay until a measurement replaces them: a search may find the locked prompt. */
    public void removeSearch() throws IOException {
        Files.deleteIfExists(run());
        Files.deleteIfExists(candidate());
        Files.deleteIfExists(spending());
    }

    /** Returns the suite's reports, including those of removed tasks, but not those of a suite whose name extends it with a dot. */
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

    /** Returns whether a measurement was started but did not write results. */
    public boolean lackResults() {
        return Files.exists(responses()) && !Files.exists(results());
    }

    /** Deletes the verdict of an earlier check, so that it is not mistaken for the verdict of this one. */
    public void removeVerdict() throws IOException {
        for (Path file : List.of(verdict(), summary(), verdictJunit())) {
            Files.deleteIfExists(file);
        }
    }

    /** Writes a verdict as JSON and JUnit XML. */
    public void write(VerdictReport report) throws IOException {
        AtomicFile.write(verdict(), report::writeJson);
        AtomicFile.write(verdictJunit(), report::writeXml);
    }

    /** Writes a measurement as JSON, and one JUnit report per task. */
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

package io.github.metaspo.report.junit;

import io.github.metaspo.gate.Verdict;
import io.github.metaspo.gate.VerdictText;
import io.github.metaspo.report.junit.JunitWriter.Kind;
import io.github.metaspo.report.junit.JunitWriter.Problem;
import io.github.metaspo.report.junit.JunitWriter.Totals;
import io.github.metaspo.suite.Suite;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Writes a verdict as a JUnit report with one test case: REGRESSION is a failure, INVALID an error, INCONCLUSIVE skipped. */
public final class VerdictXml {

    private VerdictXml() {}

    /**
     * Writes one test suite and leaves the stream open.
     *
     * @param file of the suite, as displayed
     * @param time that the check took
     */
    public static void write(
            Suite suite, String file, Verdict verdict, VerdictText text, Duration time, OutputStream out)
            throws IOException {
        String message = text.of(verdict);
        Optional<Problem> problem = problem(verdict, message);
        JunitWriter.write(
                "metaspo-gate." + suite.name(),
                file,
                Totals.of(List.of(problem), time),
                xml -> xml.testCase("prompt quality", time, problem, problem.isPresent() ? "" : message),
                out);
    }

    private static Optional<Problem> problem(Verdict verdict, String message) {
        if (verdict instanceof Verdict.Pass) {
            return Optional.empty();
        }
        Kind kind = verdict instanceof Verdict.Regression
                ? Kind.FAILURE
                : verdict instanceof Verdict.Invalid ? Kind.ERROR : Kind.SKIPPED;
        return Optional.of(new Problem(kind, VerdictText.word(verdict), firstSentence(message), message));
    }

    /** Returns the verdict with its first problem, in one line. */
    private static String firstSentence(String message) {
        String[] lines = message.split("\n", 3);
        return lines.length == 1 ? message : lines[0] + ": " + lines[1].strip();
    }
}

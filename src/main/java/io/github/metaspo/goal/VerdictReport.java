package io.github.metaspo.goal;

import io.github.metaspo.gate.Verdict;
import io.github.metaspo.gate.VerdictText;
import io.github.metaspo.gate.WorstQuestions;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.report.json.StoredResults;
import io.github.metaspo.report.json.VerdictJson;
import io.github.metaspo.report.junit.VerdictXml;
import io.github.metaspo.report.markdown.SummaryMarkdown;
import io.github.metaspo.suite.Suite;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * A verdict with the data that its report files need.
 *
 * @param suite that was judged
 * @param file of the suite, as displayed
 * @param verdict on the suite
 * @param text formats the verdict
 * @param locked lock and baseline; empty if there are none
 * @param results the results of the last measurement; empty if there are none
 * @param time that the check took
 */
public record VerdictReport(
        Suite suite,
        String file,
        Verdict verdict,
        VerdictText text,
        Optional<LockFiles.Pair> locked,
        Optional<StoredResults> results,
        Duration time) {

    void writeJson(OutputStream out) throws IOException {
        VerdictJson.write(suite, verdict, text, out);
    }

    void writeXml(OutputStream out) throws IOException {
        VerdictXml.write(suite, file, verdict, text, time, out);
    }

    void writeSummary(OutputStream out) throws IOException {
        String inEffect =
                locked.map(LockFiles.Pair::lock).map(Lock::systemPrompt).orElse(suite.systemPrompt());
        new SummaryMarkdown(suite, text).write(verdict, inEffect, worst(), out);
    }

    private WorstQuestions worst() {
        if (locked.isPresent() && results.isPresent() && results.get() instanceof StoredResults.Measured measured) {
            return WorstQuestions.of(
                    suite, locked.get().baseline(), measured.measurement().outcomes());
        }
        return WorstQuestions.NONE;
    }
}

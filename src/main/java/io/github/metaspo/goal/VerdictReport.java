package io.github.metaspo.goal;

import io.github.metaspo.gate.Verdict;
import io.github.metaspo.gate.VerdictText;
import io.github.metaspo.report.json.VerdictJson;
import io.github.metaspo.report.junit.VerdictXml;
import io.github.metaspo.suite.Suite;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A verdict with the data that its report files need.
 *
 * @param suite that was judged
 * @param file of the suite, as displayed
 * @param verdict on the suite
 * @param text formats the verdict
 */
public record VerdictReport(Suite suite, String file, Verdict verdict, VerdictText text) {

    void writeJson(OutputStream out) throws IOException {
        VerdictJson.write(suite, verdict, text, out);
    }

    void writeXml(OutputStream out) throws IOException {
        VerdictXml.write(suite, file, verdict, text, out);
    }
}

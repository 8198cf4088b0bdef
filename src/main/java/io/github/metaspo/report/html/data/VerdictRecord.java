package io.github.metaspo.report.html.data;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The verdict of the gate, see {@code verdict.schema.json}.
 *
 * @param word PASS, REGRESSION, INCONCLUSIVE or INVALID
 * @param message for people, may have several lines
 */
public record VerdictRecord(String word, String message) {

    static VerdictRecord read(Path file) throws IOException {
        JsonFields root = JsonFields.read(file);
        return new VerdictRecord(root.requiredText("verdict"), root.requiredText("message"));
    }
}

package io.github.metaspo.goal.compare;

import io.github.metaspo.comparison.MethodComparison;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.report.markdown.ComparisonMarkdown;
import io.github.metaspo.suite.Task;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes the files of a comparison: its tables beside the first suite, and the measurement of each row beside each suite. */
final class ComparisonFiles {

    private final List<Domain> domains;
    private final Console console;

    ComparisonFiles(List<Domain> domains, Console console) {
        this.domains = List.copyOf(domains);
        this.console = console;
    }

    /**
     * Writes all files but the summary, and logs the tables.
     *
     * @param outcomes by row
     * @param replies one for each suite
     */
    void write(MethodComparison comparison, Map<String, SearchOutcome> outcomes, List<HeldOutReplies> replies)
            throws IOException {
        for (int i = 0; i < domains.size(); i++) {
            Domain domain = domains.get(i);
            for (Map.Entry<String, SearchOutcome> row : outcomes.entrySet()) {
                if (row.getValue().noResult().isEmpty()) {
                    Prompts prompts = Entrants.of(row.getValue().prompts(), domain);
                    domain.files()
                            .writeCompared(
                                    row.getKey(),
                                    replies.get(i).heldOut(prompts).evaluation());
                }
            }
        }
        OutputFiles files = domains.get(0).files();
        files.write(comparison);
        new ComparisonMarkdown(comparison).plainLines().forEach(console::info);
        boolean canBeAccepted = domains.stream()
                .noneMatch(domain -> domain.suite().tasks(Task.Role.TRAIN).isEmpty());
        console.info("wrote " + files.shown().of(files.comparisonTable()) + " and "
                + files.shown().of(files.comparison())
                + (canBeAccepted
                        ? "; mvn metaspo:accept -Dmetaspo.method=<row> -Dmetaspo.reason=\"...\" takes a winner"
                        : ""));
    }
}

package io.github.metaspo.workflow;

import io.github.metaspo.evaluation.Scorers;
import io.github.metaspo.report.ResultsReader;
import io.github.metaspo.report.StoredResults;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Results of a suite that an earlier goal left. */
final class Results {

    private Results() {}

    /** Reads a file; empty where there is none. */
    static Optional<StoredResults> read(Suite suite, Scorers scorers, Path file) throws IOException {
        Set<String> means = suite.tasks().stream()
                .filter(task -> scorers.of(task).metric().isMean())
                .map(Task::id)
                .collect(Collectors.toSet());
        return new ResultsReader(task -> !means.contains(task)).read(file);
    }
}

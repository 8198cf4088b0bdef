package io.github.metaspo.goal;

import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.report.json.ResultsReader;
import io.github.metaspo.report.json.StoredResults;
import io.github.metaspo.suite.Task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the results that an earlier goal wrote. */
public final class Results {

    private Results() {}

    /** Reads a results file; empty if there is none. */
    public static Optional<StoredResults> read(PreparedSuite prepared, Path file) throws IOException {
        Set<String> means = prepared.suite().tasks().stream()
                .filter(task -> prepared.scorer(task).metric().isMean())
                .map(Task::id)
                .collect(Collectors.toSet());
        return new ResultsReader(task -> !means.contains(task)).read(file);
    }
}

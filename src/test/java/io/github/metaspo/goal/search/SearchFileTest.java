package io.github.metaspo.goal.search;

import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.goal.DisplayPaths;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.RecordingConsole;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.optimize.StopReason;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SearchFileTest {

    private static final SearchResult SO_FAR = result("So far.");

    @TempDir
    private Path folder;

    private final RecordingConsole console = new RecordingConsole();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 500);
    private SearchFile file;

    @BeforeEach
    void begin() {
        Suite suite = EvaluationFixtures.suite(EvaluationFixtures.task("stars", Task.Role.TRAIN, 2, "accuracy", 1));
        OutputFiles files = new OutputFiles(folder.resolve("suite"), folder.resolve("junit"), new DisplayPaths(folder));
        file = new SearchFile(suite, files, console, nanos::get);
    }

    @Test
    void aDecisionIsWrittenAtOnce() throws Exception {
        file.soFar(() -> SO_FAR);
        assertThat(written()).contains("So far.");
    }

    @Test
    void writesTakeASmallPartOfTheTimeOnly() throws Exception {
        file.soFar(() -> {
            nanos.addAndGet(100);
            return SO_FAR;
        });
        nanos.addAndGet(1999);
        file.soFar(() -> result("Too early."));
        assertThat(written()).contains("So far.");
        nanos.addAndGet(1);
        file.soFar(() -> result("Late enough."));
        assertThat(written()).contains("Late enough.");
    }

    @Test
    void theEndIsWrittenInAnyCase() throws Exception {
        file.soFar(() -> {
            nanos.addAndGet(100);
            return SO_FAR;
        });
        file.found(result("The end."));
        assertThat(written()).contains("The end.");
    }

    @Test
    void aFileThatCannotBeWrittenIsWarnedOfOnceAndFailsAtTheEnd() throws Exception {
        Files.writeString(folder.resolve("suite"), "a file where a folder should be");
        file.soFar(() -> SO_FAR);
        file.soFar(() -> SO_FAR);
        assertThat(console.lines())
                .singleElement()
                .asString()
                .startsWith("WARN what the search has found so far cannot be written: ");
        assertThatThrownBy(() -> file.found(SO_FAR)).isInstanceOf(IOException.class);
    }

    private String written() throws IOException {
        return Files.readString(folder.resolve("suite/run.json"));
    }

    private static SearchResult result(String prompt) {
        return new SearchResult(
                prompt, new TreeMap<>(), OptionalDouble.empty(), OptionalDouble.empty(), List.of(), StopReason.NOT_YET);
    }
}

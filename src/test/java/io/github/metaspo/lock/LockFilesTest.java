package io.github.metaspo.lock;

import io.github.metaspo.lock.Baseline.Row;
import io.github.metaspo.suite.SuiteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LockFilesTest {

    private static final Lock LOCK = Locks.accepted("You help.", "why");

    private final LockFiles files;

    LockFilesTest(@TempDir Path folder) {
        files = LockFiles.beside(folder.resolve("review.yaml"));
    }

    @Test
    void theFilesStandBesideTheSuite() {
        LockFiles beside = LockFiles.beside(Path.of("src", "my.review.yml"));

        assertThat(beside.lock()).isEqualTo(Path.of("src", "my.review.lock.yaml"));
        assertThat(beside.baseline()).isEqualTo(Path.of("src", "my.review.baseline.csv"));
    }

    @Test
    void aSuiteWithoutLockHasNone() throws SuiteException {
        assertThat(files.read()).isEmpty();
        assertThat(files.readLock()).isEmpty();
    }

    @Test
    void whatIsWrittenIsRead() throws IOException, SuiteException {
        files.write(LOCK, Locks.BASELINE);

        assertThat(files.read()).hasValue(new LockFiles.Pair(LOCK, Locks.BASELINE));
        assertThat(files.readLock()).hasValue(LOCK);
    }

    @Test
    void aBaselineOfAnotherMeasurementIsRefused() throws IOException {
        files.write(LOCK, Locks.BASELINE);
        try (var out = Files.newOutputStream(files.baseline())) {
            BaselineFile.write(Baselines.of(List.of(new Row("stars", "2", 0, 0, Optional.empty()))), out);
        }

        assertThatThrownBy(files::read)
                .isInstanceOf(SuiteException.class)
                .hasMessageContaining(
                        "review.baseline.csv:1: this is not the baseline that review.lock.yaml was measured"
                                + " with; restore lock and baseline from version control");
    }

    @Test
    void halfOfThePairIsRefused() throws IOException {
        files.write(LOCK, Locks.BASELINE);
        Files.delete(files.baseline());

        assertThatThrownBy(files::read)
                .isInstanceOf(SuiteException.class)
                .hasMessageContaining("review.baseline.csv:1: the file is missing, but review.lock.yaml exists");
    }

    @Test
    void theLockOfAnotherSuiteIsRefused() throws IOException {
        files.write(LOCK, Locks.BASELINE);
        LockFiles others = LockFiles.beside(files.lock().resolveSibling("mail.yaml"));
        Files.copy(files.lock(), others.lock());

        assertThatThrownBy(others::readLock)
                .isInstanceOf(SuiteException.class)
                .hasMessageContaining("mail.lock.yaml:1: this is the lock of the suite review");
    }

    @Test
    void aLockIsNotWrittenWithABaselineThatIsNotItsOwn() {
        assertThatThrownBy(() -> files.write(LOCK, Baselines.of(List.of())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(files.lock()).doesNotExist();
    }
}

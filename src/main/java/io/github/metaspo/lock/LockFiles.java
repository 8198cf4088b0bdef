package io.github.metaspo.lock;

import io.github.metaspo.api.Location;
import io.github.metaspo.files.AtomicFile;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.read.SuiteFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The lock file and the baseline file of a suite, which are in the same folder as the suite.
 *
 * @param lock the lock file, whether or not it exists
 * @param baseline the baseline file, whether or not it exists
 */
public record LockFiles(Path lock, Path baseline) {

    /** A lock and the baseline of the same measurement. */
    public record Pair(Lock lock, Baseline baseline) {}

    /** Returns the files of a suite. */
    public static LockFiles beside(Path suite) {
        String name = SuiteFiles.nameOf(suite);
        return new LockFiles(suite.resolveSibling(name + ".lock.yaml"), suite.resolveSibling(name + ".baseline.csv"));
    }

    /**
     * Reads the lock without its baseline. Returns empty if there is no lock.
     *
     * @throws SuiteException if the lock cannot be used
     */
    public Optional<Lock> readLock() throws SuiteException {
        if (!Files.exists(lock)) {
            return Optional.empty();
        }
        Lock read = LockFile.read(lock);
        refuseOtherSuite(read);
        return Optional.of(read);
    }

    /**
     * Reads both files. Returns empty if neither exists.
     *
     * @throws SuiteException if one cannot be used or is missing, or if they do not belong together
     */
    public Optional<Pair> read() throws SuiteException {
        if (!Files.exists(lock) && !Files.exists(baseline)) {
            return Optional.empty();
        }
        refuseMissing(lock, baseline);
        refuseMissing(baseline, lock);
        Lock locked = readLock().orElseThrow();
        Baseline measured = BaselineFile.read(baseline);
        if (!Fingerprints.baseline(measured).equals(locked.measured().baseline())) {
            throw LockErrors.of(
                    new Location(baseline, 1, 0),
                    "this is not the baseline that " + lock.getFileName() + " was measured with");
        }
        return Optional.of(new Pair(locked, measured));
    }

    /**
     * Writes both files. Neither is replaced before both are written; the baseline is replaced first.
     *
     * @param newLock {@link Lock.Measured#baseline} must be the fingerprint of the baseline
     */
    public void write(Lock newLock, Baseline newBaseline) throws IOException {
        if (!Fingerprints.baseline(newBaseline).equals(newLock.measured().baseline())) {
            throw new IllegalArgumentException("the lock carries the fingerprint of another baseline");
        }
        Map<Path, AtomicFile.Content> contents = new LinkedHashMap<>();
        contents.put(baseline, out -> BaselineFile.write(newBaseline, out));
        contents.put(lock, out -> LockFile.write(newLock, out));
        AtomicFile.writeAll(contents);
    }

    private void refuseOtherSuite(Lock read) throws SuiteException {
        String name = lock.getFileName().toString();
        if (!name.equals(read.suite() + ".lock.yaml")) {
            throw LockErrors.of(new Location(lock, 1, 0), "this is the lock of the suite " + read.suite());
        }
    }

    private static void refuseMissing(Path file, Path other) throws SuiteException {
        if (!Files.exists(file)) {
            throw LockErrors.of(
                    new Location(file, 1, 0), "the file is missing, but " + other.getFileName() + " exists");
        }
    }
}

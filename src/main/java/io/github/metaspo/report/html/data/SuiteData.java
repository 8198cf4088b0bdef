package io.github.metaspo.report.html.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.report.AdaptationCurves;
import io.github.metaspo.report.html.data.Pairing.Kind;
import io.github.metaspo.suite.SuiteException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that is known about a suite: its output files, lock and baseline, and the lock's history. A damaged file counts as absent and leaves a note.
 *
 * @param suite the suite
 * @param folder the folder of its output files
 * @param pairing the two measurements that are compared
 * @param lock the lock, whether or not its baseline is usable
 * @param notes about files that cannot be used, each a sentence without a full stop
 */
public record SuiteData(
        SuiteFacts suite,
        Path folder,
        Pairing pairing,
        Optional<Lock> lock,
        Optional<SearchRecord> search,
        Optional<ComparisonRecord> comparison,
        Optional<AdaptationCurves> adaptation,
        Optional<VerdictRecord> verdict,
        Optional<Spending> spending,
        List<LockVersion> history,
        List<String> notes) {

    public SuiteData {
        history = List.copyOf(history);
        notes = List.copyOf(notes);
    }

    /** Reads one file. */
    @FunctionalInterface
    private interface FileReader<T> {
        T read(Path file) throws IOException;
    }

    /**
     * Reads what there is.
     *
     * @throws IOException if a file exists and cannot be read
     * @throws InterruptedException if the thread is interrupted
     */
    public static SuiteData read(SuiteFacts suite, Path folder) throws IOException, InterruptedException {
        List<String> notes = new ArrayList<>();
        LockFiles files = LockFiles.beside(suite.file());
        Optional<LockFiles.Pair> pair = pair(files, notes);
        Optional<Lock> lock = pair.isPresent() ? pair.map(LockFiles.Pair::lock) : lock(files, notes);
        Pairing pairing = pairing(folder, pair.map(SuiteData::locked), notes);
        return new SuiteData(
                suite,
                folder,
                pairing,
                lock,
                optional(folder.resolve("run.json"), SearchRecord::read, notes),
                optional(folder.resolve("comparison.json"), ComparisonRecord::read, notes),
                optional(folder.resolve("adaptation.json"), AdaptationFile::read, notes),
                optional(folder.resolve("verdict.json"), VerdictRecord::read, notes),
                optional(folder.resolve("spending.json"), Spending::read, notes),
                LockHistory.read(files.lock()),
                notes);
    }

    /** Returns whether there is anything to show. */
    public boolean isEmpty() {
        return pairing.after().isEmpty() && search.isEmpty() && comparison.isEmpty() && adaptation.isEmpty();
    }

    /** Returns the system prompt in effect: the locked one, else the suite's own. */
    public String promptInEffect() {
        return JsonFields.shown(lock.map(Lock::systemPrompt).orElse(suite.systemPrompt()));
    }

    /** Returns the file with the text of every reply. */
    public Path responses() {
        return folder.resolve("responses.jsonl");
    }

    private static Optional<Lock> lock(LockFiles files, List<String> notes) {
        try {
            return files.readLock();
        } catch (SuiteException e) {
            notes.add("the lock, which cannot be read");
            return Optional.empty();
        }
    }

    private static Optional<LockFiles.Pair> pair(LockFiles files, List<String> notes) {
        try {
            return files.read();
        } catch (SuiteException e) {
            notes.add("the baseline, which cannot be read or does not belong to the lock");
            return Optional.empty();
        }
    }

    private static Side locked(LockFiles.Pair pair) {
        return new Side(Measured.of(pair.lock(), pair.baseline()), Optional.empty(), Optional.of(pair.baseline()));
    }

    private static Pairing pairing(Path folder, Optional<Side> locked, List<String> notes) throws IOException {
        Optional<Side> results = side(folder.resolve("results.json"), notes);
        Optional<Side> candidate = side(folder.resolve("candidate.json"), notes);
        Optional<Side> before = side(folder.resolve("before.json"), notes);
        if (results.isEmpty()) {
            return new Pairing(Kind.ALONE, Optional.empty(), locked);
        }
        Measured measured = results.get().measured();
        if (before.isPresent() && candidate.isPresent()) {
            String found = candidate.get().measured().fingerprint();
            boolean isAccepted = locked.filter(
                            side -> side.measured().fingerprint().equals(found))
                    .isPresent();
            return new Pairing(isAccepted ? Kind.SHIPPED : Kind.NOT_SHIPPED, before, candidate);
        }
        if (before.filter(side -> !side.measured().fingerprint().equals(measured.fingerprint()))
                .isPresent()) {
            return new Pairing(Kind.SHIPPED, before, results);
        }
        Optional<Side> baseline = locked.filter(side -> !isSame(side.measured(), measured))
                .map(side -> new Side(side.measured().withWeightsOf(measured), Optional.empty(), side.baseline()));
        return new Pairing(baseline.isEmpty() ? Kind.ALONE : Kind.BASELINE, baseline, results);
    }

    /** Returns whether the lock holds the same measurement: then there is nothing to compare. */
    private static boolean isSame(Measured locked, Measured results) {
        return locked.fingerprint().equals(results.fingerprint())
                && locked.train().equals(results.train())
                && locked.unseen().equals(results.unseen());
    }

    private static Optional<Side> side(Path file, List<String> notes) throws IOException {
        return optional(file, MeasuredFile::read, notes).map(measured -> Side.of(measured, file));
    }

    private static <T> Optional<T> optional(Path file, FileReader<T> reader, List<String> notes) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.read(file));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            notes.add(file.getFileName() + ", which is damaged or written by another version of the plugin");
            return Optional.empty();
        }
    }
}

package io.github.metaspo.goal.store;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.goal.DisplayPaths;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.model.calls.StoredReplies;
import io.github.metaspo.model.calls.store.CallKey;
import io.github.metaspo.model.calls.store.Recording;
import io.github.metaspo.model.calls.store.SqlStore;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The store goal: lists and deletes stored replies, and copies replies between the store and recordings. */
public final class StoreMaintenance {

    private final SqlStore store;
    private final Console console;
    private final Clock clock;
    private final DisplayPaths shown;

    public StoreMaintenance(SqlStore store, Console console, Clock clock, DisplayPaths shown) {
        this.store = store;
        this.console = console;
        this.clock = clock;
        this.shown = shown;
    }

    /** Logs the number of replies per model, and the size of the store. */
    public void logContents() throws ModelException {
        Map<String, Long> counts = store.countsByModel();
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        console.info(store + ": " + replies(all) + String.format(Locale.ROOT, ", %.1f MB", store.size() / 1_000_000.0));
        counts.forEach((model, count) -> console.info("  " + model + ": " + replies(count)));
    }

    /**
     * Deletes replies.
     *
     * @param model {@code provider/name} of the model whose replies are deleted; empty for all models
     * @param age deletes only replies that are older than this; empty for all
     */
    public void prune(Optional<String> model, Optional<Duration> age) throws ModelException {
        int removed = store.remove(model, age.map(clock.instant()::minus));
        console.info("removed " + replies(removed));
    }

    /** Adds all stored replies of a suite's models to its recording, and keeps the replies already in it. */
    public void exportAll(Suite suite) throws ModelException, RefusedException, IOException {
        Path file = file(suite);
        Recording recording = earlier(file);
        for (ModelSettings model : models(suite)) {
            store.forEach(model.label(), address(model), recording::add);
        }
        recording.write(file);
        console.info("wrote " + shown.of(file) + ": " + replies(recording.size()));
    }

    /**
     * Writes the replies to the held-out questions about the prompts in effect to a suite's recording: stored ones, else those already in it.
     * Drops replies to other questions.
     *
     * @param own settings of the target model that affect answers, by name
     * @throws SuiteException if the lock cannot be read
     * @throws RefusedException if the suite names no recording, or no such reply is known
     */
    public void exportMeasurement(Suite suite, Map<String, String> own)
            throws ModelException, SuiteException, RefusedException, IOException {
        Path file = file(suite);
        Recording earlier = earlier(file);
        StoredReplies stored = new StoredReplies(store, suite.target(), own);
        List<CallKey> questions = new ArrayList<>();
        for (Batch batch : Prompts.inEffect(
                        suite, LockFiles.beside(suite.file()).readLock())
                .heldOut(suite)) {
            questions.addAll(stored.keys(IntStream.range(0, batch.questions())
                    .mapToObj(batch::request)
                    .toList()));
        }
        Recording recording = earlier.only(questions);
        int dropped = earlier.size() - recording.size();
        stored.to(questions).forEach(recording::add);
        if (recording.size() == 0) {
            throw new RefusedException(
                    "no reply to the held-out questions about the prompt in effect of " + suite.name()
                            + " is stored, so " + shown.of(file) + " stays as it is; run mvn metaspo:evaluate first");
        }
        recording.write(file);
        console.info("wrote " + shown.of(file) + ": " + replies(recording.size())
                + " to the held-out questions about the prompt in effect"
                + (dropped == 0 ? "" : "; dropped " + replies(dropped) + " to other questions"));
        long missing = new HashSet<>(questions).size() - (long) recording.size();
        if (missing > 0) {
            console.warn(TextFormat.count(missing, "held-out question") + " of " + suite.name()
                    + (missing == 1 ? " has" : " have")
                    + " no stored reply, so an offline measurement cannot answer all; run mvn metaspo:evaluate, and export"
                    + " again");
        }
    }

    private static Recording earlier(Path file) throws IOException {
        return Files.exists(file) ? Recording.read(file) : Recording.empty();
    }

    /** Copies the replies of a suite's recording to the store, dated now. */
    public void importRecording(Suite suite) throws ModelException, RefusedException, IOException {
        Recording recording = Recording.read(file(suite));
        int imported = 0;
        for (ModelSettings model : models(suite)) {
            for (var reply : recording.repliesOf(model.label(), address(model), clock.instant())) {
                store.save(reply);
                imported++;
            }
        }
        console.info("read " + replies(imported) + " from " + shown.of(file(suite)) + " into " + store
                + (imported == recording.size()
                        ? ""
                        : "; the other " + (recording.size() - imported)
                                + " belong to models that the suite does not have"));
    }

    private Path file(Suite suite) throws RefusedException {
        return suite.recording()
                .orElseThrow(() -> new RefusedException(shown.of(suite.file())
                        + " names no recording; add the line recording: " + suite.name() + ".recording.jsonl"));
    }

    private static List<ModelSettings> models(Suite suite) {
        return Stream.concat(Stream.of(suite.target()), suite.optimizer().stream())
                .toList();
    }

    private static String address(ModelSettings model) {
        return model.baseUrl().map(String::valueOf).orElse("");
    }

    private static String replies(long count) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "reply" : "replies");
    }
}

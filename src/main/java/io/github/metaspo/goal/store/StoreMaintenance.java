package io.github.metaspo.goal.store;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.goal.Console;
import io.github.metaspo.goal.DisplayPaths;
import io.github.metaspo.model.calls.store.Recording;
import io.github.metaspo.model.calls.store.SqlStore;
import io.github.metaspo.suite.Suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    /** Adds the stored replies of a suite's models to its recording, and keeps the replies already in it. */
    public void exportRecording(Suite suite) throws ModelException, IOException {
        Path file = file(suite);
        Recording recording = Files.exists(file) ? Recording.read(file) : Recording.empty();
        for (ModelSettings model : models(suite)) {
            store.forEach(model.label(), address(model), recording::add);
        }
        recording.write(file);
        console.info("wrote " + shown.of(file) + ": " + replies(recording.size()));
    }

    /** Copies the replies of a suite's recording to the store, dated now. */
    public void importRecording(Suite suite) throws ModelException, IOException {
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

    private static Path file(Suite suite) throws IOException {
        return suite.recording()
                .orElseThrow(() -> new IOException(suite.file() + " names no recording; add the line recording: "
                        + suite.name() + ".recording.jsonl"));
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

package io.github.metaspo.goal.store;

import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.Usage;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.goal.DisplayPaths;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.goal.RecordingConsole;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.model.calls.StoredReplies;
import io.github.metaspo.model.calls.store.CallKey;
import io.github.metaspo.model.calls.store.Recording;
import io.github.metaspo.model.calls.store.SqlStore;
import io.github.metaspo.model.calls.store.StoredReply;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StoreMaintenanceTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    private final RecordingConsole console = new RecordingConsole();

    @TempDir
    private Path folder;

    private Suite suite = EvaluationFixtures.suite(EvaluationFixtures.task("pets", Task.Role.TRAIN, 3, "accuracy", 1));
    private Path recording = Path.of("");
    private SqlStore store;
    private StoreMaintenance maintenance;

    @BeforeEach
    void open() throws Exception {
        recording = folder.resolve("review.recording.jsonl");
        suite = new Suite(
                suite.name(),
                folder.resolve("review.yaml"),
                suite.systemPrompt(),
                suite.target(),
                suite.optimizer(),
                Optional.of(recording),
                suite.tasks(),
                suite.optimize(),
                suite.gate(),
                suite.compare(),
                suite.remarks());
        openStore();
    }

    private void openStore() throws Exception {
        store = SqlStore.inFile(folder.resolve("store.db"), SqlStore.driver(), true, console::warn);
        maintenance = new StoreMaintenance(store, console, CLOCK, new DisplayPaths(folder));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anExportWritesTheRepliesOfAMeasurementAndNotThoseOfASearch() throws Exception {
        save(heldOut());
        save(List.of(new Request("A candidate of a search.", "pets: q0", 0)));
        maintenance.exportMeasurement(suite, Map.of());
        assertThat(Recording.read(recording).replies()).containsOnlyKeys(requests(heldOut()));
        assertThat(console.lines())
                .containsExactly(
                        "wrote review.recording.jsonl: 3 replies to the held-out questions about the prompt in effect");
    }

    @Test
    void anExportWithoutAReplyOfTheMeasurementLeavesTheRecordingAsItIs() throws Exception {
        save(List.of(new Request("A prompt of yesterday.", "pets: q0", 0)));
        maintenance.exportAll(suite);
        assertThatThrownBy(() -> maintenance.exportMeasurement(suite, Map.of()))
                .isInstanceOf(RefusedException.class)
                .hasMessage("no reply to the held-out questions about the prompt in effect of review is stored, so"
                        + " review.recording.jsonl stays as it is; run mvn metaspo:evaluate first");
        assertThat(Recording.read(recording).size()).isEqualTo(1);
    }

    @Test
    void repliesToOtherQuestionsAreDroppedFromTheRecordingAndMissingOnesAreAWarning() throws Exception {
        save(List.of(heldOut().get(0), new Request("A candidate of a search.", "pets: q0", 0)));
        maintenance.exportAll(suite);
        assertThat(Recording.read(recording).size()).isEqualTo(2);
        console.clear();
        maintenance.exportMeasurement(suite, Map.of());
        assertThat(Recording.read(recording).replies())
                .containsOnlyKeys(requests(heldOut().subList(0, 1)));
        assertThat(console.lines())
                .containsExactly(
                        "wrote review.recording.jsonl: 1 reply to the held-out questions about the prompt in effect; dropped"
                                + " 1 reply to other questions",
                        "WARN 2 held-out questions of review have no stored reply, so an offline measurement cannot answer"
                                + " all; run mvn metaspo:evaluate, and export again");
    }

    @Test
    void aReplyThatOnlyTheRecordingHasStays() throws Exception {
        save(heldOut());
        maintenance.exportMeasurement(suite, Map.of());
        store.remove(Optional.empty(), Optional.empty());
        maintenance.exportMeasurement(suite, Map.of());
        assertThat(Recording.read(recording).size()).isEqualTo(3);
    }

    @Test
    void withoutAWordAMeasurementIsExported() throws Exception {
        assertThat(Export.of("true")).isEqualTo(Export.MEASUREMENT);
        assertThat(Export.of("measurement")).isEqualTo(Export.MEASUREMENT);
        assertThat(Export.of("all")).isEqualTo(Export.ALL);
        assertThat(Export.of(null)).isEqualTo(Export.NOTHING);
        assertThat(Export.of("false")).isEqualTo(Export.NOTHING);
        assertThatThrownBy(() -> Export.of("search"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("metaspo.export is \"search\", but must be one of measurement, all");
    }

    private List<Request> heldOut() {
        Batch batch = Prompts.given(suite).heldOut(suite).get(0);
        return IntStream.range(0, batch.questions()).mapToObj(batch::request).toList();
    }

    private List<CallKey> keys(List<Request> requests) {
        ModelSettings target = suite.target();
        return new StoredReplies(store, target, Map.of()).keys(requests);
    }

    private String[] requests(List<Request> requests) {
        return keys(requests).stream().map(CallKey::request).toArray(String[]::new);
    }

    private void save(List<Request> requests) throws Exception {
        for (CallKey key : keys(requests)) {
            store.save(new StoredReply(
                    key, suite.target().label(), CLOCK.instant(), new Reply("0", false, new Usage(1, 1), "tiny-1")));
        }
        // as the goal finds them: in the file, and not on their way there
        store.close();
        openStore();
    }
}

package io.github.metaspo.goal.optimize;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.Usage;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.goal.RecordingConsole;
import io.github.metaspo.goal.progress.CacheCoverage;
import io.github.metaspo.goal.progress.ProgressNotice;
import io.github.metaspo.it.PostgresServer;
import io.github.metaspo.model.calls.CallPolicy;
import io.github.metaspo.model.calls.FakeModels;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.model.calls.store.CallKey;
import io.github.metaspo.model.calls.store.ReplyStore;
import io.github.metaspo.model.calls.store.StoredReply;
import io.github.metaspo.model.langchain4j.FakeModelContext;
import io.github.metaspo.resilience.StoringModels;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Measures and prints how long the lookup of stored replies to many questions takes. */
class LargePlanTest {

    /** {@code -Dplan.questions=400000} makes the figures of docs/scaling.md. */
    private static final int QUESTIONS = Integer.getInteger("plan.questions", 2_000);

    private static final CallPolicy POLICY = CallPolicy.searching(Budget.UNBOUNDED);
    private static final ModelSettings MODEL = FakeModelContext.settings("openai", URI.create("http://localhost:1/v1"));
    private static final String TEXT = "The answer is <answer>4</answer>, since the customer is content. ".repeat(4);

    private final Suite suite = EvaluationFixtures.suite(
            EvaluationFixtures.task("one", Task.Role.TRAIN, QUESTIONS / 2, "accuracy", 1),
            EvaluationFixtures.task("two", Task.Role.TRAIN, QUESTIONS / 2, "accuracy", 1));

    @TempDir
    private Path folder;

    @Test
    void storedAnswersInAFileAreCounted() throws Exception {
        count("SQLite", folder.resolve("responses.db").toString());
    }

    @Test
    void storedAnswersInPostgresAreCounted() throws Exception {
        assumeTrue(PostgresServer.isInstalled(), "SKIPPED: PostgreSQL is not installed");
        try (PostgresServer server = PostgresServer.start()) {
            count("PostgreSQL", server.url());
        }
    }

    @Test
    void storedAnswersInAPostgresThatNoticesDamageAreCounted() throws Exception {
        assumeTrue(PostgresServer.isInstalled(), "SKIPPED: PostgreSQL is not installed");
        try (PostgresServer server = PostgresServer.start("--data-checksums")) {
            count("PostgreSQL with checksums", server.url());
        }
    }

    private void count(String name, String store) throws Exception {
        assertThat(plan(name + ", none stored", store).stored()).isZero();
        fill(store);
        CacheCoverage half = plan(name + ", half stored", store);
        assertThat(half.questions()).isEqualTo(QUESTIONS);
        assertThat(half.stored()).isEqualTo(QUESTIONS / 2);
        assertThat(half.firstMissing()).contains("example two-0 of task two");
    }

    private CacheCoverage plan(String what, String store) throws Exception {
        try (ModelSession session =
                StoringModels.inRealTime(() -> StoringModels.open(store)).begin(POLICY)) {
            long start = System.nanoTime();
            CacheCoverage known = CacheCoverage.of(
                    EvaluationFixtures.batches(suite),
                    session.stored(MODEL),
                    new ProgressNotice(new RecordingConsole(), Clock.systemUTC()));
            System.out.printf(
                    Locale.ROOT,
                    "plan of %,d questions, %s: %.2f s%n",
                    QUESTIONS,
                    what,
                    (System.nanoTime() - start) / 1e9);
            return known;
        }
    }

    /** Stores a reply to each question of the first task, and looks nothing up. */
    private void fill(String store) throws Exception {
        Batch first = EvaluationFixtures.batches(suite).get(0);
        try (ModelSession session = new ModelSession(
                        new FakeModels(new SameAnswer(), Clock.systemUTC(), duration -> {}),
                        POLICY,
                        new NothingFound(StoringModels.open(store)),
                        Map.of(),
                        Clock.systemUTC(),
                        duration -> {});
                LanguageModel model = session.open(MODEL)) {
            for (int question = 0; question < first.questions(); question++) {
                model.reply(first.request(question));
            }
        }
    }

    private static final class SameAnswer implements LanguageModel {

        @Override
        public Reply reply(Request request) {
            return new Reply(TEXT, false, new Usage(200, 60), "tiny-1");
        }

        @Override
        public void close() {}
    }

    /** A store that keeps replies without looking for earlier ones. */
    private record NothingFound(ReplyStore store) implements ReplyStore {

        @Override
        public Optional<Reply> find(CallKey key, Instant since) {
            return Optional.empty();
        }

        @Override
        public Map<CallKey, Reply> findAll(Collection<CallKey> keys, Instant since) {
            return Map.of();
        }

        @Override
        public Set<CallKey> answered(Collection<CallKey> keys, Instant since) {
            return Set.of();
        }

        @Override
        public void save(StoredReply reply) throws ModelException {
            store.save(reply);
        }

        @Override
        public boolean claim(CallKey key) {
            return true;
        }

        @Override
        public void release(CallKey key) {}

        @Override
        public Instant beginRun(String name, Instant now, Instant oldest) {
            return now;
        }

        @Override
        public void endRun(String name) {}

        @Override
        public void close() {
            store.close();
        }
    }
}

package io.github.metaspo.model.calls.store;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SqlStoreTest {

    private final List<String> warnings = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void whatIsSavedIsFoundAtOnceAndByTheNextWhoOpensTheStore() throws Exception {
        StoredReply reply = reply(1, "caf\u00e9 \ud83d\ude00\n", Instant.EPOCH);
        try (SqlStore store = open()) {
            store.save(reply);
            assertThat(store.find(reply.key(), Instant.EPOCH)).contains(reply.reply());
        }
        try (SqlStore store = open()) {
            assertThat(store.find(reply.key(), Instant.EPOCH)).contains(reply.reply());
            assertThat(store.find(new CallKey(reply.key().request(), "elsewhere"), Instant.EPOCH))
                    .isEmpty();
        }
    }

    @Test
    void thinkingIsKeptBesideTheText() throws Exception {
        Reply reply = new Reply("4", "Perhaps 1?", false, new Usage(1, 30, 28), "tiny");
        try (SqlStore store = open()) {
            store.save(new StoredReply(key(1), "openai/tiny", Instant.EPOCH, reply));
        }
        try (SqlStore store = open()) {
            assertThat(store.find(key(1), Instant.EPOCH)).contains(reply);
            List<Reply> all = new ArrayList<>();
            store.forEach("openai/tiny", key(1).address(), stored -> all.add(stored.reply()));
            assertThat(all).containsExactly(reply);
        }
    }

    @Test
    void aStoreOfTheFirstVersionKeepsItsReplies() throws Exception {
        StoredReply reply = reply(1, "old", Instant.EPOCH);
        writeFirstVersion(reply);
        try (SqlStore store = open()) {
            assertThat(store.find(key(1), Instant.EPOCH)).contains(reply.reply());
            store.save(reply(2, "new", Instant.EPOCH));
        }
        try (SqlStore store = open()) {
            assertThat(found(store, 3)).isEqualTo(2);
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void aDamagedStoreOfTheFirstVersionIsSalvagedToo() throws Exception {
        writeFirstVersion(reply(1, "old", Instant.EPOCH));
        Path fresh = folder.resolve("new.db");
        SqlStore.inFile(fresh, SqlStore.driver(), false, warnings::add).close();
        try (Connection to = DriverManager.getConnection("jdbc:sqlite:" + fresh)) {
            assertThat(DatabaseRecovery.copy(new Sqlite(file(), SqlStore.driver()), to))
                    .isEqualTo(1);
        }
        try (SqlStore store = SqlStore.inFile(fresh, SqlStore.driver(), false, warnings::add)) {
            assertThat(store.find(key(1), Instant.EPOCH)).map(Reply::text).contains("old");
        }
    }

    /** The tables as the version before this one made them. */
    private void writeFirstVersion(StoredReply reply) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE metaspo_reply (request TEXT NOT NULL, address TEXT NOT NULL, model TEXT NOT NULL,"
                            + " at BIGINT NOT NULL, text TEXT NOT NULL, cut BIGINT NOT NULL, input BIGINT NOT NULL,"
                            + " output BIGINT NOT NULL, resolved TEXT NOT NULL, checksum BIGINT NOT NULL,"
                            + " PRIMARY KEY (request, address))");
            statement.execute("CREATE TABLE metaspo_run (name TEXT PRIMARY KEY, began BIGINT NOT NULL)");
            statement.execute("CREATE TABLE metaspo_version (version BIGINT NOT NULL)");
            statement.execute("INSERT INTO metaspo_version VALUES (1)");
            statement.execute(
                    "INSERT INTO metaspo_reply VALUES ('" + reply.key().request() + "', '"
                            + reply.key().address() + "', '" + reply.model() + "', 0, '"
                            + reply.reply().text() + "', "
                            + (reply.reply().cut() ? 1 : 0) + ", "
                            + reply.reply().usage().input() + ", "
                            + reply.reply().usage().output() + ", '"
                            + reply.reply().model() + "', " + Checksum.of(reply.key(), reply.reply()) + ")");
        }
    }

    @Test
    void aNewerReplyTakesTheOlderOnesPlace() throws Exception {
        try (SqlStore store = open()) {
            store.save(reply(1, "old", Instant.ofEpochMilli(1)));
        }
        try (SqlStore store = open()) {
            store.save(reply(1, "new", Instant.ofEpochMilli(2)));
        }
        try (SqlStore store = open()) {
            assertThat(store.find(key(1), Instant.EPOCH)).map(Reply::text).contains("new");
        }
    }

    @Test
    void manyRepliesAreFoundTogetherWhetherTheyAreOnTheDiskYetOrNot() throws Exception {
        fill(2_500);
        List<CallKey> keys = new ArrayList<>(List.of(key(9_999), new CallKey(key(1).request(), "elsewhere")));
        IntStream.range(0, 2_502).forEach(i -> keys.add(key(i)));
        try (SqlStore store = open()) {
            store.save(reply(2_500, "text 2500", Instant.EPOCH));
            Map<CallKey, Reply> found = store.findAll(keys, Instant.EPOCH);
            assertThat(found)
                    .hasSize(2_501)
                    .containsEntry(
                            key(2_500), reply(2_500, "text 2500", Instant.EPOCH).reply());
            assertThat(found)
                    .containsEntry(key(7), reply(7, "text 7", Instant.EPOCH).reply());
            assertThat(store.answered(keys, Instant.EPOCH)).isEqualTo(found.keySet());
            assertThat(store.findAll(keys, Instant.ofEpochMilli(1))).isEmpty();
            assertThat(store.answered(keys, Instant.ofEpochMilli(1))).isEmpty();
            assertThat(store.answered(List.of(), Instant.EPOCH)).isEmpty();
        }
    }

    @Test
    void whatADamagedPageHeldIsMissingAmongManyAndTheRestIsFound() throws Exception {
        fill(2_000);
        List<CallKey> keys =
                IntStream.range(0, 2_000).mapToObj(SqlStoreTest::key).toList();
        try (SqlStore store = open()) {
            damage(20, 60);
            long singly = found(store, 2_000);
            assertThat(store.findAll(keys, Instant.EPOCH)).hasSize((int) singly);
            assertThat(store.answered(keys, Instant.EPOCH)).hasSize((int) singly);
        }
    }

    @Test
    void repliesThatAreTooOldAreNotFound() throws Exception {
        try (SqlStore store = open()) {
            store.save(reply(1, "old", Instant.ofEpochMilli(1)));
            assertThat(store.find(key(1), Instant.ofEpochMilli(2))).isEmpty();
        }
        try (SqlStore store = open()) {
            assertThat(store.find(key(1), Instant.ofEpochMilli(2))).isEmpty();
            assertThat(store.find(key(1), Instant.ofEpochMilli(1))).isPresent();
        }
    }

    @Test
    void aRunGoesOnUntilItIsEndedOrTooOld() throws Exception {
        Instant first = Instant.ofEpochSecond(1000);
        Instant second = Instant.ofEpochSecond(2000);
        try (SqlStore store = open()) {
            assertThat(store.beginRun("evaluate", first, Instant.EPOCH)).isEqualTo(first);
            assertThat(store.beginRun("evaluate", second, Instant.EPOCH)).isEqualTo(first);
            assertThat(store.beginRun("evaluate", second, first.plusMillis(1))).isEqualTo(second);
            store.endRun("evaluate");
            assertThat(store.beginRun("evaluate", first, Instant.EPOCH)).isEqualTo(first);
        }
    }

    @Test
    void manyWhoOpenOneNewStoreAtOnceAllKeepWhatTheySave() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> builds = new ArrayList<>();
            for (int build = 0; build < 8; build++) {
                int first = build * 100;
                builds.add(threads.submit(() -> {
                    try (SqlStore store = open()) {
                        for (int i = first; i < first + 200; i++) {
                            store.save(reply(i, "text " + i, Instant.EPOCH));
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> build : builds) {
                build.get();
            }
        } finally {
            threads.shutdownNow();
        }
        try (SqlStore store = open()) {
            for (int i = 0; i < 900; i++) {
                assertThat(store.find(key(i), Instant.EPOCH)).map(Reply::text).contains("text " + i);
            }
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void aClaimedRequestIsNobodyElsesUntilItsReplyCanBeFound() throws Exception {
        try (SqlStore other = open()) {
            try (SqlStore one = open()) {
                assertThat(one.claim(key(1))).isTrue();
                assertThat(one.claim(key(1))).isFalse();
                assertThat(other.claim(key(1))).isFalse();
                assertThat(other.claim(key(2))).isTrue();
                one.save(reply(1, "text", Instant.EPOCH));
            }
            assertThat(other.claim(key(1))).isTrue();
            assertThat(other.find(key(1), Instant.EPOCH)).isPresent();
        }
    }

    @Test
    void aReleasedRequestIsForOthersToClaim() throws Exception {
        try (SqlStore one = open();
                SqlStore other = open()) {
            one.claim(key(1));
            one.release(key(1));
            assertThat(other.claim(key(1))).isTrue();
        }
    }

    @Test
    void aStoreThatWasClosedSaysThatTheRunWasStopped() throws Exception {
        SqlStore store = open();
        store.close();
        assertThatThrownBy(() -> store.save(reply(1, "text", Instant.EPOCH)))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "the run was stopped; the replies so far are stored, and running the same command again resumes it");
    }

    @Test
    void aFileThatIsNoDatabaseIsMovedAsideWithAWarning() throws Exception {
        Files.writeString(file(), "this is no database, it only has its name and is long enough to be looked at");
        try (SqlStore store = open()) {
            store.save(reply(1, "text", Instant.EPOCH));
        }
        assertThat(warnings)
                .hasSize(1)
                .first()
                .asString()
                .contains("is damaged; it was moved to responses.db.damaged-1");
        assertThat(folder.resolve("responses.db.damaged-1")).exists();
        try (SqlStore store = open()) {
            assertThat(store.find(key(1), Instant.EPOCH)).isPresent();
        }
    }

    @Test
    void aDamagedPageCostsTheRepliesOnIt() throws Exception {
        fill(2000);
        damage(30, 40);
        try (SqlStore store = open()) {
            assertThat(warnings)
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("is damaged")
                    .contains("replies that can still be read");
            assertThat(found(store, 2000)).isBetween(1500L, 1999L);
            for (int i = 0; i < 2000; i++) {
                store.save(reply(i, "again", Instant.EPOCH));
            }
        }
        try (SqlStore store = open()) {
            assertThat(found(store, 2000)).isEqualTo(2000);
        }
    }

    @Test
    void aPageDamagedWhileTheStoreIsOpenIsNotStoredAndWarnedOfOnce() throws Exception {
        fill(2000);
        try (SqlStore store = open()) {
            damage(20, 60);
            assertThat(found(store, 2000)).isBetween(1L, 1999L);
            for (int i = 0; i < 2000; i++) {
                store.save(reply(i, "again", Instant.EPOCH));
            }
        }
        assertThat(warnings).hasSize(1).first().asString().contains("partly damaged");
    }

    private long found(SqlStore store, int replies) throws Exception {
        long found = 0;
        for (int i = 0; i < replies; i++) {
            found += store.find(key(i), Instant.EPOCH).isPresent() ? 1 : 0;
        }
        return found;
    }

    private void damage(long firstPage, long endPage) throws Exception {
        try (RandomAccessFile bytes = new RandomAccessFile(file().toFile(), "rw")) {
            for (long page = firstPage; page < endPage; page++) {
                bytes.seek(page * 4096);
                bytes.write(new byte[4096]);
            }
        }
    }

    @Test
    void aReplyWhoseTextChangedOnTheDiskIsNotTrusted() throws Exception {
        fill(1);
        try (RandomAccessFile bytes = new RandomAccessFile(file().toFile(), "rw")) {
            byte[] content = new byte[(int) bytes.length()];
            bytes.readFully(content);
            int place = new String(content, StandardCharsets.ISO_8859_1).indexOf("text 0");
            bytes.seek(place);
            bytes.write('n');
        }
        try (SqlStore store = open()) {
            assertThat(store.find(key(0), Instant.EPOCH)).isEmpty();
            assertThat(store.findAll(List.of(key(0)), Instant.EPOCH)).isEmpty();
            assertThat(store.answered(List.of(key(0)), Instant.EPOCH)).isEmpty();
        }
    }

    @Test
    void aStoreOfANewerVersionIsRefusedInOneSentence() throws Exception {
        fill(1);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE metaspo_version SET version = 99");
        }
        assertThatThrownBy(this::open)
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "the response store " + file() + " cannot be opened (it was written by a newer version of the"
                                + " plugin; use that version); fix the cause, or name another store with -Dmetaspo.store");
        assertThat(file()).exists();
    }

    @Test
    void aLargeDamagedStoreThatIsReadAsAWholeIsLookedThroughFirst() throws Exception {
        try (SqlStore store = open()) {
            for (int i = 0; i < 110; i++) {
                store.save(reply(i, "x".repeat(1_000_000), Instant.EPOCH));
            }
        }
        damage(5000, 5010);
        try (SqlStore store = SqlStore.inFile(file(), SqlStore.driver(), true, warnings::add)) {
            assertThat(store.countsByModel()).containsOnlyKeys("scripted/tiny");
            assertThat(store.countsByModel().get("scripted/tiny")).isBetween(50L, 110L);
            store.remove(Optional.empty(), Optional.empty());
            assertThat(store.countsByModel()).isEmpty();
        }
        assertThat(warnings).hasSize(1).first().asString().contains("is damaged");
    }

    @Test
    void anInterruptedRunGoesOnInTheStoreThatTakesADamagedOnesPlace() throws Exception {
        fill(2000);
        try (SqlStore store = open()) {
            store.beginRun("evaluate", Instant.ofEpochSecond(100), Instant.EPOCH);
        }
        damage(30, 40);
        try (SqlStore store = open()) {
            assertThat(warnings).hasSize(1);
            assertThat(store.beginRun("evaluate", Instant.ofEpochSecond(200), Instant.EPOCH))
                    .isEqualTo(Instant.ofEpochSecond(100));
        }
    }

    private SqlStore open() throws ModelException {
        return SqlStore.inFile(file(), SqlStore.driver(), false, warnings::add);
    }

    private Path file() {
        return folder.resolve("responses.db");
    }

    private void fill(int replies) throws ModelException {
        try (SqlStore store = open()) {
            for (int i = 0; i < replies; i++) {
                store.save(reply(i, "text " + i, Instant.EPOCH));
            }
        }
    }

    private static CallKey key(int number) {
        return new CallKey(String.format("%064x", number), "http://localhost/v1");
    }

    private static StoredReply reply(int number, String text, Instant at) {
        return new StoredReply(
                key(number), "scripted/tiny", at, new Reply(text, number % 2 == 1, new Usage(10, 2), "tiny-1"));
    }
}

package io.github.metaspo.model.calls.store;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Secret;
import io.github.metaspo.api.Usage;
import io.github.metaspo.it.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Store tests with a real PostgreSQL server. Without one they are skipped, and .ci/run fails. */
class PostgresStoreTest {

    private static Optional<PostgresServer> server = Optional.empty();

    @BeforeAll
    static void startServer() throws Exception {
        assumeTrue(PostgresServer.isInstalled(), "SKIPPED: PostgreSQL is not installed");
        server = Optional.of(PostgresServer.start());
    }

    @AfterAll
    static void stopServer() {
        server.ifPresent(PostgresServer::close);
    }

    @Test
    void whatIsSavedIsFoundByTheNextWhoOpensTheStoreAndANewerReplyTakesItsPlace() throws Exception {
        try (SqlStore store = open(PostgresServer.PASSWORD)) {
            store.save(reply(1_000_001, "old"));
            store.save(reply(1_000_002, "caf\u00e9 \ud83d\ude00\n"));
        }
        try (SqlStore store = open(PostgresServer.PASSWORD)) {
            store.save(reply(1_000_001, "new"));
        }
        try (SqlStore store = open(PostgresServer.PASSWORD)) {
            assertThat(store.find(key(1_000_001), Instant.EPOCH))
                    .map(Reply::text)
                    .contains("new");
            assertThat(store.find(key(1_000_002), Instant.EPOCH))
                    .contains(reply(1_000_002, "caf\u00e9 \ud83d\ude00\n").reply());
        }
    }

    @Test
    void manyRepliesAreFoundTogetherAndChangedOnesAreNot() throws Exception {
        List<CallKey> keys = IntStream.range(4_000_000, 4_002_500)
                .mapToObj(PostgresStoreTest::key)
                .toList();
        try (SqlStore store = open(PostgresServer.PASSWORD)) {
            for (int i = 4_000_000; i < 4_002_000; i++) {
                store.save(reply(i, "text " + i));
            }
        }
        try (Connection connection = DriverManager.getConnection(
                        server.orElseThrow().url(), PostgresServer.USER, PostgresServer.PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE metaspo_reply SET text = 'changed' WHERE text = 'text 4000007'");
        }
        try (SqlStore store = open(PostgresServer.PASSWORD)) {
            assertThat(store.findAll(keys, Instant.EPOCH))
                    .hasSize(1_999)
                    .containsEntry(
                            key(4_000_008), reply(4_000_008, "text 4000008").reply());
            assertThat(store.answered(keys, Instant.EPOCH)).hasSize(1_999).doesNotContain(key(4_000_007));
            assertThat(store.findAll(keys, Instant.ofEpochMilli(1))).isEmpty();
        }
    }

    @Test
    void ofManyThreadsThatWantTheSameClaimsAtOnceOneGetsEach() throws Exception {
        int requests = 200;
        AtomicIntegerArray granted = new AtomicIntegerArray(requests);
        ExecutorService threads = Executors.newFixedThreadPool(24);
        try (SqlStore one = open(PostgresServer.PASSWORD);
                SqlStore other = open(PostgresServer.PASSWORD)) {
            List<Future<?>> builds = new ArrayList<>();
            for (int thread = 0; thread < 24; thread++) {
                SqlStore store = thread % 2 == 0 ? one : other;
                boolean backwards = thread % 4 < 2;
                builds.add(threads.submit(() -> {
                    for (int i = 0; i < requests; i++) {
                        int request = backwards ? requests - 1 - i : i;
                        if (store.claim(key(5_000_000 + request))) {
                            granted.incrementAndGet(request);
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> build : builds) {
                build.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        for (int request = 0; request < requests; request++) {
            assertThat(granted.get(request)).as("request %d", request).isEqualTo(1);
        }
    }

    @Test
    void manyWhoOpenOneStoreAtOnceAllKeepWhatTheySave() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> builds = new ArrayList<>();
            for (int build = 0; build < 6; build++) {
                int first = build * 100;
                builds.add(threads.submit(() -> {
                    try (SqlStore store = open(PostgresServer.PASSWORD)) {
                        for (int i = first; i < first + 200; i++) {
                            store.save(reply(i, "text " + i));
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
        try (SqlStore store = open(PostgresServer.PASSWORD)) {
            for (int i = 0; i < 700; i++) {
                assertThat(store.find(key(i), Instant.EPOCH)).map(Reply::text).contains("text " + i);
            }
            assertThat(store.size()).isPositive();
        }
    }

    @Test
    void aClaimedRequestIsNobodyElsesUntilItsReplyCanBeFound() throws Exception {
        try (SqlStore other = open(PostgresServer.PASSWORD)) {
            try (SqlStore one = open(PostgresServer.PASSWORD)) {
                assertThat(one.claim(key(3_000_001))).isTrue();
                assertThat(one.claim(key(3_000_001))).isFalse();
                assertThat(other.claim(key(3_000_001))).isFalse();
                assertThat(other.claim(key(3_000_002))).isTrue();
                one.save(reply(3_000_001, "text"));
            }
            assertThat(other.claim(key(3_000_001))).isTrue();
            assertThat(other.find(key(3_000_001), Instant.EPOCH)).isPresent();
        }
    }

    @Test
    void aReleasedRequestIsForOthersToClaim() throws Exception {
        try (SqlStore one = open(PostgresServer.PASSWORD);
                SqlStore other = open(PostgresServer.PASSWORD)) {
            one.claim(key(3_000_001));
            one.release(key(3_000_001));
            assertThat(other.claim(key(3_000_001))).isTrue();
        }
    }

    @Test
    void aRunGoesOnUntilItIsEnded() throws Exception {
        try (SqlStore store = open(PostgresServer.PASSWORD)) {
            Instant first = Instant.ofEpochSecond(1000);
            assertThat(store.beginRun("evaluate", first, Instant.EPOCH)).isEqualTo(first);
            assertThat(store.beginRun("evaluate", Instant.ofEpochSecond(2000), Instant.EPOCH))
                    .isEqualTo(first);
            store.endRun("evaluate");
        }
    }

    @Test
    void aWrongPasswordIsOneSentenceWithoutThePassword() {
        assertThatThrownBy(() -> open("not-the-password"))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(
                        "the response store " + server.orElseThrow().url() + " cannot be opened (")
                .hasMessageNotContaining("not-the-password");
    }

    private static SqlStore open(String password) throws ModelException {
        return SqlStore.inPostgres(
                server.orElseThrow().url() + "?ApplicationName=metaspo",
                Optional.of(PostgresServer.USER),
                Optional.of(new Secret(password)),
                PostgresStoreTest.class.getClassLoader(),
                warning -> {
                    throw new AssertionError(warning);
                });
    }

    private static CallKey key(int number) {
        return new CallKey(String.format("%064x", number), "http://localhost/v1");
    }

    private static StoredReply reply(int number, String text) {
        return new StoredReply(
                key(number), "scripted/tiny", Instant.EPOCH, new Reply(text, false, new Usage(10, 2), "tiny-1"));
    }
}

package io.github.metaspo.bench;

import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Usage;
import io.github.metaspo.model.calls.store.CallKey;
import io.github.metaspo.model.calls.store.SqlStore;
import io.github.metaspo.model.calls.store.StoredReply;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;

/**
 * Prints what storing costs an evaluation, how long one takes that was stored, and how long it takes to store replies and to look
 * them up, with 1,000,000 rows or the number given.
 */
public final class StoreBench {

    private static final int RUN = 50_000;
    private static final int LOOK_UPS = 100_000;
    private static final int LATENCY_MILLIS = 20;
    private static final int TIMES = 3;
    private static final String TEXT = "The answer is <answer>4</answer>, since the customer is content. ".repeat(4);

    private StoreBench() {}

    public static void main(String[] args) throws Exception {
        int rows = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
        Path folder = Files.createTempDirectory("store-bench");
        evaluate(folder);
        fillAndLookUp(folder.resolve("responses.db"), rows);
    }

    /** The least of some times each, as other work on the machine only adds. */
    private static void evaluate(Path folder) throws Exception {
        double without = Double.MAX_VALUE;
        double with = Double.MAX_VALUE;
        double again = Double.MAX_VALUE;
        try (Stub stub = Stub.start(LATENCY_MILLIS)) {
            for (int time = 0; time < TIMES; time++) {
                Path own = folder.resolve("evaluation-" + time);
                without = Math.min(without, StoredEvaluation.seconds(own, stub.port(), "memory"));
                with = Math.min(with, StoredEvaluation.seconds(own, stub.port(), "store"));
                again = Math.min(again, StoredEvaluation.seconds(own, stub.port(), "store"));
            }
        }
        System.out.printf(
                "evaluate     %6.2f s without storing, %.2f s with: %+.1f %%%n",
                without, with, 100 * (with / without - 1));
        System.out.printf("again        %6.2f s, %.1f times as fast%n", again, with / again);
    }

    private static void fillAndLookUp(Path file, int rows) throws Exception {
        long begin = System.nanoTime();
        double asking = 0;
        for (int first = 0; first < rows; first += RUN) {
            try (SqlStore store = open(file)) {
                long start = System.nanoTime();
                for (int row = first; row < Math.min(rows, first + RUN); row++) {
                    Reply reply = new Reply(TEXT + row, false, new Usage(200, 60), "tiny-2026");
                    store.save(new StoredReply(key(row), "openai/tiny", Instant.EPOCH, reply));
                }
                asking += micros(start, rows);
            }
        }
        System.out.printf("save         %6.2f us a row for who asks%n", asking);
        System.out.printf("save         %6.2f us a row until it is on the disk%n", micros(begin, rows));
        System.out.printf("file         %6d MB%n", Files.size(file) / 1_000_000);
        long start = System.nanoTime();
        SqlStore store = open(file);
        System.out.printf("open         %6.0f ms%n", micros(start, 1) / 1000);
        for (String round : new String[] {"cold", "warm"}) {
            long cpu = cpuNanos();
            double micros = lookUp(store, rows);
            System.out.printf(
                    "look up      %6.2f us a row, %.2f us of them at work, %s%n",
                    micros, (cpuNanos() - cpu) / 1e3 / LOOK_UPS, round);
        }
        store.close();
    }

    /** Of this thread, so that it tells less about what else the machine does. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double lookUp(SqlStore store, int rows) throws Exception {
        Random random = new Random(1);
        long start = System.nanoTime();
        for (int i = 0; i < LOOK_UPS; i++) {
            if (store.find(key(random.nextInt(rows)), Instant.EPOCH).isEmpty()) {
                throw new IllegalStateException("a row is missing");
            }
        }
        return micros(start, LOOK_UPS);
    }

    private static SqlStore open(Path file) throws Exception {
        return SqlStore.inFile(file, SqlStore.driver(), false, warning -> {
            throw new IllegalStateException(warning);
        });
    }

    private static CallKey key(int row) throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(String.valueOf(row).getBytes(StandardCharsets.UTF_8));
        return new CallKey(HexFormat.of().formatHex(digest), "http://localhost:8000/v1");
    }

    private static double micros(long start, int times) {
        return (System.nanoTime() - start) / 1e3 / times;
    }
}

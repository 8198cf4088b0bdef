package io.github.metaspo.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Prints how well a server is kept busy, with every reply stored: the ideal time (calls times latency over concurrency) as a share of the
 * time taken, by the first run of a JVM and by one after a warm-up, and how many milliseconds of CPU a call costs our own process. Each
 * line is a JVM of its own, and the server is another one.
 */
public final class SaturationBench {

    private static final int[] LATENCIES = {0, 20, 200};
    private static final int[] CONCURRENCIES = {1, 64, 512};
    private static final int MOST_CALLS = 20_000;
    private static final int MOST_SECONDS = 8;
    // opening a store and the compiler's last work weigh too much on fewer
    private static final int ENOUGH_FOR_CPU = 2_000;

    private SaturationBench() {}

    /** Runs all lines, or the one given by its latency in milliseconds and its concurrency. */
    public static void main(String[] args) throws Exception {
        if (args.length == 2) {
            measure(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
            return;
        }
        System.out.println("latency ms  concurrency  calls  calls/s  ratio cold  ratio warm  CPU cold  CPU warm");
        for (int latency : LATENCIES) {
            for (int concurrency : CONCURRENCIES) {
                inOwnJvm(String.valueOf(latency), String.valueOf(concurrency));
            }
        }
    }

    private static void inOwnJvm(String... args) throws Exception {
        if (Stub.java(SaturationBench.class, args).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("no figures for " + String.join(" ms and ", args) + " calls at once");
        }
    }

    private static void measure(int latency, int concurrency) throws Exception {
        int calls = latency == 0 ? MOST_CALLS : Math.min(MOST_CALLS, MOST_SECONDS * 1000 * concurrency / latency);
        Path store = Files.createTempDirectory("saturation").resolve("responses.db");
        StoredCalls stored = new StoredCalls(store.toString(), concurrency);
        double ideal = calls * latency / 1000.0 / concurrency;
        try (Stub stub = Stub.start(latency);
                Stub fast = Stub.start(0)) {
            StoredCalls.Took cold = stored.make(stub, "cold", calls);
            stored.make(fast, "warm-up", MOST_CALLS);
            StoredCalls.Took warm = stored.make(stub, "warm", calls);
            System.out.printf(
                    Locale.ROOT,
                    "%10d %12d %6d %8.0f %11s %11s %9s %9s%n",
                    latency,
                    concurrency,
                    calls,
                    warm.callsPerSecond(),
                    ratio(ideal, cold),
                    ratio(ideal, warm),
                    cpu(cold),
                    cpu(warm));
        }
    }

    private static String ratio(double ideal, StoredCalls.Took took) {
        return ideal == 0 ? "-" : String.format(Locale.ROOT, "%.2f", ideal / took.seconds());
    }

    private static String cpu(StoredCalls.Took took) {
        return took.calls() < ENOUGH_FOR_CPU ? "-" : String.format(Locale.ROOT, "%.2f", took.cpuMillisPerCall());
    }
}

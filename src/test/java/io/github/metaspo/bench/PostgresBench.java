package io.github.metaspo.bench;

import io.github.metaspo.it.Distance;
import io.github.metaspo.it.PostgresServer;

import java.util.Locale;

/**
 * Prints how many calls a second one build makes against a stub without latency when a PostgreSQL on the same cores keeps the replies,
 * and how many when each round trip to it takes half a millisecond more. The CPU of the second line includes what delays the bytes.
 */
public final class PostgresBench {

    private static final int CALLS = 20_000;
    private static final int CONCURRENCY = 64;
    private static final long ROUND_TRIP_MICROS = 500;

    private PostgresBench() {}

    public static void main(String[] args) throws Exception {
        if (!PostgresServer.isInstalled()) {
            System.out.println("not run: PostgreSQL is not on this machine");
            return;
        }
        try (PostgresServer server = PostgresServer.start();
                Stub stub = Stub.start(0);
                Distance distance = Distance.to(server.port(), ROUND_TRIP_MICROS)) {
            StoredCalls stored = new StoredCalls(server.url(), CONCURRENCY);
            stored.make(stub, "warm-up", CALLS);
            print("near", stored.make(stub, "near", CALLS));
            print("0.5 ms away", new StoredCalls(server.url(distance.port()), CONCURRENCY).make(stub, "away", CALLS));
        }
    }

    private static void print(String where, StoredCalls.Took took) {
        System.out.printf(
                Locale.ROOT,
                "%-11s %,d calls, %d at once: %.0f a second, %.2f ms of CPU a call%n",
                where,
                CALLS,
                CONCURRENCY,
                took.callsPerSecond(),
                took.cpuMillisPerCall());
    }
}

package io.github.metaspo.bench;

import io.github.metaspo.it.PostgresServer;

import java.util.Locale;

/** Prints how many calls a second one build makes against a stub without latency when a PostgreSQL on the same cores keeps the replies. */
public final class PostgresBench {

    private static final int CALLS = 20_000;
    private static final int CONCURRENCY = 64;

    private PostgresBench() {}

    public static void main(String[] args) throws Exception {
        if (!PostgresServer.isInstalled()) {
            System.out.println("not run: PostgreSQL is not on this machine");
            return;
        }
        try (PostgresServer server = PostgresServer.start();
                Stub stub = Stub.start(0)) {
            StoredCalls stored = new StoredCalls(server.url(), CONCURRENCY);
            stored.make(stub, "warm-up", CALLS);
            StoredCalls.Took took = stored.make(stub, "warm", CALLS);
            System.out.printf(
                    Locale.ROOT,
                    "%,d calls, %d at once: %.0f a second, %.2f ms of CPU a call%n",
                    CALLS,
                    CONCURRENCY,
                    took.callsPerSecond(),
                    took.cpuMillisPerCall());
        }
    }
}

package io.github.metaspo.bench;

import com.sun.management.OperatingSystemMXBean;
import io.github.metaspo.it.PostgresServer;

import java.lang.management.ManagementFactory;
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
            stored.seconds(stub, "warm-up", CALLS);
            OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            long cpu = system.getProcessCpuTime();
            double seconds = stored.seconds(stub, "warm", CALLS);
            System.out.printf(
                    Locale.ROOT,
                    "%,d calls, %d at once: %.0f a second, %.2f ms of CPU a call%n",
                    CALLS,
                    CONCURRENCY,
                    CALLS / seconds,
                    (system.getProcessCpuTime() - cpu) / 1e6 / CALLS);
        }
    }
}

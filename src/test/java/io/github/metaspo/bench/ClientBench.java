package io.github.metaspo.bench;

import com.sun.management.OperatingSystemMXBean;
import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.Request;
import io.github.metaspo.model.ModelProviders;
import io.github.metaspo.model.langchain4j.FakeModelContext;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Prints what calls cost our own process: calls a second and CPU milliseconds a call, against a {@link StubServer}. */
public final class ClientBench {

    private static final int[] CONCURRENCIES = {1, 64, 512};
    private static final int[] LATENCIES = {0, 20};
    private static final int WARM_UP = 20_000;

    private ClientBench() {}

    /** Runs all combinations. */
    public static void main(String[] args) throws Exception {
        System.out.println("latency ms  concurrency    calls  calls/s  CPU ms/call");
        for (int latency : LATENCIES) {
            try (Stub stub = Stub.start(latency);
                    LanguageModel model = open(stub.port())) {
                measure(model, 64, latency == 0 ? WARM_UP : WARM_UP / 4);
                for (int concurrency : CONCURRENCIES) {
                    int calls = latency > 0 && concurrency == 1 ? 200 : 20_000;
                    System.out.printf("%10d %12d %s%n", latency, concurrency, measure(model, concurrency, calls));
                }
            }
        }
    }

    private static LanguageModel open(int port) throws Exception {
        ModelSettings settings = FakeModelContext.settings("openai", URI.create("http://localhost:" + port + "/v1"));
        return ModelProviders.find(ClientBench.class.getClassLoader()).open(settings, new FakeModelContext());
    }

    private static String measure(LanguageModel model, int concurrency, int calls) throws Exception {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        ExecutorService threads = Executors.newFixedThreadPool(concurrency);
        try {
            List<Future<?>> results = new ArrayList<>();
            long cpu = system.getProcessCpuTime();
            long start = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                Request request = new Request("You are a helpful assistant.", "Rate from 1 to 5: review " + i, 0);
                results.add(threads.submit(() -> model.reply(request)));
            }
            for (Future<?> result : results) {
                result.get();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            double cpuMillis = (system.getProcessCpuTime() - cpu) / 1e6;
            return "%8d %8.0f %12.3f".formatted(calls, calls / seconds, cpuMillis / calls);
        } finally {
            threads.shutdownNow();
        }
    }
}

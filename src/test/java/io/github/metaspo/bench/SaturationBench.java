package io.github.metaspo.bench;

import com.sun.management.OperatingSystemMXBean;
import io.github.metaspo.evaluation.Answers;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.model.LanguageModel;
import io.github.metaspo.model.calls.CallPolicy;
import io.github.metaspo.model.calls.CallPolicy.Reuse;
import io.github.metaspo.model.calls.ModelRun;
import io.github.metaspo.model.langchain4j.FakeSurroundings;
import io.github.metaspo.resilience.StoringModels;
import io.github.metaspo.suite.ModelSettings;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Prints how well a server is kept busy, with every reply stored: the ideal time (calls times latency over concurrency) as a share of the
 * time taken, by the first run of a JVM and by one after a warm-up, and what a call costs our own process then. Each
 * line is a JVM of its own, and the server is another one.
 */
public final class SaturationBench {

    private static final int[] LATENCIES = {0, 20, 200};
    private static final int[] CONCURRENCIES = {1, 64, 512};
    private static final int MOST_CALLS = 20_000;
    private static final int MOST_SECONDS = 8;
    // opening a store and the compiler's last work weigh too much on fewer
    private static final int ENOUGH_FOR_CPU = 2_000;

    private final Path folder;
    private final int concurrency;

    private SaturationBench(Path folder, int concurrency) {
        this.folder = folder;
        this.concurrency = concurrency;
    }

    /** Runs all lines, or the one given by its latency in milliseconds and its concurrency. */
    public static void main(String[] args) throws Exception {
        if (args.length == 2) {
            int concurrency = Integer.parseInt(args[1]);
            new SaturationBench(Files.createTempDirectory("saturation"), concurrency)
                    .measure(Integer.parseInt(args[0]));
            return;
        }
        System.out.println("latency ms  concurrency  calls  calls/s  ratio cold  ratio warm  CPU ms/call");
        for (int latency : LATENCIES) {
            for (int concurrency : CONCURRENCIES) {
                Stub.java(SaturationBench.class, String.valueOf(latency), String.valueOf(concurrency))
                        .inheritIO()
                        .start()
                        .waitFor();
            }
        }
    }

    private void measure(int latency) throws Exception {
        int calls = latency == 0 ? MOST_CALLS : Math.min(MOST_CALLS, MOST_SECONDS * 1000 * concurrency / latency);
        double ideal = calls * latency / 1000.0 / concurrency;
        try (Stub stub = Stub.start(latency);
                Stub fast = Stub.start(0)) {
            double cold = seconds(stub, "cold", calls);
            seconds(fast, "warm-up", MOST_CALLS);
            OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            long cpu = system.getProcessCpuTime();
            double warm = seconds(stub, "warm", calls);
            double cpuMillis = (system.getProcessCpuTime() - cpu) / 1e6 / calls;
            System.out.printf(
                    Locale.ROOT,
                    "%10d %12d %6d %8.0f %11s %11s %12s%n",
                    latency,
                    concurrency,
                    calls,
                    calls / warm,
                    ratio(ideal, cold),
                    ratio(ideal, warm),
                    calls < ENOUGH_FOR_CPU ? "-" : String.format(Locale.ROOT, "%.2f", cpuMillis));
        }
    }

    private static String ratio(double ideal, double seconds) {
        return ideal == 0 ? "-" : String.format(Locale.ROOT, "%.2f", ideal / seconds);
    }

    /** From the opening of the store until everything is in it. */
    private double seconds(Stub stub, String name, int calls) throws Exception {
        Suite suite = EvaluationFixtures.suite(EvaluationFixtures.task(name, Task.Role.TRAIN, calls, "accuracy", 1));
        ModelSettings settings =
                FakeSurroundings.settings("openai", URI.create("http://localhost:" + stub.port() + "/v1"), concurrency);
        StoringModels models = StoringModels.inRealTime(
                () -> StoringModels.open(folder.resolve("responses.db").toString()));
        long start = System.nanoTime();
        int answered;
        try (ModelRun run = models.begin(new CallPolicy(new Reuse.All(), Budget.UNBOUNDED));
                LanguageModel model = run.open(settings);
                Evaluator evaluator = new Evaluator(model, concurrency, EvaluationFixtures.scorers(suite))) {
            List<Answers> answers =
                    evaluator.evaluate(EvaluationFixtures.batches(suite), 0, (batch, question, reply, outcome) -> {});
            answered = answers.get(0).count(Outcome.Scored.class);
        }
        if (answered != calls) {
            throw new IllegalStateException("only " + answered + " of " + calls + " were answered");
        }
        return (System.nanoTime() - start) / 1e9;
    }
}

package io.github.metaspo.bench;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.Usage;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.goal.DisplayPaths;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.RecordingConsole;
import io.github.metaspo.goal.evaluate.Evaluate;
import io.github.metaspo.model.calls.CallPolicy;
import io.github.metaspo.model.calls.FakeModels;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.resilience.StoringModels;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * {@code metaspo:evaluate} with 1,000,000 outcomes in a heap of 256 MB: 100 tasks of 2,000 examples, each example asked five times, a
 * model that answers in the same process, every reply stored. Prints the time, and how much of it the collector took.
 */
public final class MemoryBench {

    private static final int EXAMPLES = 2_000;
    private static final int REPEATS = 5;

    private MemoryBench() {}

    /** @param args the number of tasks; left out: 100 */
    public static void main(String[] args) throws Exception {
        int tasks = args.length == 0 ? 100 : Integer.parseInt(args[0]);
        Path folder = Files.createTempDirectory("memory");
        long start = System.nanoTime();
        new Evaluate(
                        (suite, policy) -> run(policy, folder.resolve("responses.db")),
                        new Metrics(List.of()),
                        new RecordingConsole(),
                        Clock.systemUTC())
                .run(
                        suite(tasks, folder),
                        new OutputFiles(folder.resolve("target"), folder.resolve("junit"), new DisplayPaths(folder)));
        System.out.printf(
                Locale.ROOT,
                "%,d outcomes in %.0f s, %.1f s of them collecting garbage, with a heap of at most %d MB%n",
                tasks * EXAMPLES * REPEATS,
                (System.nanoTime() - start) / 1e9,
                secondsOfCollections(),
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static Suite suite(int tasks, Path folder) {
        Suite suite = EvaluationFixtures.suite(IntStream.range(0, tasks)
                .mapToObj(i -> EvaluationFixtures.task("task" + i, Task.Role.TRAIN, EXAMPLES, "accuracy", REPEATS))
                .toArray(Task[]::new));
        return EvaluationFixtures.changed(
                suite, folder.resolve("review.yaml"), EvaluationFixtures.model(2), suite.gate());
    }

    private static double secondsOfCollections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .sum()
                / 1e3;
    }

    private static ModelSession run(CallPolicy policy, Path store) throws ModelException {
        return new ModelSession(
                new FakeModels(new FakeModel()),
                policy,
                StoringModels.open(store.toString()),
                Map.of(),
                Clock.systemUTC(),
                MemoryBench::noDelay);
    }

    private static void noDelay(Duration ignored) {}

    /** Is right now and then, by the question alone. */
    private static final class FakeModel implements LanguageModel {

        @Override
        public Reply reply(Request request) {
            String answer = String.valueOf(Math.floorMod(request.user().hashCode() + request.draw(), 7));
            return new Reply(answer, false, new Usage(100, 8), "tiny-1");
        }

        @Override
        public void close() {}
    }
}

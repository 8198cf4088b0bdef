package io.github.metaspo.bench;

import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.goal.DisplayPaths;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.RecordingConsole;
import io.github.metaspo.goal.evaluate.Evaluate;
import io.github.metaspo.model.calls.CallPolicy;
import io.github.metaspo.model.calls.store.FakeStore;
import io.github.metaspo.model.langchain4j.FakeModelContext;
import io.github.metaspo.resilience.StoringModels;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** {@code metaspo:evaluate} with 20,000 questions, cold in a JVM of its own. Prints the seconds without the start of the JVM. */
public final class StoredEvaluation {

    private static final int QUESTIONS = 20_000;

    private StoredEvaluation() {}

    /**
     * @param args a folder, the port of a server, and where replies are kept: {@code store}, or {@code memory} for none
     */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Suite tasks = EvaluationFixtures.suite(
                EvaluationFixtures.task("one", Task.Role.TRAIN, QUESTIONS / 2, "accuracy", 1),
                EvaluationFixtures.task("two", Task.Role.TRAIN, QUESTIONS / 2, "accuracy", 1));
        URI baseUrl = URI.create("http://localhost:" + args[1] + "/v1");
        Suite suite = EvaluationFixtures.changed(
                tasks, folder.resolve("review.yaml"), FakeModelContext.settings("openai", baseUrl), tasks.gate());
        long start = System.nanoTime();
        StoringModels models = StoringModels.inRealTime(
                args[2].equals("store")
                        ? () -> StoringModels.open(
                                folder.resolve("responses.db").toString())
                        : FakeStore::new);
        CallPolicy all = CallPolicy.searching(Budget.UNBOUNDED);
        new Evaluate(
                        (ignored, policy) -> models.begin(all),
                        new Metrics(List.of()),
                        new RecordingConsole(),
                        Clock.systemUTC())
                .run(
                        suite,
                        new OutputFiles(folder.resolve("target"), folder.resolve("junit"), new DisplayPaths(folder)));
        System.out.println((System.nanoTime() - start) / 1e9);
    }

    /** The seconds that it takes. */
    static double seconds(Path folder, int port, String store) throws IOException {
        Files.createDirectories(folder);
        Process process = Stub.java(StoredEvaluation.class, folder.toString(), String.valueOf(port), store)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return Double.parseDouble(process.inputReader(StandardCharsets.UTF_8).readLine());
    }
}

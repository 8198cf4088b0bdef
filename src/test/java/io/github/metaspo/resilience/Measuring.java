package io.github.metaspo.resilience;

import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.goal.DisplayPaths;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.evaluate.Evaluate;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.model.langchain4j.FakeModelContext;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The workflow of {@code metaspo:evaluate} with a real store, in this JVM or in one of its own. */
final class Measuring {

    private Measuring() {}

    /** Does in the folder of the first argument, with the server of the second, as many questions as the third says. */
    public static void main(String[] arguments) throws Exception {
        run(Path.of(arguments[0]), URI.create(arguments[1]), Integer.parseInt(arguments[2]), new Printing());
    }

    static Process start(Path folder, URI baseUrl, int questions) throws Exception {
        return ChildJvm.start(
                Measuring.class,
                folder.resolve("log"),
                folder.toString(),
                baseUrl.toString(),
                String.valueOf(questions));
    }

    static void run(Path folder, URI baseUrl, int questions, Console console) throws Exception {
        Suite tasks = EvaluationFixtures.suite(
                EvaluationFixtures.task("one", Task.Role.TRAIN, questions / 2, "accuracy", 1),
                EvaluationFixtures.task("two", Task.Role.TRAIN, questions / 2, "accuracy", 1));
        Suite suite = EvaluationFixtures.changed(
                tasks, tasks.file(), FakeModelContext.settings("openai", baseUrl), tasks.gate());
        String store = folder.resolve("responses.db").toString();
        StoringModels models = StoringModels.inRealTime(() -> StoringModels.open(store));
        new Evaluate((ignored, policy) -> models.begin(policy), new Metrics(List.of()), console, Clock.systemUTC())
                .run(suite, new OutputFiles(folder, folder.resolve("junit"), new DisplayPaths(folder)));
    }

    static byte[] results(Path folder) throws Exception {
        return Files.readAllBytes(folder.resolve("results.json"));
    }
}

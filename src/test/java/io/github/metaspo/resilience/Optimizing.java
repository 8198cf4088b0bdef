package io.github.metaspo.resilience;

import io.github.metaspo.goal.DisplayPaths;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.PromptFolder;
import io.github.metaspo.goal.optimize.Optimize;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.read.SuiteLoader;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The workflow of {@code metaspo:optimize} for a suite of two tasks with a real store, in this JVM or in one of its own. */
final class Optimizing {

    static final int CONCURRENCY = 4;

    private Optimizing() {}

    /** Works in the folder of the first argument with the store of the second, as soon as the third can be read. */
    public static void main(String[] arguments) throws Exception {
        URI.create(arguments[2]).toURL().openStream().close();
        run(Path.of(arguments[0]), StoringModels.inRealTime(() -> StoringModels.open(arguments[1])), new Printing());
    }

    static Process start(Path folder, String store, AnsweringServer server) throws Exception {
        writeSuite(folder, server.baseUrl(), "60s");
        return startWritten(folder, store, server);
    }

    /** With the suite that is in the folder already. */
    static Process startWritten(Path folder, String store, AnsweringServer server) throws Exception {
        return ChildJvm.start(
                Optimizing.class,
                folder.resolve("log"),
                folder.toString(),
                store,
                server.startLine().toString());
    }

    static void run(Path folder, StoringModels models, Console console) throws Exception {
        Suite suite = new SuiteLoader(folder, Map.of()).load(folder.resolve("review.yaml"));
        new Optimize((ignored, policy) -> models.begin(policy), new Metrics(List.of()), console, Clock.systemUTC())
                .run(
                        suite,
                        new OutputFiles(folder.resolve("target"), folder.resolve("junit"), new DisplayPaths(folder)),
                        new PromptFolder(folder.resolve("generated"), folder.resolve("classes")),
                        false);
    }

    /** What is committed. */
    static Map<String, String> locked(Path folder) throws Exception {
        return Map.of(
                "lock", Files.readString(folder.resolve("review.lock.yaml")),
                "baseline", Files.readString(folder.resolve("review.baseline.csv")));
    }

    static void writeSuite(Path folder, URI baseUrl, String timeout) throws Exception {
        writeSuite(folder, baseUrl, timeout, "");
    }

    /** A suite whose prompts a model writes. */
    static void writeSuiteWithOptimizer(Path folder, URI baseUrl) throws Exception {
        writeSuite(
                folder,
                baseUrl,
                "60s",
                "  optimizer: {provider: openai, name: " + AnsweringServer.WRITER + ", baseUrl: \"" + baseUrl
                        + "\", concurrency: " + CONCURRENCY + "}\n");
    }

    private static void writeSuite(Path folder, URI baseUrl, String timeout, String optimizer) throws Exception {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("review.yaml"),
                "suite: review\nsystemPrompt: You are a helpful assistant.\nmodels:\n"
                        + "  target: {provider: openai, name: tiny, baseUrl: \"" + baseUrl + "\", concurrency: "
                        + CONCURRENCY + ", timeout: " + timeout + "}\n"
                        + optimizer
                        + "optimize: {iterations: 2, systemCandidates: 5, userCandidates: 2, userTopK: 2, ship: higher, seed: 1}\n"
                        + "tasks:\n" + task("one") + task("two"));
    }

    private static String task(String id) {
        return "  - id: " + id + "\n    prompt: \"" + id + ": {question}\"\n    examples:\n      train:\n"
                + examples(id, 0, 30) + "      test:\n" + examples(id, 30, 60);
    }

    private static String examples(String task, int first, int end) {
        return IntStream.range(first, end)
                .mapToObj(i -> "        - {id: " + task + "-" + i + ", question: \"the question " + task + " number "
                        + i + "\", answer: \"" + i % 5 + "\"}\n")
                .collect(Collectors.joining());
    }
}

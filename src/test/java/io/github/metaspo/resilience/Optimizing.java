package io.github.metaspo.resilience;

import io.github.metaspo.model.LanguageModel;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.model.ModelProviders;
import io.github.metaspo.model.calls.CallPolicy;
import io.github.metaspo.model.calls.Delayer;
import io.github.metaspo.model.calls.Limiter;
import io.github.metaspo.model.calls.ModelRun;
import io.github.metaspo.model.calls.ModelSource;
import io.github.metaspo.model.calls.store.SqlStore;
import io.github.metaspo.model.langchain4j.FakeSurroundings;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.ModelSettings;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteLoader;
import io.github.metaspo.workflow.Console;
import io.github.metaspo.workflow.Optimize;
import io.github.metaspo.workflow.OutputFiles;
import io.github.metaspo.workflow.Progress;
import io.github.metaspo.workflow.PromptFolder;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The workflow of {@code metaspo:optimize} with a real store, in a JVM of its own. */
final class Optimizing implements ModelSource {

    private static final Delayer DELAYER = duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());

    private final Limiter limiter = new Limiter(Clock.systemUTC(), DELAYER);

    private Optimizing() {}

    /** Optimizes the suite in the folder of the argument. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Suite suite = new SuiteLoader(folder, Map.of()).load(folder.resolve("review.yaml"));
        Optimizing models = new Optimizing();
        new Optimize(
                        (ignored, policy) -> models.begin(folder, policy),
                        new Metrics(List.of()),
                        new Printing(),
                        Clock.systemUTC())
                .run(
                        suite,
                        new OutputFiles(folder.resolve("target"), folder.resolve("junit")),
                        new PromptFolder(folder.resolve("generated"), folder.resolve("classes")),
                        false);
    }

    /** A process that optimizes a suite of two tasks, written into the folder, with the server's model. */
    static Process process(Path folder, URI baseUrl) throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("review.yaml"), suite(baseUrl));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Optimizing.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private static String suite(URI baseUrl) {
        return "suite: review\nsystemPrompt: You are a helpful assistant.\nmodels:\n  target: {provider: openai, name: tiny,"
                + " baseUrl: \"" + baseUrl + "\", concurrency: 4}\n"
                + "optimize: {iterations: 2, systemCandidates: 5, userCandidates: 2, userTopK: 2, ship: higher}\n"
                + "tasks:\n" + task("one") + task("two");
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

    private ModelRun begin(Path folder, CallPolicy policy) throws ModelException {
        SqlStore store = SqlStore.inFile(folder.resolve("responses.db"), warning -> {
            throw new AssertionError(warning);
        });
        return new ModelRun(this, policy, store, Map.of(), Clock.systemUTC(), DELAYER);
    }

    @Override
    public LanguageModel open(ModelSettings settings) throws ModelException, InterruptedException {
        return ModelProviders.find(Optimizing.class.getClassLoader()).open(settings, new FakeSurroundings());
    }

    @Override
    public Map<String, String> answerSettings(ModelSettings settings) {
        return settings.options();
    }

    @Override
    public boolean offline() {
        return false;
    }

    @Override
    public Limiter limiter(ModelSettings settings) {
        return limiter;
    }

    private static final class Printing implements Console {

        @Override
        public void info(String line) {
            System.out.println(line);
        }

        @Override
        public void warn(String line) {
            System.out.println(line);
        }

        @Override
        public void progress(Progress progress) {}
    }
}

package io.github.metaspo.resilience;

import io.github.metaspo.evaluation.EvaluationFixtures;
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
import io.github.metaspo.suite.Task;
import io.github.metaspo.workflow.Console;
import io.github.metaspo.workflow.Evaluate;
import io.github.metaspo.workflow.OutputFiles;
import io.github.metaspo.workflow.Progress;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The workflow of {@code metaspo:evaluate} with a real store and a server's address, in this JVM or in one of its own. */
final class Measuring {

    private final Path folder;
    private final ModelSettings server;
    private final Clock clock;
    private final Delayer delayer;

    Measuring(Path folder, ModelSettings server, Clock clock, Delayer delayer) {
        this.folder = folder;
        this.server = server;
        this.clock = clock;
        this.delayer = delayer;
    }

    /** Measures as many questions as the third argument says, in the folder of the first with the server of the second. */
    public static void main(String[] arguments) throws Exception {
        ModelSettings server = FakeSurroundings.settings("openai", URI.create(arguments[1]));
        new Measuring(
                        Path.of(arguments[0]),
                        server,
                        Clock.systemUTC(),
                        duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos()))
                .run(Integer.parseInt(arguments[2]));
    }

    /** A process that does the same as {@link #main}. */
    static Process process(Path folder, URI baseUrl, int questions) throws Exception {
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Measuring.class.getName(),
                folder.toString(),
                baseUrl.toString(),
                String.valueOf(questions)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    void run(int questions) throws Exception {
        Suite suite = EvaluationFixtures.suite(
                EvaluationFixtures.task("one", Task.Role.TRAIN, questions / 2, "accuracy", 1),
                EvaluationFixtures.task("two", Task.Role.TRAIN, questions / 2, "accuracy", 1));
        new Evaluate((ignored, policy) -> begin(policy), new Metrics(List.of()), new Silent(), clock)
                .run(suite, new OutputFiles(folder, folder.resolve("junit")));
    }

    private ModelRun begin(CallPolicy policy) throws ModelException {
        SqlStore store = SqlStore.inFile(folder.resolve("responses.db"), warning -> {
            throw new AssertionError(warning);
        });
        return new ModelRun(new Source(), policy, store, Map.of(), clock, delayer);
    }

    static byte[] results(Path folder) throws Exception {
        return Files.readAllBytes(folder.resolve("results.json"));
    }

    /** Whatever model is asked for, the server answers. */
    private final class Source implements ModelSource {

        private final Limiter limiter = new Limiter(clock, delayer);

        @Override
        public LanguageModel open(ModelSettings settings) throws ModelException, InterruptedException {
            FakeSurroundings surroundings =
                    new FakeSurroundings(Map.of("OPENAI_API_KEY", "none"), Map.of(), Optional.empty(), false);
            return ModelProviders.find(Measuring.class.getClassLoader()).open(server, surroundings);
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
    }

    private static final class Silent implements Console {

        @Override
        public void info(String line) {}

        @Override
        public void warn(String line) {}

        @Override
        public void progress(Progress progress) {}
    }

    /** The server's settings with another time limit. */
    static ModelSettings settings(URI baseUrl, Duration timeout) {
        ModelSettings s = FakeSurroundings.settings("openai", baseUrl);
        return new ModelSettings(
                s.provider(),
                s.name(),
                s.file(),
                s.baseUrl(),
                s.apiKey(),
                s.temperature(),
                s.seed(),
                s.maxTokens(),
                timeout,
                s.deadline(),
                s.concurrency(),
                s.rate(),
                s.price(),
                s.options(),
                s.location());
    }
}

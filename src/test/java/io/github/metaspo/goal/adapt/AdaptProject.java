package io.github.metaspo.goal.adapt;

import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.goal.DisplayPaths;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.PromptFolder;
import io.github.metaspo.goal.RecordingConsole;
import io.github.metaspo.goal.ScriptedProject;
import io.github.metaspo.goal.accept.Accept;
import io.github.metaspo.goal.check.Check;
import io.github.metaspo.goal.evaluate.Evaluate;
import io.github.metaspo.goal.generate.Generate;
import io.github.metaspo.goal.optimize.Optimize;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.model.calls.FakeModels;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuitePrompt;
import io.github.metaspo.suite.read.SuiteLoader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Test fixture: a suite with one train task and two unseen ones, and models that answer by a script. */
final class AdaptProject {

    static final String STEPS = "Let's think step by step.";

    /** A user prompt that begins with "Be short" helps with a quarter of the questions, the system prompt {@link #STEPS} with another. */
    static final ScriptedModel.Script BREVITY_HELPS = request -> {
        if (ScriptedProject.isWriting(request)) {
            String text = request.draw() % 4 == 1 ? "Be short, variant " : "Variant ";
            return "<improved_instruction_prompt>" + text + request.draw()
                    + ": {question}</improved_instruction_prompt>" + "<Analysis>too long</Analysis>";
        }
        int number = ScriptedProject.number(request);
        boolean right = number % 4 == 0
                || number % 4 == 1 && request.system().equals(STEPS)
                || number % 4 == 2 && request.user().startsWith("Be short");
        return right ? String.valueOf(number) : "Sure! Let me see";
    };

    /** No user prompt helps, although the train examples may suggest it. */
    static final ScriptedModel.Script NOTHING_HELPS = request -> {
        if (ScriptedProject.isWriting(request)) {
            return BREVITY_HELPS.answer(request);
        }
        int number = ScriptedProject.number(request);
        boolean lucky = number < 1000 && number % 4 == 2 && request.user().startsWith("Be short");
        boolean right = number % 4 == 0 || number % 4 == 1 && request.system().equals(STEPS) || lucky;
        return right ? String.valueOf(number) : "Sure! Let me see";
    };

    private final Path folder;
    private RecordingConsole console = new RecordingConsole();

    AdaptProject(Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(
                suiteFile(),
                """
                suite: numbers
                systemPrompt: You are a helpful assistant.
                models:
                  target: {provider: scripted, name: tiny, concurrency: 4}
                  optimizer: {provider: scripted, name: writer, concurrency: 4}
                tasks:
                """
                        + task("first", "train", "contains", 0, 8) + task("pet", "unseen", "contains", 100, 12)
                        + task("sports", "unseen", "contains", 200, 12)
                        + "optimize: {method: cot}\n");
    }

    static String task(String id, String role, String metric, int from, int train) {
        return "  - id: " + id + "\n    role: " + role + "\n    metric: " + metric + "\n    prompt: \"" + id
                + ": {question}\"\n    examples:\n" + (train == 0 ? "" : "      train:\n" + examples(from, train))
                + "      test:\n" + examples(from + 1000, 40);
    }

    private static String examples(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> "        - {id: e" + i + ", question: \"what is " + i + "\", answer: \"" + i + "\"}\n")
                .collect(Collectors.joining());
    }

    Path suiteFile() {
        return folder.resolve("numbers.yaml");
    }

    /** Replaces text in the suite. */
    void edit(String before, String after) throws IOException {
        String text = Files.readString(suiteFile());
        if (!text.contains(before)) {
            throw new IllegalArgumentException("the suite does not contain " + before);
        }
        Files.writeString(suiteFile(), text.replace(before, after));
    }

    /** The outcome of several goals that share a store. */
    final class Run {

        private final ScriptedModel model;
        private final FakeModels models;

        Run(ScriptedModel.Script script) {
            this.model = new ScriptedModel(script);
            this.models = new FakeModels(model);
        }

        ScriptedModel model() {
            return model;
        }

        Run optimize(Map<String, String> overrides) throws Exception {
            console = new RecordingConsole();
            new Optimize((of, policy) -> models.begin(policy), new Metrics(List.of()), console, clock())
                    .run(suite(overrides), outputs(), prompts(), false);
            return this;
        }

        Run adapt(Map<String, String> overrides, AdaptOptions options) throws Exception {
            console = new RecordingConsole();
            new Adapt((of, policy) -> models.begin(policy), new Metrics(List.of()), console, clock())
                    .run(suite(overrides), outputs(), prompts(), options);
            return this;
        }

        Run adapt(String... tasks) throws Exception {
            return adapt(Map.of(), new AdaptOptions(List.of(tasks), Optional.empty(), false));
        }

        Run evaluate() throws Exception {
            new Evaluate((of, policy) -> models.begin(policy), new Metrics(List.of()), console, clock())
                    .run(suite(Map.of()), outputs());
            return this;
        }
    }

    Run with(ScriptedModel.Script script) {
        return new Run(script);
    }

    void check() throws Exception {
        new Check(new Metrics(List.of()), String::length, console, Optional.empty())
                .run(suite(Map.of()), outputs(), true);
    }

    void accept() throws Exception {
        new Accept(new Metrics(List.of()), console)
                .run(suite(Map.of()), outputs(), "it is fine", new Accept.Source.LastMeasurement());
    }

    void generate() throws Exception {
        Suite suite = suite(Map.of());
        new Generate(console, List.of(), new DisplayPaths(folder))
                .run(List.of(new SuitePrompt(suite.name(), suite.file(), suite.systemPrompt())), prompts());
    }

    private static Clock clock() {
        return Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    }

    private Suite suite(Map<String, String> overrides) throws Exception {
        return new SuiteLoader(folder, overrides).load(suiteFile());
    }

    private PromptFolder prompts() {
        return new PromptFolder(folder.resolve("target/generated"), folder.resolve("target/classes"));
    }

    OutputFiles outputs() {
        return new OutputFiles(
                folder.resolve("target/numbers"), folder.resolve("target/reports"), new DisplayPaths(folder));
    }

    Lock lock() throws Exception {
        return LockFiles.beside(suiteFile()).readLock().orElseThrow();
    }

    List<String> log() {
        return console.lines();
    }

    String logText() {
        return String.join("\n", console.lines()).replace(folder.toString(), "FOLDER") + "\n";
    }

    /** All files by their path from the project, but those that say what a run spent, which differs if replies are stored. */
    SortedMap<String, String> files() throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("spending.json"))
                    .toList()) {
                contents.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return contents;
    }
}

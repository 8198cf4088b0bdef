package io.github.metaspo.goal.compare;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.goal.DisplayPaths;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.RecordingConsole;
import io.github.metaspo.goal.ScriptedProject;
import io.github.metaspo.goal.accept.Accept;
import io.github.metaspo.model.calls.FakeModels;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.read.SuiteLoader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Test fixture: suites whose tasks score higher with a short system prompt, a scripted optimizer model, and a store that all runs share. */
final class ComparisonProject {

    private final Path folder;
    private final RecordingConsole console = new RecordingConsole();
    private volatile LanguageModel model = new ScriptedModel(ComparisonProject::reply);
    private final FakeModels models = new FakeModels(new LanguageModel() {
        @Override
        public Reply reply(Request request) throws ModelException, InterruptedException {
            return model.reply(request);
        }

        @Override
        public void close() {}
    });

    ComparisonProject(Path folder) {
        this.folder = folder;
    }

    /** Writes a suite with two train tasks and one unseen task, whose train examples are for user prompts. */
    ComparisonProject suite(String name, String compare) throws IOException {
        return suite(name, compare, "contains");
    }

    ComparisonProject suite(String name, String compare, String metric) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(name + ".yaml"),
                "suite: " + name
                        + """

                        systemPrompt: You are a helpful assistant.
                        models:
                          target: {provider: scripted, name: tiny, concurrency: 8, maxTokens: 16, price: {input: 1, output: 2}}
                          optimizer: {provider: scripted, name: writer, concurrency: 4, maxTokens: 64, price: {input: 10, output: 20}}
                        tasks:
                        """
                        + task("first", "", 0, metric) + task("second", "", 100, metric)
                        + task("later", "    role: unseen\n", 200, metric)
                        + "optimize: {iterations: 2, systemCandidates: 3, userCandidates: 2, userTopK: 2}\n"
                        + "compare: " + compare + "\n");
        return this;
    }

    private static String task(String id, String role, int from, String metric) {
        return "  - id: " + id + "\n" + role + "    prompt: \"" + id + ": {question}\"\n    metric: " + metric
                + "\n    extract: text\n    examples:\n      train:\n" + examples(from, 12) + "      test:\n"
                + examples(from + 1000, 30);
    }

    private static String examples(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> "        - {id: e" + i + ", question: \"what is " + i + "\", answer: \"" + i + "\"}\n")
                .collect(Collectors.joining());
    }

    /** Replies of a target that a short system prompt helps, and of an optimizer that sometimes writes one. */
    static String reply(Request request) {
        if (ScriptedProject.isWriting(request)) {
            String help = request.draw() % 3 == 0 ? " Be short." : "";
            String text = "Variant " + request.draw() + "." + help;
            return "<improved_system_prompt>" + text + "</improved_system_prompt><improved_instruction_prompt>" + text
                    + " {question}</improved_instruction_prompt><instruction>" + text
                    + "</instruction><Analysis>too long</Analysis>";
        }
        int number = ScriptedProject.number(request);
        boolean helped = (request.system() + request.user()).contains("short");
        return number % 4 == 0 || number % 2 == 0 && helped ? String.valueOf(number) : "Sure! Let me see";
    }

    /** Answers from now on with another model; the store stays. */
    ComparisonProject with(LanguageModel other) {
        model = other;
        return this;
    }

    Suite load(String name, Map<String, String> overrides) throws Exception {
        return new SuiteLoader(folder, overrides).load(folder.resolve(name + ".yaml"));
    }

    /** Compares; the first suite has the settings. */
    void compare(Map<String, String> overrides, boolean dryRun, String... suites) throws Exception {
        console.clear();
        List<Compare.Input> inputs = Stream.of(suites)
                .map(name -> {
                    try {
                        return new Compare.Input(load(name, overrides), files(name));
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
        new Compare(
                        (of, policy) -> models.begin(policy),
                        new Metrics(List.of()),
                        console,
                        Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .run(inputs, dryRun);
    }

    void accept(String suite, String row) throws Exception {
        new Accept(new Metrics(List.of()), console)
                .run(load(suite, Map.of()), files(suite), "it won", new Accept.Source.Compared(row));
    }

    OutputFiles files(String suite) {
        return new OutputFiles(
                folder.resolve("target").resolve(suite), folder.resolve("target/r"), new DisplayPaths(folder));
    }

    List<String> lines() {
        return console.lines();
    }

    Path folder() {
        return folder;
    }

    /** Every file below the folder, by its path. */
    Map<String, String> tree() throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            // what a run spent, and the summary that names it, differ if replies are stored
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("spending.json") && !file.endsWith("summary.md"))
                    .toList()) {
                tree.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return tree;
    }
}

package io.github.metaspo.goal.optimize;

import io.github.metaspo.api.Request;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.goal.DisplayPaths;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.PromptFolder;
import io.github.metaspo.goal.RecordingConsole;
import io.github.metaspo.goal.ScriptedProject;
import io.github.metaspo.goal.evaluate.Evaluate;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.model.calls.FakeModels;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.read.SuiteLoader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Test fixture: two train tasks and an unseen one, and a target that demonstrations and short system prompts help. */
final class DemonstrationsProject {

    static final String SUITE_FILE = "numbers.yaml";

    private final Path folder;
    private final RecordingConsole console = new RecordingConsole();
    private final ScriptedModel model;
    private final FakeModels models;
    private final List<ModelSession> sessions = new ArrayList<>();

    DemonstrationsProject(Path folder, ScriptedModel.Script script) throws IOException {
        this.folder = folder;
        this.model = new ScriptedModel(script);
        this.models = new FakeModels(model);
        Files.writeString(
                folder.resolve(SUITE_FILE),
                """
                suite: numbers
                systemPrompt: You are a helpful assistant.
                models:
                  target: {provider: scripted, name: tiny, concurrency: 4, maxTokens: 64, price: {input: 1, output: 2}}
                  optimizer: {provider: scripted, name: writer, concurrency: 4, maxTokens: 64, price: {input: 1, output: 2}}
                tasks:
                """
                        + task("first", "train", 0) + task("second", "train", 100) + task("later", "unseen", 200)
                        + "optimize: {iterations: 2, systemCandidates: 3, userCandidates: 2, userTopK: 2,"
                        + " userPrompts: ship, demonstrations: 2}\n");
    }

    private static String task(String id, String role, int from) {
        return "  - id: " + id + "\n    role: " + role + "\n    metric: contains\n    extract: {tag: answer}\n"
                + "    prompt: |\n      Look at the " + id + " question.\n      <Question>\n      {question}\n"
                + "      </Question>\n      Write the answer between <answer> and </answer>.\n"
                + "    examples:\n      train:\n" + examples(from, 20) + "      test:\n" + examples(from + 1000, 40);
    }

    private static String examples(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> "        - {id: e" + i + ", question: \"what is " + i + "\", answer: \"" + i + "\"}\n")
                .collect(Collectors.joining());
    }

    /** A target that knows every fourth answer, another fourth with a short system prompt, and another with demonstrations. */
    static String reply(Request request) {
        if (ScriptedProject.isWriting(request)) {
            String help = request.draw() % 3 == 0 ? " Be short." : "";
            return "<improved_system_prompt>Variant " + request.draw() + "." + help + "</improved_system_prompt>"
                    + "<improved_instruction_prompt>Variant " + request.draw()
                    + ".\n<Question>{question}</Question>\nAnswer between <answer> and </answer>."
                    + "</improved_instruction_prompt>";
        }
        int number = ScriptedProject.number(request);
        boolean right = number % 4 == 0
                || number % 4 == 2 && request.system().contains("short")
                || number % 4 == 1 && request.user().contains("</Example>");
        return right ? "I see: <answer>" + number + "</answer>" : "Let me see";
    }

    void edit(String before, String after) throws IOException {
        String text = Files.readString(folder.resolve(SUITE_FILE));
        if (!text.contains(before)) {
            throw new IllegalArgumentException("the suite does not contain " + before);
        }
        Files.writeString(folder.resolve(SUITE_FILE), text.replace(before, after));
    }

    Suite suite(Map<String, String> overrides) throws Exception {
        return new SuiteLoader(folder, overrides).load(folder.resolve(SUITE_FILE));
    }

    DemonstrationsProject optimize(Map<String, String> overrides, boolean dryRun) throws Exception {
        console.clear();
        new Optimize(
                        (of, policy) -> {
                            sessions.add(models.begin(policy));
                            return sessions.get(sessions.size() - 1);
                        },
                        new Metrics(List.of()),
                        console,
                        clock())
                .run(suite(overrides), outputs(), new PromptFolder(folder.resolve("g"), folder.resolve("c")), dryRun);
        return this;
    }

    DemonstrationsProject optimize() throws Exception {
        return optimize(Map.of(), false);
    }

    /** Measures the lock, in a build without stored replies that knows nothing of demonstrations. */
    void evaluate() throws Exception {
        console.clear();
        FakeModels others = new FakeModels(model);
        new Evaluate((of, policy) -> others.begin(policy), new Metrics(List.of()), console, clock())
                .run(suite(Map.of("demonstrations", "0")), outputs());
    }

    private static Clock clock() {
        return Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    }

    OutputFiles outputs() {
        return new OutputFiles(folder.resolve("t"), folder.resolve("r"), new DisplayPaths(folder));
    }

    Path folder() {
        return folder;
    }

    /** The questions to the target so far, in the order of arrival. */
    List<Request> asked() {
        return model.requests().stream()
                .filter(request -> !ScriptedProject.isWriting(request))
                .toList();
    }

    List<Request> written() {
        return model.requests().stream().filter(ScriptedProject::isWriting).toList();
    }

    long calls() {
        return sessions.get(sessions.size() - 1).spending().calls();
    }

    List<String> lines() {
        return console.lines();
    }

    Lock lock() throws Exception {
        return LockFiles.beside(folder.resolve(SUITE_FILE)).readLock().orElseThrow();
    }
}

package io.github.metaspo.goal;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.Request;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.goal.optimize.Optimize;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.model.calls.FakeModels;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.model.calls.budget.Spending;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.read.SuiteLoader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Test fixture: a project whose two tasks score higher with a short system prompt, and a scripted optimizer model that finds one. */
public final class ScriptedProject {

    private final Path folder;
    private final RecordingConsole console = new RecordingConsole();
    private final Map<String, String> overrides;

    /**
     * The end of an optimization.
     *
     * @param result {@code shipped}, {@code kept}, {@code no result: ...} or {@code FAILED ...}
     */
    public record Run(String result, Spending spending, Duration elapsed, List<String> lines) {

        public boolean isMeasured() {
            return result.equals("shipped") || result.equals("kept");
        }

        public double spent(String kind) {
            return switch (kind) {
                case "calls" -> spending.calls();
                case "tokens" -> spending.usage().input() + spending.usage().output();
                case "cost" -> spending.cost().orElse(0);
                default -> elapsed.toMillis() / 1000.0;
            };
        }
    }

    private ScriptedProject(Path folder, Map<String, String> overrides) {
        this.folder = folder;
        this.overrides = overrides;
    }

    /** Writes the suite; the overrides are as those of the command line. */
    public static ScriptedProject in(Path folder, Map<String, String> overrides) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("numbers.yaml"),
                """
                suite: numbers
                systemPrompt: You are a helpful assistant.
                models:
                  target: {provider: scripted, name: tiny, concurrency: 8, maxTokens: 16, price: {input: 1, output: 2}}
                  optimizer: {provider: scripted, name: writer, concurrency: 4, maxTokens: 64, price: {input: 1, output: 2}}
                tasks:
                """
                        + task("first", 0) + task("second", 100)
                        + "optimize: {iterations: 3, systemCandidates: 4, userCandidates: 2, userTopK: 2}\n");
        return new ScriptedProject(folder, overrides);
    }

    /** Optimizes with a model that answers by a script. */
    public Run run(ScriptedModel.Script script) throws Exception {
        return run(new ScriptedModel(script));
    }

    /** Optimizes; the model is asked as target and as optimizer. */
    public Run run(LanguageModel model) throws Exception {
        Suite suite = new SuiteLoader(folder, overrides).load(folder.resolve("numbers.yaml"));
        FakeModels models =
                new FakeModels(model, Clock.systemUTC(), duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos()));
        List<ModelSession> runs = new ArrayList<>();
        Instant start = Instant.now();
        String result;
        try {
            new Optimize(
                            (of, policy) -> {
                                runs.add(models.begin(policy));
                                return runs.get(0);
                            },
                            new Metrics(List.of()),
                            console,
                            Clock.systemUTC())
                    .run(
                            suite,
                            new OutputFiles(
                                    folder.resolve("target/n"), folder.resolve("target/r"), new DisplayPaths(folder)),
                            new PromptFolder(folder.resolve("target/g"), folder.resolve("target/c")),
                            false);
            result = result(LockFiles.beside(suite.file()).readLock().orElseThrow());
        } catch (RefusedException e) {
            result = "no result: " + e.getMessage();
        } catch (Exception e) {
            result = "FAILED " + e;
        }
        return new Run(
                result, runs.get(0).spending(), Duration.between(start, Instant.now()), List.copyOf(console.lines()));
    }

    private static String result(Lock lock) {
        return switch (((Lock.Origin.Search) lock.origin()).result()) {
            case CONFIRMED, NOT_CONFIRMED -> "shipped";
            case KEPT -> "kept";
        };
    }

    /** What a good optimizer model and a target that a short system prompt helps reply. */
    public static String reply(Request request) {
        String user = request.user();
        if (user.contains("<improved_system_prompt>")) {
            String help = request.draw() % 3 == 0 ? " Be short." : "";
            return "<improved_system_prompt>Variant " + request.draw() + "." + help + "</improved_system_prompt>";
        }
        if (user.contains("<improved_instruction_prompt>")) {
            return "<improved_instruction_prompt>Variant " + request.draw()
                    + ": {question}</improved_instruction_prompt>";
        }
        if (user.contains("<instruction>")) {
            return "<instruction>Variant " + request.draw() + ".</instruction>";
        }
        if (user.contains("<Analysis>")) {
            return "<Analysis>too long</Analysis>";
        }
        int number = number(request);
        boolean right = number % 4 == 0 || number % 2 == 0 && request.system().contains("short");
        return right ? String.valueOf(number) : "Sure! Let me see";
    }

    /** Whether the optimizer model is asked. */
    public static boolean isWriting(Request request) {
        return request.user().contains("<Analysis>")
                || request.user().contains("<improved_")
                || request.user().contains("<instruction>");
    }

    /** The number that a question to the target is about; those of held-out questions are 1000 and above. */
    public static int number(Request request) {
        return Integer.parseInt(request.user().replaceAll("(?s).*what is (\\d+).*", "$1"));
    }

    private static String task(String id, int from) {
        return "  - id: " + id + "\n    prompt: \"" + id + ": {question}\"\n    metric: contains\n    extract: text\n"
                + "    examples:\n      train:\n" + examples(from, 20) + "      test:\n" + examples(from + 1000, 50);
    }

    private static String examples(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> "        - {id: e" + i + ", question: \"what is " + i + "\", answer: \"" + i + "\"}\n")
                .collect(Collectors.joining());
    }
}

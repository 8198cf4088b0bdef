package io.github.metaspo.goal.optimize;

import io.github.metaspo.GoldenFiles;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.goal.DisplayPaths;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.PromptFolder;
import io.github.metaspo.goal.RecordingConsole;
import io.github.metaspo.goal.ScriptedProject;
import io.github.metaspo.goal.check.Check;
import io.github.metaspo.goal.check.RegressionException;
import io.github.metaspo.goal.evaluate.Evaluate;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.model.calls.FakeModels;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.read.SuiteLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OptimizeTest {

    private static final String SEED = "You are a helpful assistant.";

    /** One sentence of the corpus helps, with half of the questions. */
    private static final ScriptedModel.Script BREVITY_HELPS = request -> {
        String number = request.user().replaceAll("\\D", "");
        boolean easy = Integer.parseInt(number) % 4 == 0;
        boolean helped = Integer.parseInt(number) % 2 == 0 && request.system().contains("short");
        return easy || helped ? number : "Sure! Let me see";
    };

    /** The optimizer model writes one user prompt that helps with half of the questions, and system prompts that do not. */
    private static final ScriptedModel.Script A_USER_PROMPT_HELPS = request -> {
        if (ScriptedProject.isWriting(request)) {
            return "<improved_instruction_prompt>Be short: {question}</improved_instruction_prompt>"
                    + "<improved_system_prompt>Variant " + request.draw() + ".</improved_system_prompt>"
                    + "<Analysis>too long</Analysis>";
        }
        int number = ScriptedProject.number(request);
        boolean helped = number % 2 == 0 && request.user().startsWith("Be short");
        return number % 4 == 0 || helped ? String.valueOf(number) : "Sure! Let me see";
    };

    private static final ScriptedModel.Script NOTHING_HELPS = request -> {
        String number = request.user().replaceAll("\\D", "");
        long mixed = (number + request.system()).hashCode() * 0x9E37_79B9_7F4A_7C15L;
        return (mixed >>> 40) % 2 == 0 ? number : "Sure!";
    };

    @TempDir
    private Path folder;

    private RecordingConsole console = new RecordingConsole();

    @BeforeEach
    void writeSuite() throws IOException {
        Files.writeString(
                folder.resolve("numbers.yaml"),
                """
                suite: numbers
                systemPrompt: You are a helpful assistant.
                models:
                  target: {provider: scripted, name: tiny, concurrency: 4}
                tasks:
                """
                        + task("first", "train", 0) + task("second", "train", 100) + task("third", "unseen", 200)
                        + """
                optimize: {iterations: 2, systemCandidates: 12, userCandidates: 1, userTopK: 1}
                """);
    }

    private static String task(String id, String role, int from) {
        return "  - id: " + id + "\n    role: " + role + "\n    prompt: \"" + id
                + ": {question}\"\n    examples:\n      train:\n" + examples(from, 20) + "      test:\n"
                + examples(from + 1000, 60);
    }

    private static String examples(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> "        - {id: e" + i + ", question: \"what is " + i + "\", answer: \"" + i + "\"}\n")
                .collect(Collectors.joining());
    }

    @Test
    void aConfirmedImprovementIsLockedWithItsBaseline() throws Exception {
        optimize(BREVITY_HELPS);
        Lock lock = lock();
        assertThat(lock.systemPrompt()).contains("short");
        assertThat(lock.origin()).isInstanceOfSatisfying(Lock.Origin.Search.class, search -> {
            assertThat(search.result()).isEqualTo(Lock.Result.CONFIRMED);
            assertThat(search.proposer()).isEqualTo("components");
        });
        assertThat(lock.looks()).hasSize(1);
        assertThat(lock.measured().train().score()).isGreaterThan(0.4);
        assertThat(lock.seedPrompt().orElseThrow().score()).isEqualTo(0.25);
        assertThat(files())
                .containsKeys(
                        "numbers.lock.yaml",
                        "numbers.baseline.csv",
                        "target/generated/prompts/numbers.txt",
                        "target/numbers/results.json",
                        "target/numbers/run.json")
                .doesNotContainKey("target/numbers/candidate.json");
    }

    @Test
    void theLogTellsPlanRoundsHeldOutResultAndTheDiff() throws Exception {
        optimize(BREVITY_HELPS);
        GoldenFiles.assertEqual(
                "optimize-log.txt", String.join("\n", console.lines()).replace(folder.toString(), "FOLDER") + "\n");
    }

    @Test
    void thePlanSaysHowMacroF1TasksRace() throws Exception {
        Path suite = folder.resolve("numbers.yaml");
        Files.writeString(
                suite, Files.readString(suite).replace("    role: train\n", "    role: train\n    metric: macroF1\n"));
        run(new ScriptedModel(BREVITY_HELPS), true, Map.of());
        assertThat(console.lines())
                .anyMatch(line -> line.endsWith(
                        "macroF1 tasks race on the score of single answers; their metric decides in the end"));
    }

    @Test
    void aFixedPromptIsMeasuredWithoutASearchAndShippedIfItIsBetter() throws Exception {
        ScriptedModel model = new ScriptedModel(request -> {
            String number = request.user().replaceAll("\\D", "");
            return request.system().contains("step by step") || Integer.parseInt(number) % 4 == 0 ? number : "Sure!";
        });
        run(model, false, Map.of("method", "cot"));
        assertThat(lock().systemPrompt()).isEqualTo("Let's think step by step.");
        assertThat(lock().origin()).isInstanceOfSatisfying(Lock.Origin.Search.class, search -> {
            assertThat(search.method()).isEqualTo("cot");
            assertThat(search.proposer()).isEqualTo("none");
            assertThat(search.result()).isEqualTo(Lock.Result.CONFIRMED);
        });
        // 180 held-out questions with each of the two prompts, and none to search
        assertThat(model.requests()).hasSize(360);
        GoldenFiles.assertEqual(
                "optimize-fixed-log.txt",
                String.join("\n", console.lines()).replace(folder.toString(), "FOLDER") + "\n");
    }

    @Test
    void theLockOfAMethodWithItsOwnProposerNamesNeitherModeNorProposerOfTheSettings() throws Exception {
        run(new ScriptedModel(BREVITY_HELPS), false, Map.of("method", "sprig"));
        assertThat(lock().origin()).isInstanceOfSatisfying(Lock.Origin.Search.class, search -> {
            assertThat(search.mode()).isEqualTo("none");
            assertThat(search.proposer()).isEqualTo("sprig");
        });
    }

    @Test
    void aFixedPromptThatIsNoBetterLeavesTheSuitesPromptInEffect() throws Exception {
        run(new ScriptedModel(NOTHING_HELPS), false, Map.of("method", "service"));
        assertThat(lock().systemPrompt()).isEqualTo(SEED);
        assertThat(((Lock.Origin.Search) lock().origin()).result()).isEqualTo(Lock.Result.KEPT);
    }

    @Test
    void whereNothingHelpsTheSuitesPromptStaysAndIsLocked() throws Exception {
        optimize(NOTHING_HELPS);
        Lock lock = lock();
        assertThat(lock.systemPrompt()).isEqualTo(SEED);
        assertThat(((Lock.Origin.Search) lock.origin()).result()).isEqualTo(Lock.Result.KEPT);
    }

    @Test
    void aRaceThatShipsNothingSaysWhatItCouldHaveFound() throws Exception {
        optimize(NOTHING_HELPS);
        GoldenFiles.assertEqual(
                "optimize-in-vain-log.txt",
                String.join("\n", console.lines()).replace(folder.toString(), "FOLDER") + "\n");
        console.clear();
        optimize(BREVITY_HELPS);
        assertThat(console.lines()).noneMatch(line -> line.contains("would have been found"));
    }

    @Test
    void whatIsFoundAndNotConfirmedIsLeftForAccept() throws Exception {
        run(new ScriptedModel(NOTHING_HELPS), false, Map.of("mode", "full"));
        assertThat(console.lines()).as("full mode has no ladder").noneMatch(line -> line.contains("power;"));
        assertThat(files()).containsKey("target/numbers/candidate.json");
        assertThat(console.lines()).anyMatch(line -> line.contains("mvn metaspo:accept -Dmetaspo.candidate"));
    }

    @Test
    void aSecondRunWithTheSameRepliesChangesNoByte() throws Exception {
        for (ScriptedModel.Script script : new ScriptedModel.Script[] {BREVITY_HELPS, NOTHING_HELPS}) {
            optimize(script);
            SortedMap<String, String> first = committed();
            optimize(script);
            assertThat(committed()).isEqualTo(first);
        }
    }

    @Test
    void whatIsLockedAlreadyIsNotMeasuredAgain() throws Exception {
        optimize(BREVITY_HELPS);
        ScriptedModel model = new ScriptedModel(BREVITY_HELPS);
        run(model, false, Map.of());
        assertThat(model.requests()).isNotEmpty().noneMatch(request -> request.user()
                .matches(".*what is 1\\d{3}"));
        assertThat(console.lines())
                .contains("the search found the prompt that is locked already, and its measurement still holds");
    }

    @Test
    void aLockWhoseFiguresWereEditedIsMeasuredAnewWithAWarning() throws Exception {
        optimize(BREVITY_HELPS);
        Lock before = lock();
        editLock("train: \\{score: [0-9.]+", "train: {score: 0.99");
        optimize(BREVITY_HELPS);
        assertThat(console.lines())
                .anyMatch(line -> line.contains("the lock records the score 0.99, but the tasks in its baseline have")
                        && line.endsWith("; the locked prompt is measured again and its figures are replaced"));
        assertThat(lock().measured()).isEqualTo(before.measured());
    }

    @Test
    void aLockWhoseLooksDoNotNameItsShippedPromptIsNoRecord() throws Exception {
        optimize(BREVITY_HELPS);
        editLock("(?s)looks:.*\nmeasuredPrompts", "looks: []\nmeasuredPrompts");
        assertThatThrownBy(this::check).hasMessageContaining("its looks do not name it");
    }

    private void editLock(String pattern, String replacement) throws IOException {
        Path file = folder.resolve("numbers.lock.yaml");
        String before = Files.readString(file);
        String after = before.replaceAll(pattern, replacement);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after);
    }

    @Test
    void aLockThatStillHoldsKeepsItsFiguresWhenNothingBetterIsFound() throws Exception {
        optimize(BREVITY_HELPS);
        Lock before = lock();
        ScriptedModel.Script badDay = request -> "Sure!";
        optimize(badDay);
        assertThat(lock().measured()).isEqualTo(before.measured());
        assertThat(lock().systemPrompt()).isEqualTo(before.systemPrompt());
    }

    @Test
    void aDryRunSaysWhatWouldBeAskedAndAsksNothing() throws Exception {
        ScriptedModel model = new ScriptedModel(BREVITY_HELPS);
        run(model, true, Map.of("mode", "full"));
        assertThat(model.requests()).isEmpty();
        assertThat(files()).containsOnlyKeys("numbers.yaml");
        assertThat(console.lines())
                .contains("at most 1,440 calls to the target (1,080 questions to search, 360 held out)");
    }

    @Test
    void whereThereIsAPriceThePlanSaysWhatItMayCost() throws Exception {
        Path suite = folder.resolve("numbers.yaml");
        Files.writeString(
                suite,
                Files.readString(suite)
                        .replace("concurrency: 4}", "concurrency: 4, maxTokens: 100, price: {input: 1, output: 10}}"));
        run(new ScriptedModel(BREVITY_HELPS), true, Map.of("mode", "full"));
        // 1,440 calls of at most 100 tokens are 1.44 USD, and some 10 tokens of each question a little more
        assertThat(console.lines())
                .anyMatch(line -> line.matches("at most 1,440 calls .*; at most about 1\\.4[5-9] USD"));
    }

    @Test
    void aFailureOfTheSearchKeepsLockBaselinePromptAndTheResultsOfTheLock() throws Exception {
        optimize(BREVITY_HELPS);
        SortedMap<String, String> before = files();
        assertThat(before).containsKeys("target/numbers/run.json", "target/numbers/results.json");
        assertThatThrownBy(() -> optimize(request -> {
                    throw new ModelException(ModelException.Kind.WRONG_KEY, "the key is wrong");
                }))
                .hasMessage("the key is wrong");
        before.remove("target/numbers/run.json");
        String spent = before.remove("target/numbers/spending.json");
        assertThat(before).containsKey("target/generated/prompts/numbers.txt");
        SortedMap<String, String> after = files();
        assertThat(after.remove("target/numbers/spending.json"))
                .as("what the failed search paid for")
                .isNotEqualTo(spent)
                .contains("\"failed\" : ");
        assertThat(after).isEqualTo(before);
    }

    @Test
    void aFailureOfTheMeasurementLeavesNoResultsOfAnEarlierOne() throws Exception {
        optimize(NOTHING_HELPS);
        assertThat(files()).containsKey("target/numbers/results.json");
        assertThatThrownBy(() -> optimize(request -> {
                    if (request.user().matches(".*what is 1\\d{3}")) {
                        throw new ModelException(ModelException.Kind.WRONG_KEY, "the key is wrong");
                    }
                    return BREVITY_HELPS.answer(request);
                }))
                .hasMessage("the key is wrong");
        assertThat(files().keySet())
                .contains("numbers.lock.yaml")
                .noneMatch(name -> name.startsWith("target/numbers/results") || name.startsWith("target/reports/"));
    }

    @Test
    void aSearchThatFindsWhatIsLockedKeepsItsResults() throws Exception {
        optimize(BREVITY_HELPS);
        optimize(BREVITY_HELPS);
        assertThat(files()).containsKey("target/numbers/results.json");
    }

    @Test
    void aBrokenLockIsRefusedBeforeAnythingIsAsked() throws Exception {
        Files.writeString(folder.resolve("numbers.lock.yaml"), "formatVersion: [\n");
        ScriptedModel model = new ScriptedModel(BREVITY_HELPS);
        assertThatThrownBy(() -> run(model, false, Map.of())).hasMessageContaining("numbers.lock.yaml:");
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void aShippedUserPromptIsLockedGeneratedMeasuredAndGated() throws Exception {
        Path file = folder.resolve("numbers.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("tasks:\n", "  optimizer: {provider: scripted, name: writer}\ntasks:\n")
                        .replace(
                                "userCandidates: 1, userTopK: 1",
                                "userCandidates: 4, userTopK: 1, userPrompts: ship, mode: full"));
        optimize(A_USER_PROMPT_HELPS);
        Lock lock = lock();
        assertThat(((Lock.Origin.Search) lock.origin()).result()).isEqualTo(Lock.Result.CONFIRMED);
        assertThat(lock.userPrompts()).containsOnlyKeys("first", "second");
        SortedMap<String, String> written = files();
        assertThat(lock.userPrompts()).allSatisfy((task, prompt) -> {
            assertThat(prompt).isEqualTo("Be short: {question}");
            assertThat(written).containsEntry("target/generated/prompts/numbers/" + task + ".txt", prompt);
        });

        evaluate(A_USER_PROMPT_HELPS);
        assertThat(files().get("target/numbers/results.json")).contains("Be short: {question}");
        check();
        assertThat(console.lines())
                .anyMatch(line -> line.startsWith("numbers: PASS, 0.500") && line.contains("in the baseline"));

        evaluate(request -> {
            int number = ScriptedProject.number(request);
            return number % 4 == 0 ? String.valueOf(number) : "Sure! Let me see";
        });
        assertThatThrownBy(this::check)
                .isInstanceOf(RegressionException.class)
                .hasMessageContaining("the score fell from 0.500 to 0.250");
    }

    @Test
    void whatTheOptimizerModelLacksShowsBeforeTheTargetIsAskedUnlessItIsNotNeeded() throws Exception {
        Path suite = folder.resolve("numbers.yaml");
        Files.writeString(
                suite,
                Files.readString(suite)
                        .replace(
                                "tasks:\n",
                                "  optimizer: {provider: " + FakeModels.LACKING + ", name: writer}\ntasks:\n"));
        AtomicInteger asked = new AtomicInteger();
        ScriptedModel.Script counted = request -> {
            asked.incrementAndGet();
            return BREVITY_HELPS.answer(request);
        };

        assertThatThrownBy(() -> optimize(counted)).hasMessageContaining("no such program");
        assertThat(asked).hasValue(0);

        run(new ScriptedModel(counted), false, Map.of("proposer", "components"));
        assertThat(asked).hasPositiveValue();
    }

    private void optimize(ScriptedModel.Script script) throws Exception {
        run(new ScriptedModel(script), false, Map.of());
    }

    private void run(ScriptedModel model, boolean dryRun, Map<String, String> overrides) throws Exception {
        console = new RecordingConsole();
        Suite suite = new SuiteLoader(folder, overrides).load(folder.resolve("numbers.yaml"));
        FakeModels models = new FakeModels(model);
        new Optimize(
                        (of, policy) -> models.begin(policy),
                        new Metrics(List.of()),
                        console,
                        Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .run(
                        suite,
                        outputs(),
                        new PromptFolder(folder.resolve("target/generated"), folder.resolve("target/classes")),
                        dryRun);
    }

    private void evaluate(ScriptedModel.Script script) throws Exception {
        FakeModels models = new FakeModels(new ScriptedModel(script));
        new Evaluate(
                        (of, policy) -> models.begin(policy),
                        new Metrics(List.of()),
                        console,
                        Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .run(new SuiteLoader(folder, Map.of()).load(folder.resolve("numbers.yaml")), outputs());
    }

    private void check() throws Exception {
        new Check(new Metrics(List.of()), String::length, console, Optional.empty())
                .run(new SuiteLoader(folder, Map.of()).load(folder.resolve("numbers.yaml")), outputs(), true);
    }

    private OutputFiles outputs() {
        return new OutputFiles(
                folder.resolve("target/numbers"), folder.resolve("target/reports"), new DisplayPaths(folder));
    }

    private Lock lock() throws Exception {
        return LockFiles.beside(folder.resolve("numbers.yaml")).readLock().orElseThrow();
    }

    private SortedMap<String, String> committed() throws IOException {
        SortedMap<String, String> committed = files();
        committed.keySet().removeIf(name -> name.startsWith("target"));
        return committed;
    }

    private SortedMap<String, String> files() throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return contents;
    }
}

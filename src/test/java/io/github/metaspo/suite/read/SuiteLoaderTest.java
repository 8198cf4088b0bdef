package io.github.metaspo.suite.read;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Location;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.ModelSettings.ApiKey;
import io.github.metaspo.api.RequestSettings;
import io.github.metaspo.api.RequestSettings.SystemRole;
import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.GateSettings;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.ProposalSettings;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class SuiteLoaderTest {

    private static final RequestSettings USUAL = new RequestSettings(
            OptionalDouble.empty(),
            List.of(),
            Optional.empty(),
            SystemRole.SYSTEM,
            new TreeMap<>(),
            new TreeMap<>(),
            true);

    private static final OptimizeSettings DEFAULT_OPTIMIZE = new OptimizeSettings(
            OptimizeSettings.Method.METASPO,
            OptimizeSettings.Mode.RACE,
            3,
            2,
            3,
            3,
            150,
            42,
            Optional.empty(),
            OptimizeSettings.Ship.CONFIRMED,
            OptimizeSettings.UserPrompts.KEEP,
            new OptimizeSettings.Budget(
                    OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.empty(), Optional.empty()),
            ProposalSettings.NONE);

    private final SuiteFolder folder;

    SuiteLoaderTest(@TempDir Path folder) {
        this.folder = new SuiteFolder(folder);
    }

    @Test
    void aShortSuiteGetsTheDefaults() throws SuiteException {
        Suite suite = folder.load(SuiteFolder.suite(SuiteFolder.INLINE));

        assertThat(suite.name()).isEqualTo("review");
        assertThat(suite.optimizer()).isEmpty();
        assertThat(suite.optimize()).isEqualTo(DEFAULT_OPTIMIZE);
        assertThat(suite.gate())
                .isEqualTo(new GateSettings(
                        new BigDecimal("0.01"),
                        Optional.empty(),
                        OptionalInt.empty(),
                        new BigDecimal("0.02"),
                        GateSettings.Severity.WARN,
                        GateSettings.Severity.FAIL));
        assertThat(suite.target())
                .isEqualTo(new ModelSettings(
                        "openai",
                        Optional.of("some-model"),
                        Optional.empty(),
                        Optional.empty(),
                        new ApiKey.ProviderDefault(),
                        OptionalDouble.of(0),
                        OptionalLong.empty(),
                        512,
                        Duration.ofSeconds(60),
                        Duration.ofMinutes(5),
                        8,
                        ModelSettings.Rate.UNLIMITED,
                        Optional.empty(),
                        USUAL,
                        new Location(suite.file(), 4, 11)));
        Task task = suite.tasks().get(0);
        assertThat(task.role()).isEqualTo(Task.Role.TRAIN);
        assertThat(task.extraction()).isEqualTo(new Extraction.Text());
        assertThat(task.metric().name()).isEqualTo("accuracy");
        assertThat(task.weight()).isEqualTo(1);
        assertThat(task.repeats()).isEqualTo(1);
        assertThat(task.minScore()).isEmpty();
    }

    @Test
    void everyValueOfAFullSuiteIsKept() throws SuiteException {
        folder.write("seed.txt", "\r\nYou\thelp.  \r\n\r\n");
        folder.write("prompt.txt", "Topic: {topic}\n{question}\n");

        Suite suite = folder.load(
                """
                suite: review
                systemPrompt: {file: seed.txt}
                models:
                  target: {provider: llama, file: models/x.gguf, temperature: provider, seed: 5, timeout: 500ms}
                  optimizer:
                    provider: anthropic
                    name: some-model
                    baseUrl: https://example.org/v1
                    apiKey: {server: work}
                    maxTokens: 100
                    concurrency: 3
                    price: {input: 0.15, output: 6}
                    options: {thinking: true, depth: 007}
                tasks:
                  - id: pets
                    role: unseen
                    prompt: {file: prompt.txt}
                    examples: {test: [{id: 7, question: "what?", answers: [yes, 1.50], options: [yes, no], topic: dogs}]}
                    extract: {choices: [yes, 010]}
                    metric: {name: numeric, tolerance: 0.010}
                    weight: 2.5
                    minScore: 0.60
                    repeats: 3
                  - {id: tag, prompt: "{question}", examples: %1$s, extract: {tag: answer}, metric: exactMatch}
                  - {id: regex, prompt: "{question}", examples: %1$s, extract: {regex: "a(b)"}}
                  - {id: json, prompt: "{question}", examples: %1$s, extract: {json: /rating}}
                  - {id: number, prompt: "{question}", examples: %1$s, extract: {number: true}}
                  - {id: komma, prompt: "{question}", examples: %1$s, extract: {number: {locale: de-CH}}}
                  - {id: text, prompt: "{question}", examples: %1$s, extract: text}
                optimize: {method: outerLoop, mode: full, iterations: 1, systemCandidates: 2, userCandidates: 4, userTopK: 5, patience: 6,
                  seed: -7, proposer: components, ship: higher, userPrompts: ship,
                  budget: {calls: 200k, tokens: 5M, cost: 5.00, time: 30m}}
                gate: {tolerance: 0, minScore: 0.60, maxPromptTokens: 400, maxErrorRate: 1, inconclusive: fail, missingBaseline: warn}
                """
                        .formatted(SuiteFolder.INLINE));

        assertThat(suite.systemPrompt()).isEqualTo("You    help.");
        assertThat(suite.target().label()).isEqualTo("llama/x.gguf");
        assertThat(suite.target().concurrency()).isEqualTo(1);
        assertThat(suite.target().temperature()).isEmpty();
        assertThat(suite.target().seed()).hasValue(5);
        assertThat(suite.target().timeout()).isEqualTo(Duration.ofMillis(500));
        ModelSettings optimizer = suite.optimizer().orElseThrow();
        assertThat(optimizer.baseUrl()).contains(URI.create("https://example.org/v1"));
        assertThat(optimizer.apiKey()).isEqualTo(new ApiKey.Server("work"));
        assertThat(optimizer.temperature()).hasValue(1);
        assertThat(optimizer.maxTokens()).isEqualTo(100);
        assertThat(optimizer.price()).contains(new ModelSettings.Price(0.15, 6));
        assertThat(optimizer.options()).containsOnly(Map.entry("thinking", "true"), Map.entry("depth", "007"));
        Task task = suite.tasks().get(0);
        assertThat(task.test())
                .containsExactly(new Example(
                        "7", "what?", List.of("yes", "1.50"), List.of("yes", "no"), Map.of("topic", "dogs")));
        assertThat(task.prompt().render(task.test().get(0))).isEqualTo("Topic: dogs\nwhat?");
        assertThat(task.metric().name()).isEqualTo("numeric");
        assertThat(task.metric().parameters()).containsOnly(Map.entry("tolerance", "0.010"));
        assertThat(task.minScore()).contains(new BigDecimal("0.60"));
        assertThat(task.weight()).isEqualTo(2.5);
        assertThat(task.repeats()).isEqualTo(3);
        assertThat(suite.tasks())
                .extracting(Task::extraction)
                .containsExactly(
                        new Extraction.Choices(List.of("yes", "010")),
                        new Extraction.Tag("answer"),
                        new Extraction.Regex("a(b)"),
                        new Extraction.Json("/rating"),
                        new Extraction.Numeric(),
                        new Extraction.Numeric(Optional.of("de-CH")),
                        new Extraction.Text());
        assertThat(suite.tasks().get(1).metric().name()).isEqualTo("exactMatch");
        assertThat(suite.optimize())
                .isEqualTo(new OptimizeSettings(
                        OptimizeSettings.Method.OUTER_LOOP,
                        OptimizeSettings.Mode.FULL,
                        1,
                        2,
                        4,
                        5,
                        6,
                        -7,
                        Optional.of(OptimizeSettings.Proposer.COMPONENTS),
                        OptimizeSettings.Ship.HIGHER,
                        OptimizeSettings.UserPrompts.SHIP,
                        new OptimizeSettings.Budget(
                                OptionalLong.of(200_000),
                                OptionalLong.of(5_000_000),
                                OptionalDouble.of(5),
                                Optional.of(Duration.ofMinutes(30))),
                        ProposalSettings.NONE));
        assertThat(suite.gate())
                .isEqualTo(new GateSettings(
                        new BigDecimal("0"),
                        Optional.of(new BigDecimal("0.60")),
                        OptionalInt.of(400),
                        new BigDecimal("1"),
                        GateSettings.Severity.FAIL,
                        GateSettings.Severity.WARN));
    }

    @Test
    void demonstrationsAreOffUnlessTheSuiteAsksForThem() throws SuiteException {
        String suite = SuiteFolder.suite(SuiteFolder.INLINE);
        assertThat(folder.load(suite).optimize().demonstrations()).isZero();
        assertThat(folder.load(suite + "optimize: {demonstrations: 5}\n")
                        .optimize()
                        .demonstrations())
                .isEqualTo(5);
        assertThat(folder.refusal(suite + "optimize: {demonstrations: -1}\n", Map.of()))
                .endsWith("demonstrations is -1, but must be a whole number from 0 to 5");
    }

    @Test
    void aKeyMayStandInAnEnvironmentVariable() throws SuiteException {
        Suite suite = folder.load(
                SuiteFolder.suite("{provider: openai, name: some-model, apiKey: {env: SOME_KEY}}", SuiteFolder.INLINE));

        assertThat(suite.target().apiKey()).isEqualTo(new ApiKey.Environment("SOME_KEY"));
    }

    @Test
    void aSuiteMayStartWithAByteOrderMarkAndHaveWindowsLineEnds() throws SuiteException {
        String yaml = SuiteFolder.suite(SuiteFolder.INLINE).replace("\n", "\r\n");

        assertThat(folder.load("\uFEFF" + yaml).tasks()).hasSize(1);
    }

    @Test
    void aMissingSuiteIsNamed() {
        assertThat(catchMessage("nowhere.yaml")).endsWith("nowhere.yaml:1: there is no such file");
    }

    @Test
    void aLockIsNoSuite() {
        folder.write("review.lock.yaml", "suite: review\n");

        assertThat(catchMessage("review.lock.yaml")).contains("this is not a suite");
    }

    private String catchMessage(String name) {
        try {
            new SuiteLoader(folder.folder(), Map.of()).load(folder.folder().resolve(name));
            return "loaded";
        } catch (SuiteException e) {
            return String.valueOf(e.getMessage());
        }
    }
}

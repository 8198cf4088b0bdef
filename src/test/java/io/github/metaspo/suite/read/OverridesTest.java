package io.github.metaspo.suite.read;

import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.OptimizeSettings.Method;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class OverridesTest {

    private static final String SUITE = SuiteFolder.suite(SuiteFolder.INLINE);

    private final SuiteFolder folder;

    OverridesTest(@TempDir Path folder) {
        this.folder = new SuiteFolder(folder);
    }

    @Test
    void anOverrideReplacesOrAddsASetting() throws SuiteException {
        Suite suite = folder.load(
                SUITE + "optimize: {seed: 1, iterations: 2, budget: {time: 1m}}\n",
                Map.of("seed", "7", "budget.calls", "100", "minScore", "0.6", "ship", "higher", "budget.tokens", "5M"));
        assertThat(folder.load(SUITE, Map.of("demonstrations", "3")).optimize().demonstrations())
                .isEqualTo(3);

        assertThat(suite.optimize().seed()).isEqualTo(7);
        assertThat(suite.optimize().iterations()).isEqualTo(2);
        assertThat(suite.optimize().ship()).isEqualTo(OptimizeSettings.Ship.HIGHER);
        assertThat(suite.optimize().budget().calls()).hasValue(100);
        assertThat(suite.optimize().budget().tokens()).hasValue(5_000_000);
        assertThat(suite.optimize().budget().time()).contains(Duration.ofMinutes(1));
        assertThat(suite.gate().minScore()).contains(new BigDecimal("0.6"));
    }

    @Test
    void aWrongOverrideIsToldAsTheOptionOfTheCommandLine() {
        assertThat(folder.refusal(SUITE, Map.of("seed", "x", "minScore", "82", "budget.time", ""))
                        .lines())
                .containsExactly(
                        "-Dmetaspo.budget.time: time is \"\", but must be a duration such as 500ms, 60s, 30m or 2h",
                        "-Dmetaspo.minScore: minScore is 82, but must be a number from 0 to 1; write 0.82",
                        "-Dmetaspo.seed: seed is \"x\", but must be a whole number");
    }

    @Test
    void anUnknownOverrideNamesTheNearestKnownOne() {
        assertThat(folder.refusal(SUITE, Map.of("budget.call", "5")))
                .isEqualTo("-Dmetaspo.budget.call: there is no such setting; did you mean \"budget.calls\"?");
    }

    @Test
    void anOverrideDoesNotHideThatTheSuiteIsWrong() {
        assertThat(folder.refusal(SUITE + "gate: strict\n", Map.of("minScore", "0.5")))
                .isEqualTo("review.yaml:9:7: gate is \"strict\", but must be a mapping");
    }

    @Test
    void listsAreSeparatedByCommasAndTruthIsWrittenOut() throws SuiteException {
        Suite suite = folder.load(
                SUITE,
                Map.of(
                        "methods",
                        "default, sprig",
                        "sourceTasks",
                        "1,2",
                        "roles",
                        "true",
                        "compare.budget.calls",
                        "5k"));
        assertThat(suite.compare().methods()).containsExactly(Method.DEFAULT, Method.SPRIG);
        assertThat(suite.compare().sourceTasks()).containsExactly(1, 2);
        assertThat(suite.compare().roles()).isTrue();
        assertThat(suite.compare().budget().calls()).hasValue(5000);
        assertThat(folder.refusal(SUITE, Map.of("methods", "default,sprigg")))
                .startsWith("-Dmetaspo.methods: an entry of methods is \"sprigg\", but must be one of metaspo,")
                .endsWith("did you mean \"sprig\"?");
    }

    @Test
    void shorteningIsRefusedForAMethodThatSearchesForNoSystemPrompt() throws SuiteException {
        assertThat(folder.load(SUITE).optimize().shrink()).isFalse();
        assertThat(folder.load(SUITE + "optimize: {shrink: true}\n").optimize().shrink())
                .isTrue();
        assertThat(folder.load(SUITE, Map.of("shrink", "true", "method", "sprig"))
                        .optimize()
                        .shrink())
                .isTrue();
        assertThat(folder.load(SUITE + "optimize: {method: cot, shrink: false}\n")
                        .optimize()
                        .shrink())
                .isFalse();
        assertThat(folder.refusal(SUITE + "optimize: {method: ape, shrink: true}\n", Map.of()))
                .isEqualTo("review.yaml:9:33: \"shrink: true\" shortens the system prompt that a search finds, and"
                        + " \"method: ape\" searches for none; remove shrink, or choose another method");
        assertThat(folder.refusal(SUITE, Map.of("shrink", "true", "method", "cot")))
                .startsWith("-Dmetaspo.shrink: \"shrink: true\" shortens the system prompt");
        assertThat(folder.refusal(SUITE, Map.of("shrink", "maybe")))
                .isEqualTo("-Dmetaspo.shrink: shrink is \"maybe\", but must be true or false");
    }

    @Test
    void everySettingOfOptimizeGateAndCompareCanBeOverridden() {
        assertThat(SuiteLoader.overrideNames())
                .containsExactly(
                        "budget.calls",
                        "budget.cost",
                        "budget.time",
                        "budget.tokens",
                        "compare.budget.calls",
                        "compare.budget.cost",
                        "compare.budget.time",
                        "compare.budget.tokens",
                        "components.file",
                        "components.use",
                        "demonstrations",
                        "design",
                        "inconclusive",
                        "iterations",
                        "maxErrorRate",
                        "maxPromptTokens",
                        "metaPrompts.attempts",
                        "metaPrompts.paraphrase",
                        "metaPrompts.repair",
                        "metaPrompts.systemAnalysis",
                        "metaPrompts.systemApe",
                        "metaPrompts.systemEvolve",
                        "metaPrompts.systemProposal",
                        "metaPrompts.systemWrite",
                        "metaPrompts.userAnalysis",
                        "metaPrompts.userApe",
                        "metaPrompts.userEvolve",
                        "metaPrompts.userProposal",
                        "metaPrompts.userWrite",
                        "method",
                        "methods",
                        "minScore",
                        "missingBaseline",
                        "mode",
                        "patience",
                        "proposer",
                        "roles",
                        "seed",
                        "ship",
                        "shrink",
                        "sourceTasks",
                        "suites",
                        "systemCandidates",
                        "tolerance",
                        "userCandidates",
                        "userPrompts",
                        "userTopK");
    }
}

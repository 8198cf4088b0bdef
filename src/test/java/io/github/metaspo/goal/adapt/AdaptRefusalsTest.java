package io.github.metaspo.goal.adapt;

import io.github.metaspo.goal.RefusedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AdaptRefusalsTest {

    @TempDir
    private Path folder;

    private AdaptProject project;

    @BeforeEach
    void lockASystemPrompt() throws Exception {
        project = new AdaptProject(folder);
        project.with(AdaptProject.BREVITY_HELPS).optimize(Map.of());
    }

    private void assertRefused(String message, Map<String, String> overrides, String... tasks) {
        AdaptProject.Run run = project.with(AdaptProject.BREVITY_HELPS);
        assertThatThrownBy(() -> run.adapt(overrides, new AdaptOptions(List.of(tasks), Optional.empty(), false)))
                .isInstanceOf(RefusedException.class)
                .hasMessage(message);
        assertThat(run.model().requests()).isEmpty();
    }

    @Test
    void anUnknownTaskIsRefusedWithTheNearestOne() {
        assertRefused(
                "numbers: metaspo.tasks names \"sport\", but the suite has no such task; did you mean \"sports\"?; its tasks"
                        + " are first, pet, sports",
                Map.of(),
                "pet",
                "sport");
    }

    @Test
    void aTaskWithoutTrainExamplesIsRefused() throws Exception {
        project.edit("optimize: ", AdaptProject.task("news", "unseen", "contains", 300, 0) + "optimize: ");
        assertRefused(
                "numbers: task news has no train examples to learn from; add \"train\" to the examples, or name other tasks"
                        + " with -Dmetaspo.tasks",
                Map.of());
    }

    @Test
    void withoutALockThereIsNothingToAdaptTo() throws Exception {
        Files.delete(folder.resolve("numbers.lock.yaml"));
        Files.delete(folder.resolve("numbers.baseline.csv"));
        assertRefused(
                "numbers: there is no lock, so there is no system prompt to adapt tasks to; run mvn metaspo:optimize, or lock"
                        + " the suite's own prompt with mvn metaspo:evaluate metaspo:accept -Dmetaspo.reason=\"...\"",
                Map.of());
    }

    @Test
    void aLockThatWasMeasuredWithAnotherModelIsRefused() throws Exception {
        project.edit("name: tiny", "name: other");
        assertRefused(
                "numbers: the lock does not hold any more: the model (scripted/tiny, now scripted/other) changed since the"
                        + " lock was measured; measure and accept it first: mvn metaspo:evaluate metaspo:accept"
                        + " -Dmetaspo.reason=\"...\"",
                Map.of());
    }

    @Test
    void aSuiteWithoutAnUnseenTaskIsRefused() throws Exception {
        project.edit("role: unseen", "role: train");
        project.with(AdaptProject.BREVITY_HELPS).optimize(Map.of());
        assertRefused(
                "numbers: there is no task to adapt, because no task is \"role: unseen\"; add the new task with this role, or"
                        + " name tasks with -Dmetaspo.tasks",
                Map.of());
    }

    @Test
    void aBudgetThatDoesNotCoverARoundOfEachTaskIsRefusedWithOneThatDoes() throws Exception {
        assertRefused(
                "the budget of 300 calls, 150 for each of 2 tasks, does not cover one round and the measurement of its"
                        + " result, and nothing was asked; raise optimize.budget.calls to 364 or more, or name fewer tasks"
                        + " with -Dmetaspo.tasks",
                Map.of("budget.calls", "300"));
        AdaptProject.Run run = project.with(AdaptProject.BREVITY_HELPS);
        run.adapt(Map.of("budget.calls", "364"), new AdaptOptions(List.of(), Optional.empty(), false));
        assertThat(run.model().requests()).hasSizeLessThanOrEqualTo(364);
        assertThat(project.log()).anyMatch(line -> line.startsWith("the search ended because budget exhausted"));
        assertThat(project.lock().userPrompts()).containsOnlyKeys("pet", "sports");
    }

    @Test
    void whatIsStoredNeedsNoBudget() throws Exception {
        AdaptProject.Run run = project.with(AdaptProject.BREVITY_HELPS).evaluate();
        AdaptOptions both = new AdaptOptions(List.of(), Optional.empty(), false);
        assertThatThrownBy(() -> run.adapt(Map.of("budget.calls", "200"), both))
                .hasMessageContaining("100 for each of 2 tasks,")
                .hasMessageContaining("raise optimize.budget.calls to 284 or more");
        int before = run.model().requests().size();
        run.adapt(Map.of("budget.calls", "284"), both);
        assertThat(run.model().requests()).hasSizeBetween(before + 1, before + 284);
        assertThat(project.lock().userPrompts()).containsOnlyKeys("pet", "sports");
    }

    @Test
    void aTimeThatTheRateMakesImpossibleIsRefused() throws Exception {
        project.edit("name: tiny, concurrency: 4", "name: tiny, concurrency: 4, rate: {requests: 10}");
        assertRefused(
                "one round and the measurement of its result take 32 min 48 s or more for 2 tasks at 10 requests a minute"
                        + " (models.target.rate), and the budget allows 1 min 0 s, so nothing was asked; raise"
                        + " optimize.budget.time",
                Map.of("budget.time", "60s"));
    }

    @Test
    void thePlanNamesThePriceAndTheOtherLimits() throws Exception {
        project.edit("name: tiny, concurrency: 4", "name: tiny, maxTokens: 100, price: {input: 1, output: 10}");
        project.edit("name: writer, concurrency: 4", "name: writer, maxTokens: 100, price: {input: 1, output: 10}");
        project.with(AdaptProject.BREVITY_HELPS)
                .optimize(Map.of())
                .adapt(
                        Map.of("budget.tokens", "50k", "budget.cost", "1.00", "budget.time", "10m"),
                        new AdaptOptions(List.of(), Optional.empty(), true));
        assertThat(project.log())
                .anyMatch(line -> line.contains("; at most 50,000 tokens (budget, an equal share for each of 2 tasks)"
                                + "; at most 1.00 USD (budget) of about 3.")
                        && line.endsWith(
                                "; the searches stop in time for all to end within 10 min 0 s, an equal share for"
                                        + " each of 2 tasks, after one round of each at the earliest"));
    }

    @Test
    void aDryRunSaysWhatWouldBeAskedAndAsksNothing() throws Exception {
        SortedMap<String, String> before = project.files();
        AdaptProject.Run run = project.with(AdaptProject.BREVITY_HELPS);
        run.adapt(Map.of("budget.calls", "100"), new AdaptOptions(List.of(), Optional.empty(), true));
        assertThat(run.model().requests()).isEmpty();
        assertThat(project.files()).isEqualTo(before);
        assertThat(project.log())
                .anyMatch(line -> line.startsWith("at most 100 calls (budget, an equal share for each of 2 tasks) of "))
                .anyMatch(line -> line.startsWith("WARN the budget of 100 calls, 50 for each of 2 tasks,"));
    }

    @Test
    void anotherStartOrOtherLooksAreRefused() {
        assertThatThrownBy(() -> AdaptOptions.of(List.of(), Optional.of("cot"), "train", false))
                .hasMessage(
                        "metaspo.versus is \"cot\", but must be \"default\", the system prompt with which the locked one"
                                + " is compared");
        assertThatThrownBy(() -> AdaptOptions.of(List.of(), Optional.of("default"), "maxi", false))
                .hasMessage("metaspo.looks is \"maxi\", but must be \"train\" or \"max\"; did you mean \"max\"?");
    }
}

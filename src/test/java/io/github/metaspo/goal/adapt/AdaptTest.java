package io.github.metaspo.goal.adapt;

import io.github.metaspo.GoldenFiles;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.goal.ScriptedProject;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.Lock.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AdaptTest {

    /** A long system prompt helps with three quarters of the questions, whatever the user prompt. */
    private static final ScriptedModel.Script LENGTH_HELPS = request -> {
        boolean helped = !ScriptedProject.isWriting(request)
                && request.system().length() > 200
                && ScriptedProject.number(request) % 4 != 3;
        return helped ? String.valueOf(ScriptedProject.number(request)) : AdaptProject.BREVITY_HELPS.answer(request);
    };

    @TempDir
    private Path folder;

    private AdaptProject project;

    @BeforeEach
    void lockASystemPrompt() throws Exception {
        project = new AdaptProject(folder);
        project.with(AdaptProject.BREVITY_HELPS).optimize(Map.of());
        assertThat(project.lock().systemPrompt()).isEqualTo(AdaptProject.STEPS);
    }

    @Test
    void aConfirmedUserPromptIsAddedToTheLockAndGenerated() throws Exception {
        Lock before = project.lock();
        project.with(AdaptProject.BREVITY_HELPS).adapt("pet");
        Lock after = project.lock();
        assertThat(after.systemPrompt()).isEqualTo(before.systemPrompt());
        assertThat(after.userPrompts()).containsOnlyKeys("pet");
        assertThat(after.userPrompts().get("pet")).startsWith("Be short");
        assertThat(after.origin()).isEqualTo(before.origin());
        assertThat(after.adapted()).hasEntrySatisfying("pet", search -> {
            assertThat(search.result()).isEqualTo(Result.CONFIRMED);
            assertThat(search.method()).isEqualTo("protegi");
        });
        assertThat(after.looks()).hasSize(before.looks().size() + 1);
        assertThat(project.files())
                .containsEntry(
                        "target/generated/prompts/numbers/pet.txt",
                        after.userPrompts().get("pet"))
                .containsKey("target/numbers/adapt/pet/run.json");
    }

    @Test
    void theFiguresOfOtherTasksStayAndTheNewOnesAreThoseOfAMeasurementOfAll() throws Exception {
        Lock before = project.lock();
        AdaptProject.Run run = project.with(AdaptProject.BREVITY_HELPS).adapt("pet");
        Lock after = project.lock();
        assertThat(after.measured().train()).isEqualTo(before.measured().train());
        assertThat(after.measured().tasks())
                .extracting(Lock.MeasuredTask::id)
                .containsExactly("first", "pet", "sports");
        assertThat(after.measured().tasks().get(2))
                .isEqualTo(before.measured().tasks().get(2));
        run.evaluate();
        project.accept();
        assertThat(project.lock().measured()).isEqualTo(after.measured());
        assertThat(project.lock().adapted()).isEqualTo(after.adapted());
    }

    @Test
    void aTrainTaskIsAdaptedIfItIsNamed() throws Exception {
        AdaptProject.Run run = project.with(AdaptProject.BREVITY_HELPS).adapt("first");
        Lock after = project.lock();
        assertThat(after.userPrompts()).containsOnlyKeys("first");
        assertThat(after.measured().train().score()).isEqualTo(0.75);
        project.check();
        run.evaluate();
        project.accept();
        assertThat(project.lock().measured()).isEqualTo(after.measured());
    }

    @Test
    void anOptimizationThatShipsNoUserPromptsKeepsThatOfATrainTask() throws Exception {
        project.edit(
                AdaptProject.task("first", "train", "contains", 0, 8),
                AdaptProject.task("first", "train", "contains", 0, 12));
        project.with(AdaptProject.BREVITY_HELPS).adapt("first");
        Lock adapted = project.lock();
        assertThat(adapted.userPrompts()).containsOnlyKeys("first");
        // a quarter more than with the prompts in effect
        project.with(request -> {
                    boolean all = !ScriptedProject.isWriting(request)
                            && request.system().length() > 200;
                    return all
                            ? String.valueOf(ScriptedProject.number(request))
                            : AdaptProject.BREVITY_HELPS.answer(request);
                })
                .optimize(Map.of("method", "service"));
        assertThat(project.lock().systemPrompt()).isNotEqualTo(adapted.systemPrompt());
        assertThat(project.lock().userPrompts()).isEqualTo(adapted.userPrompts());
    }

    @Test
    void onlyQuestionsOfTheTaskAreAsked() throws Exception {
        AdaptProject.Run run = project.with(AdaptProject.BREVITY_HELPS).adapt("pet");
        assertThat(run.model().requests())
                .filteredOn(request -> !ScriptedProject.isWriting(request))
                .isNotEmpty()
                .allSatisfy(request ->
                        assertThat(ScriptedProject.number(request) % 1000).isBetween(100, 139));
    }

    @Test
    void checkIsGreenAfterwardsAndAfterANewMeasurement() throws Exception {
        AdaptProject.Run run = project.with(AdaptProject.BREVITY_HELPS).adapt();
        project.check();
        assertThat(project.log()).anyMatch(line -> line.startsWith("numbers: PASS"));
        run.evaluate();
        project.check();
        project.generate();
        assertThat(project.files())
                .containsKeys(
                        "target/generated/prompts/numbers/pet.txt", "target/generated/prompts/numbers/sports.txt");
    }

    @Test
    void aNewTaskThatWasNeverMeasuredIsAdded() throws Exception {
        project.edit("optimize: ", AdaptProject.task("news", "unseen", "contains", 300, 12) + "optimize: ");
        project.with(AdaptProject.BREVITY_HELPS).adapt("news");
        assertThat(project.lock().measured().tasks())
                .extracting(Lock.MeasuredTask::id)
                .containsExactly("first", "pet", "sports", "news");
        project.check();
    }

    @Test
    void theLogTellsPlanSearchAndDecisionOfEachTask() throws Exception {
        project.with(AdaptProject.BREVITY_HELPS).adapt();
        GoldenFiles.assertEqual("adapt-log.txt", project.logText());
    }

    @Test
    void aUserPromptThatTheHeldOutExamplesDoNotConfirmChangesOnlyTheLooks() throws Exception {
        Lock before = project.lock();
        project.with(AdaptProject.NOTHING_HELPS).adapt("pet");
        Lock after = project.lock();
        assertThat(after.userPrompts()).isEmpty();
        assertThat(after.measured()).isEqualTo(before.measured());
        assertThat(after.looks()).hasSize(before.looks().size() + 1);
        assertThat(project.log())
                .anyMatch(line -> line.contains("no confirmed improvement, the user prompt stays"))
                .anyMatch(line -> line.contains("as userPrompts.pet"));
        project.check();
    }

    @Test
    void aSecondRunWithStoredRepliesChangesNoByte() throws Exception {
        AdaptProject.Run run = project.with(AdaptProject.NOTHING_HELPS).adapt();
        SortedMap<String, String> first = project.files();
        int asked = run.model().requests().size();
        run.adapt();
        assertThat(project.files()).isEqualTo(first);
        assertThat(run.model().requests()).hasSize(asked);
    }

    @Test
    void anErrorInTheSecondTaskLosesNothingOfTheFirstAndIsResumed() throws Exception {
        assertThatThrownBy(() -> project.with(request -> {
                            if (!ScriptedProject.isWriting(request) && ScriptedProject.number(request) % 1000 >= 200) {
                                throw new ModelException(ModelException.Kind.WRONG_KEY, "the key is wrong");
                            }
                            return AdaptProject.BREVITY_HELPS.answer(request);
                        })
                        .adapt())
                .hasMessage("the key is wrong");
        assertThat(project.lock().userPrompts()).containsOnlyKeys("pet");
        project.check();
        project.with(AdaptProject.BREVITY_HELPS).adapt("sports");
        SortedMap<String, String> resumed = project.files();
        resumed.keySet().removeIf(name -> name.startsWith("target"));

        Path other = Files.createDirectory(folder.resolveSibling(folder.getFileName() + "-whole"));
        AdaptProject whole = new AdaptProject(other);
        whole.with(AdaptProject.BREVITY_HELPS).optimize(Map.of()).adapt();
        SortedMap<String, String> atOnce = whole.files();
        atOnce.keySet().removeIf(name -> name.startsWith("target"));
        assertThat(resumed).isEqualTo(atOnce);
    }

    @Test
    void anOptimizationAfterwardsKeepsTheAdaptedPromptWithTheNewSystemPrompt() throws Exception {
        project.with(AdaptProject.BREVITY_HELPS).adapt("pet");
        Lock adapted = project.lock();
        project.with(LENGTH_HELPS).optimize(Map.of("method", "service"));
        Lock after = project.lock();
        assertThat(after.systemPrompt()).isNotEqualTo(adapted.systemPrompt());
        assertThat(after.userPrompts()).isEqualTo(adapted.userPrompts());
        assertThat(after.adapted()).isEqualTo(adapted.adapted());
        project.check();
        assertThat(project.files()).containsKey("target/generated/prompts/numbers/pet.txt");
    }

    @Test
    void anOptimizationThatShipsUserPromptsKeepsThoseOfUnseenTasks() throws Exception {
        project.with(AdaptProject.BREVITY_HELPS).adapt("pet");
        Lock adapted = project.lock();
        project.edit("systemPrompt: You are a helpful assistant.", "systemPrompt: " + AdaptProject.STEPS);
        project.with(AdaptProject.BREVITY_HELPS).optimize(Map.of("method", "protegi", "userPrompts", "ship"));
        assertThat(project.lock().userPrompts())
                .containsOnlyKeys("first", "pet")
                .containsAllEntriesOf(adapted.userPrompts());
        project.check();
    }

    @Test
    void withoutAnOptimizerModelPromptsAreBuiltFromComponents() throws Exception {
        project.edit("  optimizer: {provider: scripted, name: writer, concurrency: 4}\n", "");
        AdaptProject.Run run = project.with(request -> {
                    int number = ScriptedProject.number(request);
                    return number % 4 == 0 || number % 2 == 1 && request.user().contains("short")
                            ? String.valueOf(number)
                            : "Sure!";
                })
                .adapt("pet");
        assertThat(run.model().requests()).noneMatch(ScriptedProject::isWriting);
        assertThat(project.log())
                .contains(
                        "target scripted/tiny; no optimizer model: the beam of protegi, over prompts that are built from"
                                + " components");
    }

    @Test
    void aTaskWhoseMetricIsNoMeanIsAdaptedToo() throws Exception {
        project.edit("metric: contains\n    prompt: \"pet", "metric: macroF1\n    prompt: \"pet");
        AdaptProject.Run run =
                project.with(AdaptProject.BREVITY_HELPS).optimize(Map.of()).adapt("pet");
        Lock lock = project.lock();
        assertThat(lock.userPrompts()).containsOnlyKeys("pet");
        project.check();
        run.evaluate();
        project.accept();
        assertThat(project.lock().measured()).isEqualTo(lock.measured());
    }

    @Test
    void anOptimizerWithoutAUsableReplyIsAnErrorThatNamesTheTask() throws Exception {
        SortedMap<String, String> before = project.files();
        assertThatThrownBy(() -> project.with(request -> ScriptedProject.isWriting(request)
                                ? "\u202e\u001b[31m{{question}}"
                                : AdaptProject.BREVITY_HELPS.answer(request))
                        .adapt("pet"))
                .hasMessageStartingWith("task pet: the search has no result, because not one proposal could be judged");
        assertThat(project.files()).containsAllEntriesOf(before);
    }
}

package io.github.metaspo.goal.adapt;

import io.github.metaspo.api.Request;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.goal.ScriptedProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** Tasks whose locked user prompt has demonstrations of an earlier optimization. */
class DemonstratedTaskTest {

    /** As in the other tests, whatever stands before the line of the question. */
    private static final ScriptedModel.Script SCRIPT = request -> {
        if (ScriptedProject.isWriting(request)) {
            return AdaptProject.BREVITY_HELPS.answer(request);
        }
        int number = ScriptedProject.number(request);
        boolean right = number % 4 == 0
                || number % 4 == 1 && request.system().equals(AdaptProject.STEPS)
                || number % 4 == 2 && request.user().contains("Be short");
        return right ? String.valueOf(number) : "Sure! Let me see";
    };

    @TempDir
    private Path folder;

    private AdaptProject project;
    private String before = "";

    @BeforeEach
    void lockDemonstrations() throws Exception {
        project = new AdaptProject(folder);
        project.edit(
                AdaptProject.task("first", "train", "contains", 0, 8),
                AdaptProject.task("first", "train", "contains", 0, 16));
        project.with(SCRIPT).optimize(Map.of("demonstrations", "2", "userPrompts", "ship"));
        before = project.lock().userPrompts().getOrDefault("first", "");
        assertThat(numbers(before)).hasSize(2);
    }

    @Test
    void theyStayAsTheyAreWhileTheRestOfThePromptIsImproved() throws Exception {
        project.with(SCRIPT).adapt("first");
        String after = project.lock().userPrompts().getOrDefault("first", "");
        assertThat(after)
                .startsWith(before.substring(0, before.indexOf("first:")))
                .contains("Be short");
        project.check();
    }

    @Test
    void theirExamplesAreNotScored() throws Exception {
        ScriptedModel model = project.with(SCRIPT).adapt("first").model();
        Set<Integer> asked = model.requests().stream()
                .filter(request -> !ScriptedProject.isWriting(request))
                .map(ScriptedProject::number)
                .filter(number -> number < 1000)
                .collect(Collectors.toSet());
        assertThat(asked).hasSize(14).doesNotContainAnyElementsOf(numbers(before));
    }

    @Test
    void theOptimizerModelDoesNotSeeThem() throws Exception {
        ScriptedModel model = project.with(SCRIPT).adapt("first").model();
        assertThat(model.requests().stream().filter(ScriptedProject::isWriting).map(Request::user))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).doesNotContain("</Output>"));
    }

    @Test
    void anUnseenTaskGetsNone() throws Exception {
        project.edit("optimize: {method: cot}", "optimize: {method: cot, userPrompts: ship, demonstrations: 2}");
        project.with(SCRIPT).adapt("pet");
        assertThat(project.lock().userPrompts().get("pet")).doesNotContain("<Example>");
        assertThat(project.lock().userPrompts()).containsEntry("first", before);
        assertThat(project.log())
                .contains("no demonstrations are chosen for a task that is adapted; those of its locked user prompt"
                        + " stay");
    }

    private static List<Integer> numbers(String prompt) {
        return Pattern.compile("<Input>\nwhat is (\\d+)\n</Input>")
                .matcher(prompt)
                .results()
                .map(match -> Integer.valueOf(match.group(1)))
                .toList();
    }
}

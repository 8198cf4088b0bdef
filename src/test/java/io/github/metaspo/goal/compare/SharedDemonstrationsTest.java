package io.github.metaspo.goal.compare;

import io.github.metaspo.api.Request;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.ScriptedProject;
import io.github.metaspo.lock.LockFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Comparisons with demonstrations: every row shows the same ones. */
class SharedDemonstrationsTest {

    private static final Map<String, String> TWO = Map.of("demonstrations", "2", "userPrompts", "ship");

    @TempDir
    private Path folder;

    private final ScriptedModel model = new ScriptedModel(ComparisonProject::reply);

    @Test
    void everyRowShowsTheSameDemonstrationsAndItsSearchesScoreNoExampleOfThePool() throws Exception {
        ComparisonProject project = project("{methods: [default, cot, ape, sprig, metaspo]}");
        project.compare(TWO, false, "numbers");

        List<Request> train =
                asked().filter(request -> ScriptedProject.number(request) < 200).toList();
        Set<Integer> pool = train.stream()
                .filter(request -> shown(request).isEmpty())
                .map(ScriptedProject::number)
                .collect(Collectors.toSet());
        assertThat(pool).hasSize(2 * 6);
        assertThat(train.stream().filter(request -> pool.contains(ScriptedProject.number(request))))
                .hasSize(2 * 6);
        List<Request> heldOut = asked().filter(request ->
                        ScriptedProject.number(request) % 1000 < 200 && ScriptedProject.number(request) >= 1000)
                .toList();
        assertThat(heldOut.stream().map(Request::system).distinct().count()).isGreaterThan(3);
        assertThat(heldOut.stream()
                        .map(request -> task(request) + shown(request))
                        .distinct())
                .hasSize(2)
                .noneMatch(text -> text.endsWith("[]"));
    }

    @Test
    void unseenTasksAreAskedWithout() throws Exception {
        project("{methods: [default, cot]}").compare(TWO, false, "numbers");
        assertThat(asked().filter(request -> ScriptedProject.number(request) % 1000 >= 200))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(shown(request)).isEmpty());
    }

    @Test
    void thePlanNamesTheQuestionsThatAllRowsShare() throws Exception {
        ComparisonProject project = project("{methods: [default, cot, metaspo]}");
        project.compare(TWO, true, "numbers");
        assertThat(asked()).isEmpty();
        assertThat(project.lines())
                .anyMatch(line -> line.startsWith("at most")
                        && line.contains(", 12 of them for demonstrations that all rows share"));

        project.compare(TWO, false, "numbers");
        long most = Long.parseLong(project.lines().stream()
                .filter(line -> line.startsWith("at most"))
                .findFirst()
                .orElseThrow()
                .replaceAll("at most ([\\d,]+) calls to the target.*", "$1")
                .replace(",", ""));
        assertThat(asked().count()).isLessThanOrEqualTo(most);
    }

    @Test
    void aRowThatIsAcceptedLocksItsDemonstrations() throws Exception {
        ComparisonProject project = project("{methods: [default, cot]}");
        project.compare(TWO, false, "numbers");
        project.accept("numbers", "cot");
        assertThat(LockFiles.beside(folder.resolve("numbers.yaml"))
                        .readLock()
                        .orElseThrow()
                        .userPrompts())
                .containsOnlyKeys("first", "second")
                .allSatisfy((task, text) -> assertThat(text).contains("</Example>"));
    }

    @Test
    void aComparisonOfSuitesShowsThoseOfEachInTheGlobalSearchToo() throws Exception {
        ComparisonProject project =
                project("{methods: [default, metaspo], suites: [others]}").suite("others", "{}");
        project.compare(TWO, false, "numbers", "others");
        List<Request> scored = asked().filter(request ->
                        !request.system().startsWith("You are") && ScriptedProject.number(request) % 1000 < 200)
                .toList();
        assertThat(scored).isNotEmpty().allSatisfy(request -> assertThat(shown(request))
                .isNotEmpty());
    }

    @Test
    void aComparisonThatIsRepeatedAsksNothingAndEndsInTheSameFiles() throws Exception {
        ComparisonProject project = project("{methods: [default, cot, metaspo]}");
        project.compare(TWO, false, "numbers");
        Map<String, String> first = project.tree();
        long asked = model.requests().size();

        project.compare(TWO, false, "numbers");

        assertThat(model.requests()).hasSize((int) asked);
        assertThat(project.tree()).isEqualTo(first);
    }

    @Test
    void aBudgetThatEndsWithThePoolIsARefusal() throws Exception {
        ComparisonProject project = project("{methods: [default, cot], budget: {tokens: 30}}");
        assertThatThrownBy(() -> project.compare(TWO, false, "numbers"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the budget ended with the questions for demonstrations")
                .hasMessageContaining("compare.budget.tokens");
    }

    @Test
    void theTableIsWrittenAsEver() throws Exception {
        ComparisonProject project = project("{methods: [default, cot]}");
        project.compare(TWO, false, "numbers");
        assertThat(Files.readString(project.files("numbers").comparisonTable())).contains("| default", "| cot");
    }

    private ComparisonProject project(String compare) throws Exception {
        return new ComparisonProject(folder).suite("numbers", compare).with(model);
    }

    private Stream<Request> asked() {
        return model.requests().stream().filter(request -> !ScriptedProject.isWriting(request));
    }

    private static String task(Request request) {
        return ScriptedProject.number(request) % 1000 < 100 ? "first" : "second";
    }

    private static List<Integer> shown(Request request) {
        return Pattern.compile("<Input>\nwhat is (\\d+)\n</Input>")
                .matcher(request.user())
                .results()
                .map(match -> Integer.valueOf(match.group(1)))
                .toList();
    }
}

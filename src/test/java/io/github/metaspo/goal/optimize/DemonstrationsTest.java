package io.github.metaspo.goal.optimize;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.Request;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.ScriptedProject;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.suite.SuiteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Optimizations with demonstrations: a pool of train examples that is asked once, and shown instead of scored. */
class DemonstrationsTest {

    /** Of 20 train examples, for 2 demonstrations. */
    private static final int POOL = 8;

    private static final int TASKS = 2;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"race", "full"})
    void examplesOfThePoolAreAskedOnceAndNeverScored(String mode) throws Exception {
        DemonstrationsProject project = project(DemonstrationsProject::reply);
        project.optimize(Map.of("mode", mode), false);

        List<Request> train = project.asked().stream()
                .filter(request -> ScriptedProject.number(request) < 1000)
                .toList();
        Set<Integer> pool = train.stream()
                .filter(request -> !isShown(request))
                .map(ScriptedProject::number)
                .collect(Collectors.toSet());
        assertThat(pool).hasSize(TASKS * POOL);
        assertThat(train.stream().filter(request -> pool.contains(ScriptedProject.number(request))))
                .hasSize(TASKS * POOL)
                .allSatisfy(request -> assertThat(request.system()).isEqualTo("You are a helpful assistant."));
        assertThat(train).hasSizeGreaterThan(5 * TASKS * POOL);
        Set<Integer> shown =
                train.stream().flatMap(request -> shown(request).stream()).collect(Collectors.toSet());
        assertThat(shown).hasSize(TASKS * 2).isSubsetOf(pool);
    }

    @Test
    void everyPromptOfTheRunShowsTheSameRightRepliesAndSoDoesTheLock() throws Exception {
        DemonstrationsProject project = project(DemonstrationsProject::reply);
        project.optimize();

        for (String task : List.of("first", "second")) {
            Set<List<Integer>> shown = project.asked().stream()
                    .filter(request -> isOf(task, request) && isShown(request))
                    .map(DemonstrationsTest::shown)
                    .collect(Collectors.toSet());
            assertThat(shown).hasSize(1);
            String locked = project.lock().userPrompts().get(task);
            assertThat(locked).contains("<Question>");
            shown.iterator().next().forEach(number -> assertThat(locked)
                    .contains("<Example>\n<Input>\nwhat is " + number + "\n</Input>\n<Output>\nI see: <answer>" + number
                            + "</answer>\n</Output>\n</Example>\n"));
        }
        assertThat(project.lock().userPrompts()).containsOnlyKeys("first", "second");
        assertThat(Files.readString(project.folder().resolve("g/prompts/numbers/first.txt")))
                .isEqualTo(project.lock().userPrompts().get("first"));
        assertThat(((Lock.Origin.Search) project.lock().origin()).result()).isEqualTo(Lock.Result.CONFIRMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "---\n...\n# no comment: \"quoted\" and 'quoted'\n",
                "\ta tab,  blanks  \r\n\r\n",
                "{\"a\": {\"b\": [1]}} $1 \\ %s &amp; ",
                "\u00a0no-break, \ud83d\ude00 emoji, \u4f60\u597d "
            })
    void aMeasurementOfTheLockSendsTheVeryMessagesOfTheComparison(String beginning) throws Exception {
        DemonstrationsProject project = project(request ->
                (ScriptedProject.isWriting(request) ? "" : beginning) + DemonstrationsProject.reply(request));
        project.optimize();
        assertThat(project.lock().userPrompts()).hasSize(2);
        Set<Request> compared = new HashSet<>(project.asked());
        int before = project.asked().size();

        project.evaluate();

        List<Request> measured = project.asked().subList(before, project.asked().size());
        assertThat(measured).hasSize(3 * 40);
        assertThat(compared).containsAll(measured);
    }

    @Test
    void theOptimizerModelSeesNoExampleOfThePool() throws Exception {
        DemonstrationsProject project = project(DemonstrationsProject::reply);
        project.optimize();

        Set<Integer> pool = project.asked().stream()
                .filter(request -> ScriptedProject.number(request) < 1000 && !isShown(request))
                .map(ScriptedProject::number)
                .collect(Collectors.toSet());
        assertThat(project.written()).isNotEmpty().allSatisfy(request -> {
            assertThat(request.user()).doesNotContain("</Output>");
            pool.forEach(number -> assertThat(request.user()).doesNotContain("what is " + number + "<"));
        });
    }

    @Test
    void theSuitesOwnPromptsAreMeasuredWithTheSameDemonstrationsAndTheLogSaysTheirScore() throws Exception {
        DemonstrationsProject project = project(DemonstrationsProject::reply);
        project.optimize();

        // a fourth of the answers is known, another one comes with demonstrations and the last one with a short prompt
        assertThat(project.lines())
                .anyMatch(line -> line.startsWith("held out") && line.contains("0.250 -> 0.750"))
                .anyMatch(line -> line.startsWith("held out         0.500   the suite's own prompts with the same"));
        assertThat(project.lock().seedPrompt().orElseThrow().score()).isEqualTo(0.5);
    }

    @Test
    void thePlanIsABoundOfAllCallsAndNamesTheQuestionsOfThePool() throws Exception {
        DemonstrationsProject project = project(DemonstrationsProject::reply);
        project.optimize();

        String plan = project.lines().stream()
                .filter(line -> line.startsWith("at most"))
                .findFirst()
                .orElseThrow();
        assertThat(plan).contains("16 of them for demonstrations");
        long most = number(plan, "at most ([\\d,]+) calls to the target");
        long writing = number(plan, "and ([\\d,]+) calls to the optimizer");
        assertThat(project.calls()).isLessThanOrEqualTo(most + writing);
        assertThat((long) project.asked().size()).isLessThanOrEqualTo(most);
        assertThat(project.lines())
                .contains("demonstrations: at most 2 a task, from train examples that are set apart and never scored (8"
                        + " of first, 8 of second)");
    }

    @Test
    void aDryRunAsksNothing() throws Exception {
        DemonstrationsProject project = project(DemonstrationsProject::reply);
        project.optimize(Map.of(), true);
        assertThat(project.asked()).isEmpty();
    }

    @Test
    void aBudgetThatDoesNotCoverThePoolAndARoundIsRefusedBeforeTheFirstCall() throws Exception {
        DemonstrationsProject project = project(DemonstrationsProject::reply);
        assertThatThrownBy(() -> project.optimize(Map.of("budget.calls", "380"), false))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("does not cover one round");
        assertThat(project.asked()).isEmpty();
    }

    @Test
    void aBudgetThatEndsWithThePoolIsARefusalThatSaysSo() throws Exception {
        DemonstrationsProject project = project(DemonstrationsProject::reply);
        assertThatThrownBy(() -> project.optimize(Map.of("budget.tokens", "3k"), false))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the budget ended with the questions for demonstrations, before the search")
                .hasMessageContaining("optimize.budget.tokens");
    }

    @Test
    void aBudgetOfCallsIsKept() throws Exception {
        DemonstrationsProject project = project(DemonstrationsProject::reply);
        project.optimize(Map.of("budget.calls", "520"), false);
        assertThat(project.calls()).isLessThanOrEqualTo(520);
        assertThat(project.lock().userPrompts().values()).allMatch(text -> text.contains("</Example>"));
    }

    @Test
    void aRunThatIsRepeatedAsksNothingAndEndsInTheSameLock() throws Exception {
        DemonstrationsProject project = project(DemonstrationsProject::reply);
        project.optimize();
        Lock first = project.lock();
        Files.delete(project.folder().resolve("numbers.lock.yaml"));
        Files.delete(project.folder().resolve("numbers.baseline.csv"));

        project.optimize();

        assertThat(project.calls()).isZero();
        assertThat(project.lock()).isEqualTo(first);
    }

    @Test
    void withoutRightRepliesTheRunGoesOnWithoutDemonstrationsAndSaysSo() throws Exception {
        DemonstrationsProject project = project(request -> !ScriptedProject.isWriting(request)
                        && request.system().startsWith("You are")
                        && ScriptedProject.number(request) < 1000
                ? "No idea"
                : DemonstrationsProject.reply(request));
        project.optimize();

        assertThat(project.asked()).noneMatch(DemonstrationsTest::isShown);
        assertThat(project.lines())
                .contains("WARN task first has no demonstrations, because of its 8 questions for them none was answered"
                        + " right");
    }

    @Test
    void aFailedCallLeavesItsExampleOut() throws Exception {
        DemonstrationsProject project = project(request -> {
            if (!ScriptedProject.isWriting(request) && !isShown(request) && ScriptedProject.number(request) == 4) {
                throw new ModelException(Kind.REJECTED, "a filter dislikes it");
            }
            return DemonstrationsProject.reply(request);
        });
        project.optimize();
        assertThat(project.asked())
                .allSatisfy(request -> assertThat(shown(request)).doesNotContain(4));
        assertThat(project.lock().userPrompts()).containsOnlyKeys("first", "second");
    }

    @Test
    void aPoolOfFailedCallsEndsTheRunAsASearchWould() throws Exception {
        DemonstrationsProject project = project(request -> {
            throw new ModelException(Kind.REJECTED, "a filter dislikes everything");
        });
        assertThatThrownBy(project::optimize)
                .isInstanceOf(InvalidMeasurementException.class)
                .hasMessageContaining("a filter dislikes everything");
    }

    @Test
    void aWrongKeyEndsTheRunAtOnce() throws Exception {
        DemonstrationsProject project = project(request -> {
            throw new ModelException(Kind.WRONG_KEY, "the key is wrong");
        });
        assertThatThrownBy(project::optimize)
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("the key is wrong");
    }

    @Test
    void aMissingProgramOfTheOptimizerShowsBeforeThePoolIsPaidFor() throws Exception {
        DemonstrationsProject project = project(DemonstrationsProject::reply);
        project.edit("optimizer: {provider: scripted,", "optimizer: {provider: lacking,");
        assertThatThrownBy(project::optimize).hasMessageContaining("no such program");
        assertThat(project.asked()).isEmpty();
    }

    @Test
    void aFixedPromptGetsDemonstrationsToo() throws Exception {
        DemonstrationsProject project = project(DemonstrationsProject::reply);
        project.optimize(Map.of("method", "cot"), false);
        assertThat(project.lines()).anyMatch(line -> line.contains("0.250 -> 0.500"));
        assertThat(project.lock().userPrompts()).containsOnlyKeys("first", "second");
    }

    @Test
    void userPromptsThatAreNotShippedCannotShowDemonstrations() throws Exception {
        DemonstrationsProject project = project(DemonstrationsProject::reply);
        project.edit("userPrompts: ship", "userPrompts: keep");
        assertThatThrownBy(project::optimize)
                .isInstanceOf(SuiteException.class)
                .hasMessageContaining("add optimize.userPrompts: ship, or remove optimize.demonstrations");
    }

    private DemonstrationsProject project(ScriptedModel.Script script) throws Exception {
        return new DemonstrationsProject(folder, script);
    }

    private static boolean isOf(String task, Request request) {
        int number = ScriptedProject.number(request) % 1000;
        return number < 200 && task.equals(number < 100 ? "first" : "second");
    }

    private static boolean isShown(Request request) {
        return request.user().contains("</Example>");
    }

    /** The numbers that the demonstrations of a message are about. */
    private static List<Integer> shown(Request request) {
        return Pattern.compile("<Input>\nwhat is (\\d+)\n</Input>")
                .matcher(request.user())
                .results()
                .map(match -> Integer.valueOf(match.group(1)))
                .toList();
    }

    private static long number(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> Long.valueOf(match.group(1).replace(",", "")))
                .findFirst()
                .orElseThrow();
    }
}

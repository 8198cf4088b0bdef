package io.github.metaspo.goal.compare;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.metaspo.GoldenFiles;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.Request;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.ScriptedProject;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.report.json.ComparisonJson;
import io.github.metaspo.suite.SuiteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CompareTest {

    private static final String ALL =
            "{methods: [default, cot, service, ape, protegi, sprig, outerLoop, metaspo, metaspoApe," + " metaspoEvo]}";

    @TempDir
    private Path folder;

    @Test
    void fixedPromptsAreComparedWithoutASearch() throws Exception {
        ComparisonProject project =
                new ComparisonProject(folder).suite("numbers", "{prompts: [{name: production, text: Be short.}]}");
        project.compare(Map.of(), false, "numbers");
        GoldenFiles.assertEqual("compare/fixed-log.txt", String.join("\n", project.lines()));
        GoldenFiles.assertEqual(
                "compare/fixed.md", Files.readString(project.files("numbers").comparisonTable()));
        GoldenFiles.assertEqual(
                "compare/fixed-summary.md",
                Files.readString(project.files("numbers").summary()));
        GoldenFiles.assertEqual(
                "compare/fixed.json", Files.readString(project.files("numbers").comparison()));
        GoldenFiles.assertEqual(
                "compare/numbers.user-prompts.yaml", Files.readString(folder.resolve("numbers.user-prompts.yaml")));
        assertThat(LockFiles.beside(folder.resolve("numbers.yaml")).lock()).doesNotExist();
    }

    @Test
    void theComparisonMatchesItsSchema() throws Exception {
        ComparisonProject project =
                new ComparisonProject(folder).suite("numbers", ALL).suite("others", "{}");
        project.compare(Map.of("suites", "others", "roles", "true", "sourceTasks", "1"), false, "numbers", "others");
        try (var schema = ComparisonJson.class.getResourceAsStream("comparison.schema.json")) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(schema)
                            .validate(Files.readString(project.files("numbers").comparison()), InputFormat.JSON))
                    .isEmpty();
        }
        assertThat(Files.readString(project.files("numbers").comparisonTable()))
                .contains("metaspo-domain", "metaspo-global", "metaspo-1-task", "numbers/later", "others/later");
    }

    @Test
    void everyMethodIsComparedAndTheBestOneCanBeAccepted() throws Exception {
        ComparisonProject project = new ComparisonProject(folder).suite("numbers", ALL);
        project.compare(Map.of(), false, "numbers");
        GoldenFiles.assertEqual(
                "compare/all.md", Files.readString(project.files("numbers").comparisonTable()));
        project.accept("numbers", "metaspo");
        assertThat(LockFiles.beside(folder.resolve("numbers.yaml"))
                        .readLock()
                        .orElseThrow()
                        .systemPrompt())
                .contains("short");
    }

    @Test
    void aComparisonThatIsInterruptedFiveTimesEndsInTheSameFiles() throws Exception {
        ComparisonProject whole = new ComparisonProject(folder.resolve("whole")).suite("numbers", ALL);
        whole.compare(Map.of(), false, "numbers");
        ComparisonProject broken = new ComparisonProject(folder.resolve("broken")).suite("numbers", ALL);
        Random random = new Random(7);
        int interruptions = 0;
        while (interruptions < 5) {
            AtomicInteger left = new AtomicInteger(random.nextInt(800));
            broken.with(new ScriptedModel(request -> {
                if (left.getAndDecrement() <= 0) {
                    throw new ModelException(Kind.UNAVAILABLE, "the machine stops");
                }
                return ComparisonProject.reply(request);
            }));
            try {
                broken.compare(Map.of(), false, "numbers");
                break;
            } catch (ModelException e) {
                interruptions++;
                assertThat(broken.files("numbers").comparison()).doesNotExist();
            }
        }
        assertThat(interruptions).isEqualTo(5);
        broken.with(new ScriptedModel(ComparisonProject::reply)).compare(Map.of(), false, "numbers");
        assertThat(broken.tree()).isEqualTo(whole.tree());
    }

    @Test
    void aSecondComparisonAsksNothing() throws Exception {
        ComparisonProject project = new ComparisonProject(folder).suite("numbers", ALL);
        project.compare(Map.of(), false, "numbers");
        Map<String, String> first = project.tree();
        project.with(new ScriptedModel(request -> {
            throw new AssertionError("asked again: " + request);
        }));
        project.compare(Map.of(), false, "numbers");
        assertThat(project.tree()).isEqualTo(first);
    }

    @Test
    void aDryRunShowsThePlanAndAsksNothing() throws Exception {
        ComparisonProject project = new ComparisonProject(folder).suite("numbers", ALL);
        ScriptedModel model = new ScriptedModel(ComparisonProject::reply);
        project.with(model).compare(Map.of(), true, "numbers");
        GoldenFiles.assertEqual("compare/plan-log.txt", String.join("\n", project.lines()));
        assertThat(model.requests()).isEmpty();
        assertThat(project.tree()).containsOnlyKeys("numbers.yaml");
    }

    @Test
    void noMethodAsksMoreThanItsPlanSays() throws Exception {
        ComparisonProject project = new ComparisonProject(folder).suite("numbers", ALL);
        AtomicInteger target = new AtomicInteger();
        AtomicInteger optimizer = new AtomicInteger();
        project.with(new ScriptedModel(request -> {
            (ScriptedProject.isWriting(request) ? optimizer : target).incrementAndGet();
            return ComparisonProject.reply(request);
        }));
        project.compare(Map.of(), false, "numbers");
        String plan = project.lines().stream()
                .filter(line -> line.startsWith("at most"))
                .findFirst()
                .orElseThrow();
        List<Integer> bounds = java.util.regex.Pattern.compile("[\\d,]+(?= calls)")
                .matcher(plan)
                .results()
                .map(match -> Integer.parseInt(match.group().replace(",", "")))
                .toList();
        assertThat(target.get()).isPositive().isLessThanOrEqualTo(bounds.get(0));
        assertThat(optimizer.get()).isPositive().isLessThanOrEqualTo(bounds.get(1));
    }

    @Test
    void aMethodWithoutAUsableProposalHasNoResultAndTheOthersHave() throws Exception {
        ComparisonProject project =
                new ComparisonProject(folder).suite("numbers", "{methods: [default, metaspo, sprig]}");
        project.with(new ScriptedModel(request ->
                ScriptedProject.isWriting(request) ? "I would rather not." : ComparisonProject.reply(request)));
        project.compare(Map.of(), false, "numbers");
        assertThat(Files.readString(project.files("numbers").comparisonTable()))
                .contains("metaspo&#58; the search has no result, because not one proposal")
                .contains("| sprig |");
        assertThatThrownBy(() -> project.accept("numbers", "metaspo"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("there is no target/numbers/comparison/metaspo.json");
    }

    @Test
    void aBudgetTooSmallForAMethodIsRefusedBeforeTheFirstCall() throws Exception {
        ComparisonProject project =
                new ComparisonProject(folder).suite("numbers", "{methods: [default, sprig], budget: {calls: 100}}");
        ScriptedModel model = new ScriptedModel(ComparisonProject::reply);
        assertThatThrownBy(() -> project.with(model).compare(Map.of(), false, "numbers"))
                .isInstanceOf(RefusedException.class)
                .hasMessageMatching("sprig on numbers asks at least [\\d,]+ questions, more than the 100 of"
                        + " compare\\.budget\\.calls, and nothing was asked; .*");
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void searchesOnTheSameSuiteHaveEqualBudgets() throws Exception {
        ComparisonProject project = new ComparisonProject(folder)
                .suite("numbers", "{methods: [metaspo, outerLoop, metaspoApe, protegi], budget: {calls: 300}}");
        AtomicInteger target = new AtomicInteger();
        project.with(new ScriptedModel(request -> {
            target.addAndGet(ScriptedProject.isWriting(request) || ScriptedProject.number(request) >= 1000 ? 0 : 1);
            return ComparisonProject.reply(request);
        }));
        project.compare(Map.of(), false, "numbers");
        assertThat(project.lines().stream().filter(line -> line.startsWith("search of")))
                .hasSize(4)
                .allMatch(line -> line.endsWith("at most 300 questions"));
        assertThat(target.get()).isLessThanOrEqualTo(4 * 300);
    }

    @Test
    void failedCallsAreNoScores() throws Exception {
        ComparisonProject project = new ComparisonProject(folder).suite("numbers", "{}");
        project.with(new ScriptedModel(request -> {
            if (!ScriptedProject.isWriting(request) && ScriptedProject.number(request) % 3 == 0) {
                throw new ModelException(Kind.REJECTED, "no");
            }
            return ComparisonProject.reply(request);
        }));
        assertThatThrownBy(() -> project.compare(Map.of(), false, "numbers")).hasMessageContaining("calls failed");
        assertThat(project.files("numbers").comparison()).doesNotExist();
    }

    @Test
    void userPromptsAreWrittenOnceAndMayBeEdited() throws Exception {
        ComparisonProject project = new ComparisonProject(folder).suite("numbers", "{}");
        Path file = folder.resolve("numbers.user-prompts.yaml");
        Files.writeString(
                file,
                "formatVersion: 1\nsuite: numbers\nuserPrompts:\n  later:\n    - \"One: {question}\"\n    - \"Two: {question}\"\n");
        String before = Files.readString(file);
        ScriptedModel model = new ScriptedModel(ComparisonProject::reply);
        project.with(model).compare(Map.of(), false, "numbers");
        assertThat(Files.readString(file)).isEqualTo(before);
        assertThat(model.requests().stream().map(Request::user))
                .noneMatch(user -> user.contains("<instruction>"))
                .anyMatch(user -> user.startsWith("One: "))
                .anyMatch(user -> user.startsWith("Two: "));
        Files.writeString(file, before.replace("later", "latter").replace("Two: {question}", "Two"));
        assertThatThrownBy(() -> project.compare(Map.of(), false, "numbers"))
                .isInstanceOf(SuiteException.class)
                .hasMessageContaining("the suite has no unseen task \"latter\"; did you mean \"later\"?")
                .hasMessageContaining(":6:")
                .hasMessageContaining("the user prompt contains no {question}");
    }

    @Test
    void macroF1IsComparedToo() throws Exception {
        ComparisonProject project = new ComparisonProject(folder)
                .suite("numbers", "{prompts: [{name: production, text: Be short.}], design: full}", "macroF1");
        project.compare(Map.of(), false, "numbers");
        GoldenFiles.assertEqual(
                "compare/macro-f1.md", Files.readString(project.files("numbers").comparisonTable()));
    }

    @Test
    void thePromptInEffectIsJudgedOnOtherTargets() throws Exception {
        ComparisonProject project =
                new ComparisonProject(folder).suite("numbers", "{prompts: [{name: production, text: Be short.}]}");
        project.compare(Map.of(), false, "numbers");
        project.accept("numbers", "production");
        project.suite(
                "numbers",
                "{targets: [{provider: scripted, name: good}, {provider: scripted, name: bad}], roles: true}");
        project.compare(Map.of(), false, "numbers");
        assertThat(Files.readString(project.files("numbers").comparisonTable()))
                .contains("scripted/good", "scripted/bad", "system prompt in the user message", "survives");
    }

    @Test
    void anotherTargetIsAskedOnlyTrainTasksWithTheReferenceOfEachSuite() throws Exception {
        ComparisonProject project = new ComparisonProject(folder)
                .suite("numbers", "{methods: [cot], suites: [others], targets: [{provider: scripted, name: dumb}]}")
                .suite("others", "{}");
        project.compare(Map.of(), false, "numbers", "others");
        // two prompts on 60 held-out examples of train tasks in two suites
        assertThat(project.lines())
                .anyMatch(line -> line.contains("; at most 240 calls to other targets"))
                .filteredOn(line -> line.startsWith("scripted/dumb: "))
                .hasSize(2)
                .allMatch(line -> line.startsWith("scripted/dumb: 120 calls, 0 failed, 0 from the store")
                        || line.startsWith("scripted/dumb: 0 calls, 0 failed, 120 from the store"));
    }

    @Test
    void theTableOfAnotherHostStaysWhenItsSuiteIsADomain() throws Exception {
        ComparisonProject project = new ComparisonProject(folder)
                .suite("numbers", "{suites: [others]}")
                .suite("others", "{suites: [numbers]}");
        project.compare(Map.of(), false, "others", "numbers");
        project.compare(Map.of(), false, "numbers", "others");
        assertThat(project.files("others").comparisonTable()).exists();
        assertThat(project.files("numbers").comparisonTable()).exists();
    }

    @Test
    void whatCannotBeComparedIsRefused() throws Exception {
        ComparisonProject project = new ComparisonProject(folder);
        assertThatThrownBy(() -> project.suite("numbers", "{prompts: [{name: locked, text: Be short.}]}")
                        .compare(Map.of(), false, "numbers"))
                .hasMessageContaining("is called \"locked\", which is the name of the row of the prompt in effect");
        assertThatThrownBy(() -> project.suite("numbers", "{methods: []}").compare(Map.of(), false, "numbers"))
                .hasMessage("there is only one prompt to compare, \"suite\"; name others in compare.methods or"
                        + " compare.prompts");
        assertThatThrownBy(
                        () -> project.suite("numbers", "{sourceTasks: [1, 1]}").compare(Map.of(), false, "numbers"))
                .hasMessageContaining("each number in compare.sourceTasks once");
        Files.writeString(
                folder.resolve("numbers.user-prompts.yaml"),
                "formatVersion: 1\nsuite: others\nuserPrompts:\n  later: [\"One: {question}\"]\n");
        assertThatThrownBy(() -> project.suite("numbers", "{}").compare(Map.of(), false, "numbers"))
                .hasMessageContaining("user-prompts.yaml:2:8: suite must be \"numbers\"");
    }

    @Test
    void aBudgetThatEndsASearchIsNamedAsTheSuiteNamesIt() throws Exception {
        ComparisonProject project =
                new ComparisonProject(folder).suite("numbers", "{methods: [default, metaspo], budget: {tokens: 100}}");
        project.compare(Map.of(), false, "numbers");
        assertThat(project.lines())
                .filteredOn(line -> line.startsWith("WARN metaspo on numbers: "))
                .singleElement()
                .asString()
                .contains("raise compare.budget.tokens")
                .doesNotContain("optimize.budget");
    }
}

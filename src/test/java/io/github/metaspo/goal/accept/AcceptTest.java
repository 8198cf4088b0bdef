package io.github.metaspo.goal.accept;

import io.github.metaspo.GoldenFiles;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.goal.GateWorkshop;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import static io.github.metaspo.goal.GateWorkshop.right;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AcceptTest {

    @TempDir
    private Path folder;

    private GateWorkshop shop;

    @BeforeEach
    void open() {
        shop = new GateWorkshop(folder);
    }

    @Test
    void aMeasurementMakesTheFirstLockWithoutASearch() throws Exception {
        shop.evaluate(right(20)).accept("good enough to begin with");
        LockFiles.Pair pair = shop.lock().read().orElseThrow();
        assertThat(pair.lock().systemPrompt()).isEqualTo("You are a helpful assistant.");
        assertThat(pair.lock().origin())
                .isEqualTo(new Lock.Origin.Accepted("good enough to begin with", Optional.empty()));
        assertThat(pair.lock().seedPrompt()).contains(pair.lock().measured().train());
        assertThat(pair.baseline().rows()).hasSize(80);
        assertThat(shop.console.lines())
                .contains(
                        "review: the first baseline for these examples is 0.500, accepted because: good enough to begin"
                                + " with");
        GoldenFiles.assertEqual(
                "verdicts/accepted.lock.yaml", Files.readString(shop.lock().lock()));
    }

    @Test
    void acceptingTheSameMeasurementTwiceChangesNoByte() throws Exception {
        shop.evaluate(right(20)).accept("first");
        String lock = Files.readString(shop.lock().lock());
        String baseline = Files.readString(shop.lock().baseline());
        shop.accept("first");
        assertThat(shop.lock().lock()).hasContent(lock);
        assertThat(shop.lock().baseline()).hasContent(baseline);
    }

    @Test
    void itShowsWhatChangesBeforeItChanges() throws Exception {
        shop.evaluate(right(20)).accept("first").evaluate(right(10)).accept("the examples were too easy");
        assertThat(shop.console.lines())
                .contains(
                        "review: the baseline changes from 0.500 to 0.250, accepted because: the examples were too easy");
    }

    @Test
    void aPromptThatWasEditedInTheLockIsShownBeforeItIsAccepted() throws Exception {
        shop.evaluate(right(20)).accept("first");
        shop.editLock("You are a helpful assistant.", "You are a tired assistant.");
        shop.evaluate(right(21));
        int before = shop.console.lines().size();
        shop.accept("shorter");
        List<String> lines = shop.console.lines();
        assertThat(lines.subList(before, lines.size()))
                .containsExactly(
                        "--- system prompt before",
                        "+++ system prompt after",
                        "@@ -1,1 +1,1 @@",
                        "-You are a helpful assistant.",
                        "+You are a tired assistant.",
                        "review: a prompt or a setting of the model changed since the baseline",
                        "review: the baseline changes from 0.500 to 0.525, accepted because: shorter",
                        "wrote review.lock.yaml and review.baseline.csv");
    }

    @Test
    void charactersThatATerminalObeysOrThatNobodySeesAreShownEscapedAndLockedAsTheyAre() throws Exception {
        shop.evaluate(right(20)).accept("first");
        String hostile = "You are \\e[31ma tired\\u202E assistant.\\u2028Obey.\\x7f";
        shop.editLock("systemPrompt: |-\n  You are a helpful assistant.", "systemPrompt: \"" + hostile + "\"");
        shop.evaluate(right(21));
        String summary = Files.readString(shop.files.summary());
        shop.accept("shorter").check();
        assertThat(shop.console.lines())
                .contains("+You are \\u{1B}[31ma tired\\u{202E} assistant.\\u{2028}Obey.\\u{7F}")
                .allMatch(line -> line.chars().noneMatch(c -> c < ' ' || c == 0x7f || c == 0x202e || c == 0x2028));
        assertThat(summary).contains("+You are \\u{1B}[31ma tired\\u{202E} assistant.\\u{2028}Obey.\\u{7F}");
        assertThat(shop.lock().read().orElseThrow().lock().systemPrompt())
                .isEqualTo("You are \u001b[31ma tired\u202e assistant.\u2028Obey.\u007f");
    }

    @Test
    void theLockHasTheGainOverThePromptsOfTheBaselineBefore() throws Exception {
        shop.evaluate(right(20)).accept("first");
        assertThat(shop.lock().readLock().orElseThrow().origin().gain())
                .as("of the first lock")
                .isEmpty();
        shop.evaluate(right(21)).accept("the same prompt once more");
        assertThat(shop.lock().readLock().orElseThrow().origin().gain())
                .as("of the same prompt")
                .isEmpty();
        shop.editLock("You are a helpful assistant.", "You are a tired assistant.");
        shop.evaluate(right(31)).accept("better");
        Lock.Gain gain = shop.lock().readLock().orElseThrow().origin().gain().orElseThrow();
        assertThat(gain.difference()).isEqualTo(0.25);
        assertThat(gain.low()).isBetween(0.1, 0.25);
        assertThat(gain.pValue()).isLessThan(0.001);
    }

    @Test
    void ofAMetricThatIsNoMeanThePredictionsAreKept() throws Exception {
        shop.suite = shop.suite(EvaluationFixtures.task("pets", Task.Role.TRAIN, 40, "macroF1", 1));
        shop.evaluate(right(20)).accept("first");
        assertThat(shop.lock().read().orElseThrow().baseline().rows())
                .allSatisfy(row -> assertThat(row.prediction()).isPresent());
        shop.evaluate(right(40)).check();
        assertThat(shop.last()).contains("PASS, 1.000 (40/40) against 0.667 in the baseline");
    }

    @Test
    void withoutAMeasurementThereIsNothingToAccept() {
        assertThatThrownBy(() -> shop.accept("why not"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("review: nothing to accept, there is no target/metaspo/review/results.json; run"
                        + " mvn metaspo:evaluate");
    }

    @Test
    void aMeasurementOfAnotherPromptOrOtherExamplesIsRefused() throws Exception {
        shop.evaluate(right(20)).accept("first");
        shop.editLock("You are a helpful assistant.", "You are a tired assistant.");
        assertThatThrownBy(() -> shop.accept("why not"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("results.json is stale: they belong to other prompts or another model");
        shop.suite = shop.suite(EvaluationFixtures.task("pets", Task.Role.TRAIN, 39, "accuracy", 1));
        assertThatThrownBy(() -> shop.accept("why not"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is stale: the suite no longer has the task books that was measured");
    }

    @Test
    void aCandidateOfASearchIsAcceptedWithItsOwnPrompt() throws Exception {
        shop.evaluate(right(20)).accept("first");
        shop.editLock("You are a helpful assistant.", "You are a tired assistant.");
        shop.evaluate(right(25));
        Files.move(shop.files.results(), shop.files.candidate());
        shop.editLock("You are a tired assistant.", "You are a helpful assistant.");
        new Accept(new Metrics(List.of()), shop.console)
                .run(shop.suite, shop.files, "taken all the same", new Accept.Source.Candidate());
        Lock lock = shop.lock().read().orElseThrow().lock();
        assertThat(lock.systemPrompt()).isEqualTo("You are a tired assistant.");
        assertThat(lock.looks()).hasSize(1);
        assertThat(lock.seedPrompt()).isPresent();
        assertThat(shop.console.lines()).contains("-You are a helpful assistant.", "+You are a tired assistant.");
        shop.check();
        assertThat(shop.last()).startsWith("review: PASS, 0.625 (50/80); as measured for the lock");
    }
}

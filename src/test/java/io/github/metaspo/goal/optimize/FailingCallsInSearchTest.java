package io.github.metaspo.goal.optimize;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.Request;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.goal.ScriptedProject;
import io.github.metaspo.goal.ScriptedProject.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

/** Failing calls in whole optimizations: a failed call excludes its question and affects nothing else. */
class FailingCallsInSearchTest {

    private static final int SEEDS = 20;

    @TempDir
    private Path folder;

    private int number;

    @ParameterizedTest
    @ValueSource(strings = {"race", "full"})
    void onePercentOfFailuresAtRandomEndsNoSearch(String mode) throws Exception {
        for (int seed = 0; seed < SEEDS; seed++) {
            int salt = seed;
            Run run = run(mode, seed, request -> {
                long mixed = (salt + request.system() + request.user()).hashCode() * 0x9E37_79B9_7F4A_7C15L;
                if ((mixed >>> 32) % 100 == 0) {
                    throw new ModelException(Kind.REJECTED, "refused at random");
                }
                return ScriptedProject.reply(request);
            });
            assertThat(run.result()).as("seed %d", seed).isEqualTo("shipped");
            assertThat(run.spending().failed()).as("seed %d", seed).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"race", "full"})
    void anExampleThatIsAlwaysRefusedIsNotAskedAgainAndEndsNoSearch(String mode) throws Exception {
        for (int seed = 0; seed < SEEDS; seed++) {
            Set<Request> refused = ConcurrentHashMap.newKeySet();
            Run run = run(mode, seed, refusing(refused, example -> example == 6));
            assertThat(run.result()).as("seed %d", seed).isEqualTo("shipped");
            // on a new rung a candidate and the prompt that it is compared with are asked at the same time
            assertThat(refused).as("seed %d", seed).hasSizeLessThanOrEqualTo(mode.equals("race") ? 2 : 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"race", "full"})
    void aRefusedTestExampleIsLeftOutOfTheComparison(String mode) throws Exception {
        for (int seed = 0; seed < SEEDS; seed++) {
            Run run = run(mode, seed, refusing(ConcurrentHashMap.newKeySet(), example -> example == 1006));
            assertThat(run.result()).as("seed %d", seed).isEqualTo("shipped");
            assertThat(run.spending().failed()).isEqualTo(2);
        }
    }

    /** A filter that dislikes a candidate says nothing about the examples, and the candidate is not judged by the rest. */
    @ParameterizedTest
    @ValueSource(strings = {"race", "full"})
    void aCandidateThatIsRefusedWithEveryQuestionIsDropped(String mode) throws Exception {
        Run run = run(mode, 0, request -> {
            if (!ScriptedProject.isWriting(request) && request.system().matches("Variant \\d*[13579]\\..*")) {
                throw new ModelException(Kind.REJECTED, "this prompt is not allowed");
            }
            return ScriptedProject.reply(request);
        });
        assertThat(run.result()).isEqualTo("shipped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"race", "full"})
    void whatWasFoundBeforeTheOptimizersCreditRanOutIsMeasuredAndShipped(String mode) throws Exception {
        AtomicInteger written = new AtomicInteger();
        Run run = run(mode, 0, request -> {
            if (ScriptedProject.isWriting(request) && written.incrementAndGet() > (mode.equals("race") ? 30 : 40)) {
                throw new ModelException(Kind.QUOTA_EXHAUSTED, "the account is empty");
            }
            return ScriptedProject.reply(request);
        });
        assertThat(run.result()).isEqualTo("shipped");
        assertThat(run.lines())
                .anyMatch(line -> line.contains("the optimizer model no longer replies (the account is empty)"));
    }

    @Test
    void anOptimizerWithoutCreditFromTheBeginningIsAFailure() throws Exception {
        Run run = run("race", 0, request -> {
            if (ScriptedProject.isWriting(request)) {
                throw new ModelException(Kind.QUOTA_EXHAUSTED, "the account is empty");
            }
            return ScriptedProject.reply(request);
        });
        assertThat(run.result()).startsWith("FAILED").contains("the account is empty");
    }

    @Test
    void theCandidatesOfASearchWhoseTargetRanOutOfCreditAreKept() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Run run = run("race", 0, request -> {
            if (!ScriptedProject.isWriting(request) && asked.incrementAndGet() > 150) {
                throw new ModelException(Kind.QUOTA_EXHAUSTED, "the account is empty");
            }
            return ScriptedProject.reply(request);
        });
        assertThat(run.result()).startsWith("FAILED").contains("the account is empty");
        assertThat(Files.readString(folder.resolve("p0/target/n/run.json"))).contains("the account is empty");
        assertThat(folder.resolve("p0/numbers.lock.yaml")).doesNotExist();
    }

    @Test
    void aBuildThatIsKilledLeavesTheCandidatesDecidedBefore() throws Exception {
        Path file = folder.resolve("p0/target/n/run.json");
        List<String> seen = new CopyOnWriteArrayList<>();
        AtomicInteger written = new AtomicInteger();
        run("race", 0, request -> {
            if (ScriptedProject.isWriting(request) && written.incrementAndGet() == 9 && Files.exists(file)) {
                seen.add(readString(file));
            }
            return ScriptedProject.reply(request);
        });
        assertThat(seen)
                .singleElement(as(STRING))
                .contains("it had not ended when this was written", "Variant 3. Be short.")
                .doesNotContain("\"power\"");
        assertThat(Files.readString(file)).doesNotContain("it had not ended").contains("\"power\"");
    }

    private static String readString(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aSearchWithoutAnyAnswerSaysWhy() throws Exception {
        Run run = run("race", 0, refusing(ConcurrentHashMap.newKeySet(), example -> true));
        assertThat(run.result())
                .contains("no train question was answered; the first failure: this question is not allowed");
        assertThat(run.spending().calls()).isLessThan(20);
    }

    private static ScriptedModel.Script refusing(Set<Request> refused, IntPredicate examples) {
        return request -> {
            if (!ScriptedProject.isWriting(request) && examples.test(ScriptedProject.number(request))) {
                refused.add(request);
                throw new ModelException(Kind.REJECTED, "this question is not allowed");
            }
            return ScriptedProject.reply(request);
        };
    }

    private Run run(String mode, int seed, ScriptedModel.Script script) throws Exception {
        return ScriptedProject.in(folder.resolve("p" + number++), Map.of("mode", mode, "seed", String.valueOf(seed)))
                .run(script);
    }
}

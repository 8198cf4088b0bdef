package io.github.metaspo.search;

import io.github.metaspo.evaluation.Answers;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.Measurement;
import io.github.metaspo.evaluation.Scorers;
import io.github.metaspo.evaluation.TaskScore;
import io.github.metaspo.gate.Comparison;
import io.github.metaspo.gate.Shipping;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.suite.OptimizeSettings.Ship;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

/** What comes of whole searches, judged by a truth that only the scripted world knows. */
class FullSearchOnScriptedWorldsTest {

    private static final int WORLDS = 20;

    @Test
    void inAtLeast19Of20WorldsABetterPromptForUnseenTasksIsFound() throws Exception {
        int better = 0;
        double shares = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            ScriptedWorld world = new ScriptedWorld(seed, 1);
            Found found = search(world, world.suite(50, 1), seed);
            double start = world.unseenScore(ScriptedWorld.SEED);
            double reached = world.unseenScore(found.systemPrompt());
            shares += (reached - start) / (world.attainable() - start);
            better += reached > start ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "full mode: better in %d of %d worlds, share of the attainable gain %.2f%n",
                better,
                WORLDS,
                shares / WORLDS);
        assertThat(better).isGreaterThanOrEqualTo(19);
    }

    @Test
    void whereNothingHelpsNothingIsShippedInAtLeast19Of20Worlds() throws Exception {
        int lucky = 0;
        int shipped = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            ScriptedWorld world = new ScriptedWorld(seed, 0);
            Suite suite = world.suite(50, 50);
            Found found = search(world, suite, seed);
            lucky += found.systemPrompt().equals(ScriptedWorld.SEED) ? 0 : 1;
            Comparison comparison = Comparison.of(
                    suite,
                    EvaluationFixtures.scorers(suite),
                    heldOut(world, suite, ScriptedWorld.SEED),
                    heldOut(world, suite, found.systemPrompt()));
            shipped += Shipping.decide(comparison, Ship.CONFIRMED).ships() ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "full mode, nothing helps: %d of %d searches found a lucky prompt, %d were shipped%n",
                lucky,
                WORLDS,
                shipped);
        assertThat(lucky).isGreaterThan(WORLDS / 2);
        assertThat(shipped).isLessThanOrEqualTo(1);
    }

    private static Found search(ScriptedWorld world, Suite suite, long seed) throws Exception {
        try (SearchFixture fixture = SearchFixture.full(suite, world, new ScriptedProposer(world), seed, 2)) {
            return fixture.run();
        }
    }

    private static Baseline heldOut(ScriptedWorld world, Suite suite, String systemPrompt) throws Exception {
        Scorers scorers = EvaluationFixtures.scorers(suite);
        try (Evaluator evaluator = new Evaluator(world, 2, scorers)) {
            List<Answers> answers = evaluator.evaluate(
                    suite.tasks(Task.Role.TRAIN).stream()
                            .map(task -> new io.github.metaspo.evaluation.Batch(
                                    systemPrompt, task, task.prompt(), task.test()))
                            .toList(),
                    0,
                    SearchFixture.SILENT);
            return Baseline.of(Measurement.of(answers.stream()
                    .map(answer ->
                            TaskScore.of(answer, scorers.of(answer.batch().task())))
                    .toList()));
        }
    }
}

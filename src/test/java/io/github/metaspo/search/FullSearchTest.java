package io.github.metaspo.search;

import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.CallPool;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.evaluation.ValidityRule;
import io.github.metaspo.model.Reply;
import io.github.metaspo.search.proposal.Admission;
import io.github.metaspo.search.proposal.Limits;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

class FullSearchTest {

    private static final SearchListener SILENT = new SearchListener() {
        @Override
        public void started(String systemPrompt, double score) {}

        @Override
        public void ended(Round round) {}

        @Override
        public void answered(Batch batch, int question, Reply reply, Outcome.Scored outcome) {}
    };

    @Test
    void inAtLeast19Of20WorldsTheSearchFindsABetterPromptForUnseenTasks() throws Exception {
        int better = 0;
        List<Double> shares = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            ScriptedWorld world = new ScriptedWorld(seed, 1);
            Found found = search(world, seed, 2);
            double start = world.unseenScore("");
            double reached = world.unseenScore(found.systemPrompt());
            shares.add((reached - start) / (world.attainable() - start));
            better += reached > start ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "full mode: better in %d of 20 worlds, share of the attainable gain %.2f%n",
                better,
                shares.stream().mapToDouble(x -> x).average().orElseThrow());
        assertThat(better).isGreaterThanOrEqualTo(19);
    }

    @Test
    void withTheDefaultsExactly18200TargetCallsAreMade() throws Exception {
        ScriptedWorld world = new ScriptedWorld(1, 1);
        Found found = search(world, 1, 2);
        assertThat(world.calls()).isEqualTo(18_200);
        assertThat(found.stopped()).isEqualTo("all rounds were made");
    }

    @Test
    void thePlanSaysHowManyCallsThatIs() throws Exception {
        ScriptedWorld world = new ScriptedWorld(1, 1);
        try (Setup setup = new Setup(world, 1, 1)) {
            assertThat(setup.search.extent()).isEqualTo(new Extent(18_200, 126));
        }
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws Exception {
        Found one = search(new ScriptedWorld(7, 1), 7, 1);
        Found many = search(new ScriptedWorld(7, 1), 7, 13);
        assertThat(many).isEqualTo(one);
    }

    private static Found search(ScriptedWorld world, long seed, int threads) throws Exception {
        try (Setup setup = new Setup(world, seed, threads)) {
            return setup.search.run(SILENT);
        }
    }

    private static final class Setup implements AutoCloseable {

        private final Evaluator evaluator;
        private final CallPool pool;
        private final FullSearch search;

        Setup(ScriptedWorld world, long seed, int threads) {
            Suite suite = world.suite(50, 1);
            evaluator = new Evaluator(world, threads, EvaluationFixtures.scorers(suite));
            pool = new CallPool(threads);
            Examiner examiner =
                    new Examiner(evaluator, EvaluationFixtures.scorers(suite), new ValidityRule(BigDecimal.ZERO), seed);
            Writer writer = new Writer(
                    new ScriptedProposer(world),
                    new Admission(suite.tasks(Task.Role.TRAIN), Limits.DEFAULT),
                    pool,
                    seed);
            search = new FullSearch("", suite.tasks(Task.Role.TRAIN), suite.optimize(), examiner, writer, writer);
        }

        @Override
        public void close() {
            evaluator.close();
            pool.close();
        }
    }
}

package io.github.metaspo.optimize;

import io.github.metaspo.evaluation.Answers;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.FailureLimit;
import io.github.metaspo.evaluation.Measurement;
import io.github.metaspo.evaluation.Scorers;
import io.github.metaspo.evaluation.TaskScore;
import io.github.metaspo.gate.Comparison;
import io.github.metaspo.gate.PromotionDecision;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.suite.OptimizeSettings.Ship;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;

import java.util.ArrayList;
import java.util.List;

/** Whole searches in scripted worlds, 20 unless said otherwise, judged by a truth that only the worlds know. */
public final class ScriptedSearches {

    public static final int WORLDS = 20;
    private static final int EXAMPLES = 50;
    private static final int THREADS = 2;

    private final Schedule schedule;
    private final Worlds worlds;
    private final int seeds;

    private ScriptedSearches(Schedule schedule) {
        this(schedule, ScriptedWorld::new, WORLDS);
    }

    private ScriptedSearches(Schedule schedule, Worlds worlds, int seeds) {
        this.schedule = schedule;
        this.worlds = worlds;
        this.seeds = seeds;
    }

    /** Creates the worlds. */
    @FunctionalInterface
    public interface Worlds {
        ScriptedWorld of(long seed, double strength);
    }

    /** The same searches in other worlds. */
    public ScriptedSearches in(Worlds others) {
        return new ScriptedSearches(schedule, others, seeds);
    }

    /** The same searches in another number of worlds. */
    public ScriptedSearches in(int number) {
        return new ScriptedSearches(schedule, worlds, number);
    }

    @FunctionalInterface
    private interface Schedule {
        SearchFixture begin(Suite suite, ScriptedWorld world, long seed) throws SuiteException;
    }

    /**
     * What searches gained where some sentences help and others harm.
     *
     * @param shares of the attainable gain on unseen tasks, one for each world
     * @param better worlds in which the prompt found is better than the suite's
     * @param calls to the target in the mean
     * @param mostCalls in any of the worlds
     * @param candidates in the mean
     */
    public record Gains(List<Double> shares, int better, long calls, long mostCalls, int candidates) {

        public Gains {
            shares = List.copyOf(shares);
        }

        /** The share in the mean. */
        public double share() {
            return shares.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        }
    }

    /**
     * What searches found where nothing helps.
     *
     * @param lucky worlds in which another prompt than the suite's was found
     * @param shipped of them, those whose prompt would be shipped
     */
    public record Luck(int lucky, int shipped) {}

    /** In full mode. */
    public static ScriptedSearches full() {
        return new ScriptedSearches(
                (suite, world, seed) -> SearchFixture.full(suite, world, new ScriptedProposer(world), seed, THREADS));
    }

    /** In full mode with another number of iterations. */
    public static ScriptedSearches full(int iterations) {
        return new ScriptedSearches((suite, world, seed) -> SearchFixture.full(
                EvaluationFixtures.with(suite, ScriptedSettings.iterations(suite.optimize(), iterations)),
                world,
                new ScriptedProposer(world),
                seed,
                THREADS));
    }

    /** In race mode with so many questions. */
    public static ScriptedSearches race(long questions) {
        return new ScriptedSearches((suite, world, seed) ->
                SearchFixture.race(suite, world, new ScriptedProposer(world), questions, seed, THREADS));
    }

    public Gains gains() throws Exception {
        List<Double> shares = new ArrayList<>();
        int better = 0;
        long calls = 0;
        long mostCalls = 0;
        int candidates = 0;
        for (int seed = 0; seed < seeds; seed++) {
            ScriptedWorld world = worlds.of(seed, 1);
            SearchResult found = search(world.suite(EXAMPLES, 1), world, seed);
            double start = world.unseenScore(ScriptedWorld.SEED);
            double reached = world.unseenScore(found.systemPrompt());
            shares.add((reached - start) / (world.attainable() - start));
            better += reached > start ? 1 : 0;
            calls += world.calls();
            mostCalls = Math.max(mostCalls, world.calls());
            candidates += found.candidates().size();
        }
        return new Gains(shares, better, calls / seeds, mostCalls, candidates / seeds);
    }

    public Luck luck() throws Exception {
        int lucky = 0;
        int shipped = 0;
        for (int seed = 0; seed < seeds; seed++) {
            ScriptedWorld world = worlds.of(seed, 0);
            Suite suite = world.suite(EXAMPLES, EXAMPLES);
            SearchResult found = search(suite, world, seed);
            lucky += found.systemPrompt().equals(ScriptedWorld.SEED) ? 0 : 1;
            Comparison comparison = Comparison.of(
                    EvaluationFixtures.prepared(suite),
                    heldOut(world, suite, ScriptedWorld.SEED),
                    heldOut(world, suite, found.systemPrompt()));
            shipped += PromotionDecision.decide(comparison, Ship.CONFIRMED).ships() ? 1 : 0;
        }
        return new Luck(lucky, shipped);
    }

    private SearchResult search(Suite suite, ScriptedWorld world, long seed) throws Exception {
        try (SearchFixture fixture = schedule.begin(suite, world, seed)) {
            return fixture.run();
        }
    }

    private static Baseline heldOut(ScriptedWorld world, Suite suite, String systemPrompt) throws Exception {
        Scorers scorers = EvaluationFixtures.scorers(suite);
        try (Evaluator evaluator = new Evaluator(world, THREADS, scorers)) {
            List<Answers> answers = evaluator.evaluate(
                    suite.tasks(Task.Role.TRAIN).stream()
                            .map(task -> new Batch(systemPrompt, task, task.prompt(), task.test()))
                            .toList(),
                    FailureLimit.ofMeasurement(0),
                    SearchFixture.SILENT);
            return Baseline.of(Measurement.of(answers.stream()
                    .map(answer ->
                            TaskScore.of(answer, scorers.of(answer.batch().task())))
                    .toList()));
        }
    }
}

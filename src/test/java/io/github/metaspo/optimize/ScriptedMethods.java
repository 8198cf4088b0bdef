package io.github.metaspo.optimize;

import io.github.metaspo.evaluation.CallPool;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.optimize.method.Methods;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.OptimizeSettings.Method;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The product's own methods in scripted worlds, with a scripted target model and a scripted optimizer model, each with the same number of
 * questions, which is half of what the paper's search asks. They are judged by a truth that only the worlds know.
 */
public final class ScriptedMethods {

    /** The most questions of every method. */
    public static final long QUESTIONS = 9_100;

    private static final int EXAMPLES = 50;
    private static final int THREADS = 2;
    private static final int SYSTEM_CANDIDATES = 5;
    private static final int USER_CANDIDATES = 3;
    private static final int KEPT = 3;
    private static final int PATIENCE = 150;
    private static final int CANDIDATES_OF_A_RACE = 2;

    private ScriptedMethods() {}

    /**
     * What a method found in one world.
     *
     * @param share of the attainable gain on unseen tasks
     * @param wins share of the pairs of unseen task and user prompt in which its prompt truly scores higher than the default one
     * @param trainWithUserPrompts gain of the true score on the train tasks, with the user prompts that it found
     * @param calls to the target model
     * @param optimizerCalls to the optimizer model
     * @param candidates that it considered, the prompts of the suite among them
     */
    public record Outcome(
            double share, double wins, double trainWithUserPrompts, long calls, long optimizerCalls, int candidates) {}

    /** A figure over worlds. */
    public record Figure(double mean, double standardError) {

        /** The mean of values with its standard error. */
        public static Figure of(List<Double> values) {
            double mean =
                    values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            double squares = values.stream()
                    .mapToDouble(value -> (value - mean) * (value - mean))
                    .sum();
            return new Figure(mean, Math.sqrt(squares / (values.size() - 1) / values.size()));
        }
    }

    /** The outcomes of a method, one for each world. */
    public record Outcomes(List<Outcome> worlds) {

        public Outcomes {
            worlds = List.copyOf(worlds);
        }

        /** A figure in the mean, with its standard error. */
        public Figure mean(ToDoubleFunction<Outcome> figure) {
            return Figure.of(worlds.stream().map(figure::applyAsDouble).toList());
        }

        /** The difference of a figure to that of another method, paired by worlds. */
        public Figure minus(Outcomes other, ToDoubleFunction<Outcome> figure) {
            return Figure.of(IntStream.range(0, worlds.size())
                    .mapToObj(i -> figure.applyAsDouble(worlds.get(i)) - figure.applyAsDouble(other.worlds.get(i)))
                    .toList());
        }
    }

    /**
     * A method with the settings that differ from row to row of a comparison.
     *
     * @param questions that it asks at most
     * @param patience system prompts proposed in a row without a change after which a race ends
     */
    public record Setting(Method method, long questions, int patience) {

        /** A method with half of the questions of the paper's search and the patience of the product. */
        public static Setting of(Method method) {
            return new Setting(method, QUESTIONS, PATIENCE);
        }
    }

    /** Runs a method in the first worlds, by seed. */
    public static Outcomes of(Method method, int worlds) throws Exception {
        return of(Setting.of(method), worlds);
    }

    /** Runs a method in the first worlds, by seed. */
    public static Outcomes of(Setting setting, int worlds) throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        for (int seed = 0; seed < worlds; seed++) {
            outcomes.add(inWorld(setting, seed));
        }
        return new Outcomes(outcomes);
    }

    private static Outcome inWorld(Setting setting, long seed) throws Exception {
        ScriptedWorld world = new ScriptedWorld(seed, 1);
        ScriptedOptimizer optimizer = new ScriptedOptimizer(world);
        Suite suite = suite(world, setting, seed);
        SearchResult found = run(suite, world, optimizer);
        double start = world.unseenScore(ScriptedWorld.SEED);
        return new Outcome(
                (world.unseenScore(found.systemPrompt()) - start) / (world.attainable() - start),
                new UnseenPairs(world).wins(found.systemPrompt(), ScriptedWorld.SEED),
                train(world, found.systemPrompt(), found.userPrompts())
                        - train(world, ScriptedWorld.SEED, SearchResult.given(suite.tasks(Task.Role.TRAIN))),
                world.calls(),
                optimizer.calls(),
                found.candidates().size());
    }

    /** The true mean score on the train tasks, by their user prompts. */
    private static double train(ScriptedWorld world, String systemPrompt, SortedMap<String, UserPrompt> userPrompts) {
        return userPrompts.entrySet().stream()
                .mapToDouble(ofTask -> world.score(
                        ofTask.getKey().charAt(1) - '0',
                        ScriptedWorld.sentences(systemPrompt),
                        ScriptedWorld.sentences(ofTask.getValue().template())))
                .average()
                .orElseThrow();
    }

    private static SearchResult run(Suite suite, ScriptedWorld world, ScriptedOptimizer optimizer) throws Exception {
        PreparedSuite prepared = EvaluationFixtures.prepared(suite);
        boolean writes = suite.optimize().method() != Method.SPRIG;
        try (Evaluator evaluator = new Evaluator(world, THREADS, prepared.scorers());
                CallPool pool = new CallPool(THREADS)) {
            return new Methods(prepared, evaluator, writes ? Optional.of(optimizer) : Optional.empty(), pool)
                    .create()
                    .run(SearchFixture.SILENT);
        }
    }

    private static Suite suite(ScriptedWorld world, Setting setting, long seed) {
        return world.suite(
                EXAMPLES,
                1,
                settings -> new OptimizeSettings(
                        setting.method(),
                        OptimizeSettings.Mode.RACE,
                        iterations(setting.method(), setting.questions()),
                        CANDIDATES_OF_A_RACE,
                        USER_CANDIDATES,
                        KEPT,
                        setting.patience(),
                        seed,
                        Optional.of(OptimizeSettings.Proposer.LLM),
                        settings.ship(),
                        settings.userPrompts(),
                        settings.budget(),
                        ScriptedSettings.corpus()));
    }

    /** The iterations with which full mode asks twice as many questions; a race and SPRIG ask half as many as full mode. */
    private static int iterations(Method method, long questions) {
        long start = ScriptedWorld.trainTasks().count() * EXAMPLES;
        long ofIteration = method == Method.OUTER_LOOP
                ? 2 * SYSTEM_CANDIDATES * start
                : (USER_CANDIDATES + SYSTEM_CANDIDATES * KEPT) * start;
        return Math.toIntExact((2 * questions - start) / ofIteration);
    }
}

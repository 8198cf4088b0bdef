package io.github.metaspo.optimize;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.Location;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.Usage;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.optimize.propose.Proposer;
import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.MetricSettings;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.NormalizedGaussianSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A known world in which every prompt descends from the one that it was made from, a little better or worse. A prompt is a name; what it does
 * hangs on its ancestors, on how many siblings were made before it, and on the seed of the world alone. A step adds half a point in the mean
 * with a standard deviation of 3.5 points; with the headroom that is left, the mean and all gains fall to 0. Each task deviates
 * from the gain of the prompt by a random walk, which averages out over unseen tasks. With half of the answers right, a quarter of them
 * change from parent to child. A user prompt has a smaller effect, on its own task alone.
 */
final class LineageWorld implements KnownWorld, LanguageModel {

    private static final int TASKS = 4;
    private static final double POINT = 0.01;
    private static final double LEAST_SCORE = 0.02;

    private static final double MEAN_STEP = 0.5;
    private static final double STEP_DEVIATION = 3.5;
    private static final double TASK_DEVIATION = 3;
    /** The part of a task's deviation that a child has from its parent. */
    private static final double TASK_INHERITANCE = 0.8;

    private static final double USER_DEVIATION = 1.5;
    private static final double USER_HEADROOM = 4;
    /** A point, where half of the answers are right, on the scale of the luck that decides about an answer. */
    private static final double POINT_OF_LUCK = POINT * Math.sqrt(2 * Math.PI);

    // What decides about an answer is the sum of three normal numbers whose variances sum up to 1. Parent and child
    // correlate by 0.4 + 0.1 +
    // 0.4 * 0.5 = 0.7, and so differ in arccos(0.7) / pi of the answers, which is a quarter.
    private static final double OF_EXAMPLE = Math.sqrt(0.4);
    private static final double OF_USER_PROMPT = Math.sqrt(0.1);
    private static final double OF_SYSTEM_PROMPT = Math.sqrt(0.5);
    private static final double LUCK_INHERITANCE = 0.4;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final Reply RIGHT = new Reply("yes", false, new Usage(1, 1), "lineage");
    private static final Reply WRONG = new Reply("no", false, new Usage(1, 1), "lineage");
    private static final String GIVEN = "base";

    private final long seed;
    private final double headroom;
    private final int examples;
    private final double[] base = new double[TASKS];
    private final double[][] ofExample = new double[TASKS][];
    private final Map<String, SystemPrompt> systemPrompts = new ConcurrentHashMap<>();
    private final List<Map<String, OwnPrompt>> userPrompts;

    /** What there is to a prompt that has children. */
    private abstract static class Prompt {

        /** What its children hang on. */
        final long key;

        final AtomicInteger children = new AtomicInteger();

        Prompt(long key) {
            this.key = key;
        }

        long keyOfNextChild() {
            return key(key, children.incrementAndGet());
        }
    }

    /** A system prompt with its true gain over the first one and each task's deviation from it, in points. */
    private static final class SystemPrompt extends Prompt {

        final double gain;
        final double[] deviations;
        /** By task and example. */
        final double[][] luck;
        /** By task: an answer is right if all luck together is below it. */
        final double[] ability = new double[TASKS];

        SystemPrompt(long key, double gain, double[] deviations, double[][] luck) {
            super(key);
            this.gain = gain;
            this.deviations = deviations;
            this.luck = luck;
        }
    }

    /** A user prompt of one task with its true gain over the given one, in points. */
    private static final class OwnPrompt extends Prompt {

        final double effect;
        /** By example. */
        final double[] luck;

        OwnPrompt(long key, double effect, double[] luck) {
            super(key);
            this.effect = effect;
            this.luck = luck;
        }
    }

    /**
     * A world.
     *
     * @param headroom points that a prompt can gain at most; 0 for a world in which nothing helps
     * @param examples to learn from, of each task
     */
    LineageWorld(long seed, double headroom, int examples) {
        this.seed = seed;
        this.headroom = headroom;
        this.examples = examples;
        NormalizedGaussianSampler normal = normal(0);
        double[][] luck = new double[TASKS][];
        for (int task = 0; task < TASKS; task++) {
            base[task] = Math.min(0.6, Math.max(0.3, 0.45 + 0.08 * normal.sample()));
            ofExample[task] = samples(normal, OF_EXAMPLE);
            luck[task] = samples(normal, OF_SYSTEM_PROMPT);
        }
        add(ScriptedWorld.SEED, 1, 0, new double[TASKS], luck);
        userPrompts = IntStream.range(0, TASKS)
                .<Map<String, OwnPrompt>>mapToObj(task -> new ConcurrentHashMap<>(
                        Map.of(GIVEN, new OwnPrompt(2 + task, 0, samples(normal(2 + task), OF_USER_PROMPT)))))
                .toList();
    }

    @Override
    public Suite suite() {
        return EvaluationFixtures.suite(
                IntStream.range(0, TASKS).mapToObj(this::task).toArray(Task[]::new));
    }

    private Task task(int number) {
        Location place = new Location(Path.of("lineage.yaml"), 1, 1);
        List<Example> train = IntStream.range(0, examples)
                .mapToObj(i -> Example.of(number + "-" + i, "q" + number + "-" + i, RIGHT.text()))
                .toList();
        return new Task(
                "t" + number,
                Task.Role.TRAIN,
                new UserPrompt(GIVEN + " {question}"),
                train,
                train.subList(0, 1),
                new Extraction.Text(),
                new MetricSettings("accuracy", Map.of(), place),
                1,
                Optional.empty(),
                1,
                place);
    }

    @Override
    public LanguageModel target() {
        return this;
    }

    @Override
    public Proposer proposer() {
        return new LineageProposer(this);
    }

    /** The gain over infinitely many unseen tasks with the given user prompt. */
    @Override
    public double gain(String systemPrompt) {
        return systemPrompt(systemPrompt).gain;
    }

    @Override
    public double attainable() {
        return headroom;
    }

    /** The true score of a system prompt on a train task with the given user prompt. */
    double score(int task, String systemPrompt) {
        return NORMAL.cumulativeProbability(systemPrompt(systemPrompt).ability[task]);
    }

    /** The true gain of a user prompt without its question over the given one, in points where half of the answers are right. */
    double effect(int task, String userPrompt) {
        return userPrompt(task, userPrompt).effect;
    }

    @Override
    public Reply reply(Request request) {
        String message = request.user();
        int at = message.lastIndexOf(' ');
        int task = message.charAt(at + 2) - '0';
        int example = Integer.parseInt(message, at + 4, message.length(), 10);
        SystemPrompt system = systemPrompt(request.system());
        OwnPrompt user = userPrompt(task, message.substring(0, at));
        double luck = ofExample[task][example] + system.luck[task][example] + user.luck[example];
        return luck < system.ability[task] + user.effect * POINT_OF_LUCK ? RIGHT : WRONG;
    }

    /** Makes the next child of a system prompt and returns its text. */
    String child(String systemPrompt) {
        SystemPrompt parent = systemPrompt(systemPrompt);
        long key = parent.keyOfNextChild();
        NormalizedGaussianSampler normal = normal(key);
        double left = headroom - parent.gain;
        double mean = headroom > 0 ? MEAN_STEP * Math.min(1, left / headroom) : 0;
        double gain = parent.gain + towards(left, headroom, mean + STEP_DEVIATION * normal.sample());
        double[] deviations = new double[TASKS];
        Arrays.setAll(
                deviations, task -> TASK_INHERITANCE * parent.deviations[task] + TASK_DEVIATION * normal.sample());
        double[][] luck = new double[TASKS][examples];
        double fresh = OF_SYSTEM_PROMPT * Math.sqrt(1 - LUCK_INHERITANCE * LUCK_INHERITANCE);
        for (int task = 0; task < TASKS; task++) {
            double[] inherited = parent.luck[task];
            Arrays.setAll(luck[task], i -> LUCK_INHERITANCE * inherited[i] + fresh * normal.sample());
        }
        return add("n" + Long.toHexString(key), key, gain, deviations, luck);
    }

    /** Makes the next child of a task's user prompt, both without the question, and returns its text. */
    String child(int task, String userPrompt) {
        OwnPrompt parent = userPrompt(task, userPrompt);
        long key = parent.keyOfNextChild();
        NormalizedGaussianSampler normal = normal(key);
        double left = headroom > 0 ? USER_HEADROOM - parent.effect : -parent.effect;
        double effect = parent.effect + towards(left, USER_HEADROOM, USER_DEVIATION * normal.sample());
        String text = GIVEN + " u" + Long.toHexString(key);
        userPrompts.get(task).put(text, new OwnPrompt(key, effect, samples(normal, OF_USER_PROMPT)));
        return text;
    }

    /** A step of which a gain becomes smaller with the part of the headroom that is left, and is never more than that. */
    private static double towards(double left, double whole, double step) {
        if (step <= 0) {
            return step;
        }
        return left > 0 ? Math.min(left, step * Math.min(1, left / whole)) : 0;
    }

    private String add(String text, long key, double gain, double[] deviations, double[][] luck) {
        SystemPrompt prompt = new SystemPrompt(key, gain, deviations, luck);
        Arrays.setAll(prompt.ability, task -> {
            double score = base[task] + POINT * (gain + deviations[task]);
            return NORMAL.inverseCumulativeProbability(Math.min(1 - LEAST_SCORE, Math.max(LEAST_SCORE, score)));
        });
        systemPrompts.put(text, prompt);
        return text;
    }

    private SystemPrompt systemPrompt(String text) {
        return Optional.ofNullable(systemPrompts.get(text))
                .orElseThrow(() -> new IllegalArgumentException("no such system prompt: " + text));
    }

    private OwnPrompt userPrompt(int task, String text) {
        return Optional.ofNullable(userPrompts.get(task).get(text))
                .orElseThrow(() -> new IllegalArgumentException("no such user prompt: " + text));
    }

    private double[] samples(NormalizedGaussianSampler normal, double deviation) {
        double[] samples = new double[examples];
        Arrays.setAll(samples, i -> deviation * normal.sample());
        return samples;
    }

    private NormalizedGaussianSampler normal(long key) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(key(seed, key));
        return ZigguratSampler.NormalizedGaussian.of(random);
    }

    /** A key of its own for each pair of numbers: the mixing function of SplitMix64. */
    private static long key(long first, long second) {
        long mixed = first * 0x9E37_79B9_7F4A_7C15L + second + 0x632B_E59B_D9B4_E019L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }

    @Override
    public void close() {}
}

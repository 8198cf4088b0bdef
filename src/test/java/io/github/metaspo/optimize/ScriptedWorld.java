package io.github.metaspo.optimize;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.Location;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.Usage;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.MetricSettings;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A fake world in which it is known how much each sentence of a prompt helps or harms. A prompt is a list of words such as {@code
 * s12}; an answer is right where the prompts' effects and luck together outweigh the difficulty of the example.
 */
public class ScriptedWorld implements LanguageModel {

    /** The suite's system prompt, which has no effect. */
    public static final String SEED = "You are a helpful assistant.";

    public static final int SENTENCES = 60;
    private static final int TRAIN_TASKS = 4;
    private static final int UNSEEN_TASKS = 3;
    private static final double NOISE = 0.35;
    private static final double EASE = -0.6;
    private static final int COMFORTABLE_LENGTH = 8;
    private static final double LENGTH_PENALTY = 0.04;
    private static final int GROUPS = 20;
    private static final double REDUNDANCY = 0.5;
    /** The part of a sentence's effect that it has in a user prompt, too. */
    private static final double IN_USER_PROMPT = 0.6;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final long seed;
    private final double[] global = new double[SENTENCES];
    private final double[][] byTask = new double[TRAIN_TASKS + UNSEEN_TASKS][SENTENCES];
    private final double[][] inUserPrompt = new double[TRAIN_TASKS + UNSEEN_TASKS][SENTENCES];
    private final AtomicInteger calls = new AtomicInteger();

    /**
     * A world.
     *
     * @param strength 1 for sentences that matter, 0 for a world in which nothing helps
     */
    public ScriptedWorld(long seed, double strength) {
        this.seed = seed;
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        Arrays.setAll(global, i -> strength * 0.15 * normal.sample());
        for (int task = 0; task < byTask.length; task++) {
            Arrays.setAll(byTask[task], i -> strength * 0.10 * normal.sample());
            double[] effects = byTask[task];
            Arrays.setAll(
                    inUserPrompt[task],
                    i -> IN_USER_PROMPT * (global[i] + effects[i]) + strength * 0.25 * normal.sample());
        }
    }

    /** A suite about this world: 4 train tasks and 3 unseen ones. */
    public Suite suite(int trainExamples, int testExamples) {
        return EvaluationFixtures.suite(IntStream.range(0, byTask.length)
                .mapToObj(task -> task(task, trainExamples, testExamples))
                .toArray(Task[]::new));
    }

    /** The same with other settings of the search. */
    public Suite suite(int trainExamples, int testExamples, UnaryOperator<OptimizeSettings> settings) {
        Suite suite = suite(trainExamples, testExamples);
        return EvaluationFixtures.with(suite, settings.apply(suite.optimize()));
    }

    private Task task(int number, int trainExamples, int testExamples) {
        Location place = new Location(Path.of("world.yaml"), 1, 1);
        return new Task(
                "t" + number,
                number < TRAIN_TASKS ? Task.Role.TRAIN : Task.Role.UNSEEN,
                new UserPrompt("base {question}"),
                examples(number + "-train-", trainExamples),
                examples(number + "-test-", testExamples),
                new Extraction.Text(),
                new MetricSettings(metric(), Map.of(), place),
                1,
                Optional.empty(),
                1,
                place);
    }

    private List<Example> examples(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Example.of(prefix + i, "q" + prefix + i, gold(prefix + i)))
                .toList();
    }

    @Override
    public Reply reply(Request request) {
        calls.incrementAndGet();
        int at = request.user().indexOf("q");
        String question = request.user().substring(at + 1);
        int task = question.charAt(0) - '0';
        List<Integer> system = sentences(request.system());
        double ability =
                ability(task, system, sentences(request.user().substring(0, at))) + onClassOf(question, system);
        double difficulty = gaussian(question.hashCode());
        double luck = NOISE * gaussian(question.hashCode() * 31L + (request.system() + request.user()).hashCode());
        String answer = ability + luck > difficulty ? gold(question) : wrong(question);
        return new Reply(answer, false, new Usage(1, 1), "world");
    }

    /** The metric of every task. */
    String metric() {
        return "accuracy";
    }

    /** The right answer to a question. */
    String gold(String question) {
        return "yes";
    }

    /** The answer to a question that is not answered right. */
    String wrong(String question) {
        return "no";
    }

    /** What a system prompt adds to the ability to answer a question, because of its class of answers. */
    double onClassOf(String question, List<Integer> system) {
        return 0;
    }

    /** The true score of a pair of prompts on a task. */
    double score(int task, List<Integer> system, List<Integer> user) {
        return chance(ability(task, system, user));
    }

    static IntStream trainTasks() {
        return IntStream.range(0, TRAIN_TASKS);
    }

    static IntStream unseenTasks() {
        return IntStream.range(TRAIN_TASKS, TRAIN_TASKS + UNSEEN_TASKS);
    }

    /** The true score of a system prompt on tasks that no search has seen, with the given user prompts. */
    public double unseenScore(String systemPrompt) {
        List<Integer> sentences = sentences(systemPrompt);
        return unseenTasks()
                .mapToDouble(task -> score(task, sentences, List.of()))
                .average()
                .orElseThrow();
    }

    /** What greedy choice reaches on unseen tasks that knows the true effects on the train tasks. */
    public double attainable() {
        List<Integer> chosen = new ArrayList<>();
        while (true) {
            double before = trainScore(chosen);
            Optional<Integer> best = IntStream.range(0, SENTENCES)
                    .filter(i -> !chosen.contains(i))
                    .boxed()
                    .max(java.util.Comparator.comparing(i -> trainScore(plus(chosen, i))));
            if (best.isEmpty() || trainScore(plus(chosen, best.get())) <= before) {
                return unseenScore(text(chosen));
            }
            chosen.add(best.get());
        }
    }

    /** How much a sentence in a system prompt helps over all train tasks. */
    public double effect(int sentence) {
        return global[sentence]
                + trainTasks()
                        .mapToDouble(task -> byTask[task][sentence])
                        .average()
                        .orElseThrow();
    }

    /** How much a sentence in a task's user prompt helps. */
    public double effect(int task, int sentence) {
        return inUserPrompt[task][sentence];
    }

    /** How much a sentence helps in general, as one knows without an example. */
    double generalEffect(int sentence) {
        return global[sentence];
    }

    /** How much a sentence helps in general in a user prompt. */
    double generalEffectInUserPrompt(int sentence) {
        return IN_USER_PROMPT * global[sentence];
    }

    /** How much a sentence in a task's user prompt helps, as far as questions and answers tell; the rest shows only in mistakes. */
    double effectByPairs(int task, int sentence) {
        return IN_USER_PROMPT * (global[sentence] + byTask[task][sentence]);
    }

    /** A random generator for a key, another one in each world. */
    UniformRandomProvider random(long key) {
        return RandomSource.XO_RO_SHI_RO_128_PP.create(key ^ (seed + 1) * 0x9E37_79B9_7F4A_7C15L);
    }

    public int calls() {
        return calls.get();
    }

    public static String text(List<Integer> sentences) {
        return String.join(" ", sentences.stream().map(i -> "s" + i).toList());
    }

    public static List<Integer> sentences(String text) {
        List<Integer> sentences = new ArrayList<>();
        int length = text.length();
        for (int at = 0; at < length; at++) {
            boolean wordBegins = text.charAt(at) == 's' && (at == 0 || text.charAt(at - 1) == ' ');
            if (wordBegins && at + 1 < length && Character.isDigit(text.charAt(at + 1))) {
                int number = 0;
                while (++at < length && Character.isDigit(text.charAt(at))) {
                    number = number * 10 + text.charAt(at) - '0';
                }
                sentences.add(number);
            }
        }
        return sentences;
    }

    private double trainScore(List<Integer> sentences) {
        return trainTasks()
                .mapToDouble(task -> score(task, sentences, List.of()))
                .average()
                .orElseThrow();
    }

    static double chance(double ability) {
        return NORMAL.cumulativeProbability(ability / Math.sqrt(1 + NOISE * NOISE));
    }

    final double ability(int task, List<Integer> system, List<Integer> user) {
        return EASE + sum(system, i -> global[i] + byTask[task][i]) + sum(user, i -> inUserPrompt[task][i]);
    }

    /** Each further sentence of a kind says less, and too many are a burden. */
    private static double sum(List<Integer> sentences, java.util.function.IntToDoubleFunction effect) {
        double[] weight = new double[GROUPS];
        Arrays.fill(weight, 1);
        double sum = 0;
        for (int sentence : sentences) {
            double value = effect.applyAsDouble(sentence);
            int group = sentence % GROUPS;
            sum += value > 0 ? weight[group] * value : value;
            weight[group] *= REDUNDANCY;
        }
        return sum - LENGTH_PENALTY * Math.max(0, sentences.size() - COMFORTABLE_LENGTH);
    }

    private static List<Integer> plus(List<Integer> list, int more) {
        List<Integer> longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }

    /** A number from 0 to 1 that depends on a key and the world alone. */
    final double uniform(long key) {
        return NORMAL.cumulativeProbability(gaussian(key));
    }

    /** A normal number that depends on a key and the world alone. */
    private double gaussian(long key) {
        long mixed = (key ^ seed * 0x9E37_79B9_7F4A_7C15L) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 31)) * 0x94D0_49BB_1331_11EBL;
        mixed ^= mixed >>> 29;
        double first = ((mixed >>> 40) + 0.5) / (1 << 24);
        double second = ((mixed & 0xFF_FFFF) + 0.5) / (1 << 24);
        return Math.sqrt(-2 * Math.log(first)) * Math.cos(2 * Math.PI * second);
    }

    @Override
    public void close() {}
}

package io.github.metaspo.optimize;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A scripted world whose tasks are scored by macro-F1 over three classes, the first of them much more frequent than the others. A sentence may
 * help with one class and harm another, rare classes are harder, and most wrong answers name the frequent class.
 */
public final class UnbalancedWorld extends ScriptedWorld {

    private static final List<String> CLASSES = List.of("often", "seldom", "rare");
    private static final double[] SHARES = {0.7, 0.2, 0.1};
    private static final double[] EASE = {0.3, -0.3, -0.5};
    /** The share of each class in the wrong answers to questions of a class. */
    private static final double[][] WRONG = {{0, 0.7, 0.3}, {0.9, 0, 0.1}, {0.9, 0.1, 0}};

    private static final double BY_CLASS = 0.15;

    private final double[][] byClass = new double[CLASSES.size()][SENTENCES];

    public UnbalancedWorld(long seed, double strength) {
        super(seed, strength);
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(1_000 + seed);
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        for (double[] effects : byClass) {
            Arrays.setAll(effects, i -> strength * BY_CLASS * normal.sample());
        }
    }

    @Override
    String metric() {
        return "macroF1";
    }

    @Override
    String gold(String question) {
        return CLASSES.get(classOf(question));
    }

    @Override
    String wrong(String question) {
        return CLASSES.get(draw(question + "/wrong", WRONG[classOf(question)]));
    }

    @Override
    double onClassOf(String question, List<Integer> system) {
        return onClass(classOf(question), system);
    }

    private double onClass(int number, List<Integer> system) {
        return EASE[number]
                + system.stream().mapToDouble(i -> byClass[number][i]).sum();
    }

    private int classOf(String question) {
        return draw(question + "/class", SHARES);
    }

    private int draw(String key, double[] shares) {
        double point = uniform(key.hashCode());
        int drawn = 0;
        while (drawn < shares.length - 1 && point >= shares[drawn]) {
            point -= shares[drawn++];
        }
        return drawn;
    }

    /** Macro-F1 over infinitely many questions. */
    @Override
    double score(int task, List<Integer> system, List<Integer> user) {
        double ability = ability(task, system, user);
        double[] right = new double[SHARES.length];
        double[] errors = new double[SHARES.length];
        for (int gold = 0; gold < SHARES.length; gold++) {
            double chance = chance(ability + onClass(gold, system));
            right[gold] += SHARES[gold] * chance;
            errors[gold] += SHARES[gold] * (1 - chance);
            for (int answer = 0; answer < SHARES.length; answer++) {
                errors[answer] += SHARES[gold] * (1 - chance) * WRONG[gold][answer];
            }
        }
        return IntStream.range(0, SHARES.length)
                .mapToDouble(i -> 2 * right[i] / (2 * right[i] + errors[i]))
                .average()
                .orElseThrow();
    }
}

package io.github.metaspo.optimize;

import org.apache.commons.rng.UniformRandomProvider;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

/**
 * How fake optimizer models write prompts, as lists of sentences: they choose sentences that help more often than others, as far as they know
 * what helps.
 */
final class ScriptedWriter {

    private static final int LONGEST_GUESS = 8;

    private final IntToDoubleFunction known;
    private final UniformRandomProvider random;

    /** @param known how much a sentence helps, as far as the writer knows */
    ScriptedWriter(IntToDoubleFunction known, UniformRandomProvider random) {
        this.known = known;
        this.random = random;
    }

    /** Drops some sentences and adds one to three. */
    List<Integer> rewrite(List<Integer> current) {
        List<Integer> sentences = kept(current);
        int more = 1 + random.nextInt(3);
        for (int i = 0; i < more; i++) {
            add(sentences);
        }
        return sentences;
    }

    /** Writes one to eight sentences without having seen a prompt. */
    List<Integer> guess() {
        List<Integer> sentences = new ArrayList<>();
        int length = 1 + random.nextInt(LONGEST_GUESS);
        for (int i = 0; i < length; i++) {
            add(sentences);
        }
        return sentences;
    }

    /** Takes what two prompts share and half of the rest, drops some of it, and then adds, exchanges or drops one sentence. */
    List<Integer> crossing(List<Integer> first, List<Integer> second) {
        List<Integer> sentences = kept(Stream.concat(
                        first.stream(), second.stream().filter(sentence -> !first.contains(sentence)))
                .filter(sentence -> first.contains(sentence) && second.contains(sentence) || random.nextBoolean())
                .toList());
        int change = random.nextInt(3);
        if (change > 0 && !sentences.isEmpty()) {
            sentences.remove(random.nextInt(sentences.size()));
        }
        if (change < 2) {
            add(sentences);
        }
        return sentences;
    }

    private List<Integer> kept(List<Integer> current) {
        List<Integer> sentences = new ArrayList<>();
        for (int sentence : current) {
            if (random.nextDouble() < (known.applyAsDouble(sentence) > 0 ? 0.95 : 0.75)) {
                sentences.add(sentence);
            }
        }
        return sentences;
    }

    private void add(List<Integer> sentences) {
        int drawn = draw(sentences);
        sentences.add(random.nextInt(sentences.size() + 1), drawn);
    }

    private int draw(List<Integer> present) {
        double[] weights = new double[ScriptedWorld.SENTENCES];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = present.contains(i) ? 0 : Math.exp(2 * known.applyAsDouble(i));
            sum += weights[i];
        }
        double point = random.nextDouble() * sum;
        int drawn = 0;
        while (drawn < weights.length - 1 && point >= weights[drawn]) {
            point -= weights[drawn++];
        }
        return drawn;
    }
}

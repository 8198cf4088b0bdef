package io.github.metaspo.optimize;

import java.util.List;
import java.util.stream.IntStream;

/** The unseen tasks of a scripted world, each with 10 user prompts that were guessed from its questions and answers. */
final class UnseenPairs {

    private static final int USER_PROMPTS = 10;

    private final ScriptedWorld world;
    private final List<Pair> pairs;

    private record Pair(int task, List<Integer> userPrompt) {}

    UnseenPairs(ScriptedWorld world) {
        this.world = world;
        this.pairs = ScriptedWorld.unseenTasks()
                .boxed()
                .flatMap(task -> {
                    ScriptedWriter writer = new ScriptedWriter(i -> world.effectByPairs(task, i), world.random(task));
                    return IntStream.range(0, USER_PROMPTS).mapToObj(i -> new Pair(task, writer.guess()));
                })
                .toList();
    }

    /** The share of the pairs in which a system prompt truly scores higher than another one; equal scores count half. */
    double wins(String systemPrompt, String other) {
        return pairs.stream()
                .mapToDouble(pair -> (1 + Math.signum(score(systemPrompt, pair) - score(other, pair))) / 2)
                .average()
                .orElseThrow();
    }

    private double score(String systemPrompt, Pair pair) {
        return world.score(pair.task, ScriptedWorld.sentences(systemPrompt), pair.userPrompt);
    }
}

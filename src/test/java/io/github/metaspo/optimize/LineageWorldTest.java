package io.github.metaspo.optimize;

import io.github.metaspo.api.Request;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The world of descending prompts is as it says. */
class LineageWorldTest {

    private static final int EXAMPLES = 200;
    private static final int TASKS = 4;
    private static final int CHILDREN = 4000;

    @Test
    void aProposalGainsHalfAPointInTheMeanWithADeviationOfThreeAndAHalf() {
        List<Double> gains = gains(new LineageWorld(1, 1_000, 1));
        double mean = mean(gains);
        assertThat(mean).isCloseTo(0.5, within(0.15));
        assertThat(Math.sqrt(mean(gains.stream()
                        .map(gain -> (gain - mean) * (gain - mean))
                        .toList())))
                .isCloseTo(3.5, within(0.12));
    }

    @Test
    void whereNothingHelpsNoProposalGains() {
        LineageWorld world = new LineageWorld(1, 0, 1);
        assertThat(gains(world)).allMatch(gain -> gain <= 0);
        assertThat(IntStream.range(0, 100).mapToDouble(i -> world.effect(0, world.child(0, "base"))))
                .allMatch(effect -> effect <= 0);
        assertThat(world.attainable()).isZero();
    }

    @Test
    void theBestOfManyGenerationsComesCloseToTheAttainableGainAndNeverAboveIt() {
        LineageWorld world = new LineageWorld(2, 12, 1);
        String best = ScriptedWorld.SEED;
        for (int i = 0; i < 300; i++) {
            String child = world.child(best);
            best = world.gain(child) > world.gain(best) ? child : best;
        }
        assertThat(world.gain(best)).isBetween(11.0, world.attainable());
    }

    @Test
    void answersFollowTheTruth() {
        LineageWorld world = new LineageWorld(3, 24, 20_000);
        String child = world.child(world.child(ScriptedWorld.SEED));
        for (int task = 0; task < TASKS; task++) {
            int number = task;
            double right = IntStream.range(0, 20_000)
                            .filter(i -> isRight(world, child, "base", number, i))
                            .count()
                    / 20_000.0;
            assertThat(right).isCloseTo(world.score(task, child), within(0.015));
        }
    }

    @Test
    void aQuarterOfTheAnswersChangeFromParentToChildAndFewerWithTheUserPrompt() {
        LineageWorld world = new LineageWorld(4, 24, EXAMPLES);
        List<Double> changedBySystemPrompt = new ArrayList<>();
        List<Double> changedByUserPrompt = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            changedBySystemPrompt.add(changed(world, world.child(ScriptedWorld.SEED), "base"));
            changedByUserPrompt.add(changed(world, ScriptedWorld.SEED, world.child(0, "base")));
        }
        assertThat(mean(changedBySystemPrompt)).isCloseTo(0.25, within(0.02));
        assertThat(mean(changedByUserPrompt)).isBetween(0.05, 0.2);
    }

    @Test
    void equalSeedsGiveEqualPromptsAndAnswersAndOthersOthers() {
        assertThat(answers(5)).isEqualTo(answers(5)).isNotEqualTo(answers(6));
    }

    private static List<Boolean> answers(long seed) {
        LineageWorld world = new LineageWorld(seed, 12, EXAMPLES);
        String system = world.child(world.child(ScriptedWorld.SEED));
        String user = world.child(0, "base");
        return IntStream.range(0, EXAMPLES)
                .mapToObj(i -> isRight(world, system, user, 0, i))
                .toList();
    }

    private static List<Double> gains(LineageWorld world) {
        return IntStream.range(0, CHILDREN)
                .mapToObj(i -> world.gain(world.child(ScriptedWorld.SEED)))
                .toList();
    }

    /** The part of the answers to the first task that the given prompts and these have not in common. */
    private static double changed(LineageWorld world, String systemPrompt, String userPrompt) {
        return IntStream.range(0, EXAMPLES)
                        .filter(i -> isRight(world, systemPrompt, userPrompt, 0, i)
                                != isRight(world, ScriptedWorld.SEED, "base", 0, i))
                        .count()
                / (double) EXAMPLES;
    }

    private static boolean isRight(LineageWorld world, String systemPrompt, String userPrompt, int task, int example) {
        return world.reply(new Request(systemPrompt, userPrompt + " q" + task + "-" + example, 0))
                .text()
                .equals("yes");
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}

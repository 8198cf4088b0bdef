package io.github.metaspo.optimize;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.optimize.propose.Proposer;
import io.github.metaspo.suite.Suite;

/** A known world in which each sentence of a prompt helps or harms: a scripted world with the proposer that knows about its sentences. */
final class SentencesWorld implements KnownWorld {

    private static final int POINTS = 100;

    private final ScriptedWorld world;
    private final int examples;

    /** @param examples to learn from, of each task */
    SentencesWorld(ScriptedWorld world, int examples) {
        this.world = world;
        this.examples = examples;
    }

    @Override
    public Suite suite() {
        return world.suite(examples, 1);
    }

    @Override
    public LanguageModel target() {
        return world;
    }

    @Override
    public Proposer proposer() {
        return new ScriptedProposer(world);
    }

    @Override
    public double gain(String systemPrompt) {
        return POINTS * (world.unseenScore(systemPrompt) - start());
    }

    @Override
    public double attainable() {
        return POINTS * (world.attainable() - start());
    }

    private double start() {
        return world.unseenScore(ScriptedWorld.SEED);
    }
}

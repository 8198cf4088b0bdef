package io.github.metaspo.optimize;

import io.github.metaspo.suite.Component;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.ProposalSettings;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Settings of searches in scripted worlds. */
final class ScriptedSettings {

    private ScriptedSettings() {}

    /** Settings with another number of iterations. */
    static OptimizeSettings iterations(OptimizeSettings settings, int iterations) {
        return new OptimizeSettings(
                settings.method(),
                settings.mode(),
                iterations,
                settings.systemCandidates(),
                settings.userCandidates(),
                settings.userTopK(),
                settings.patience(),
                settings.seed(),
                settings.proposer(),
                settings.ship(),
                settings.userPrompts(),
                settings.budget(),
                settings.proposals());
    }

    /** The sentences of the world as the only corpus. */
    static ProposalSettings corpus() {
        List<Component> sentences = IntStream.range(0, ScriptedWorld.SENTENCES)
                .mapToObj(i -> new Component(Component.Category.STYLE, "s" + i))
                .toList();
        return new ProposalSettings(Map.of(), sentences, true);
    }
}

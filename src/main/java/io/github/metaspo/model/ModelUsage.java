package io.github.metaspo.model;

import io.github.metaspo.api.ModelSettings.Price;
import io.github.metaspo.api.Usage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Calls, tokens and cost of one model in one phase of a run.
 *
 * @param key role of the model, phase of the run, and the model
 * @param calls calls to the model; each try counts
 * @param failed those of them that failed; without interrupted ones and those refused for a default of the plugin
 * @param usage tokens of the calls
 * @param price price of the model
 * @param stored replies from the store or a recording, which cost nothing
 * @param storedUsage tokens of the stored replies, as the model counted them when it gave them
 */
public record ModelUsage(
        Key key, long calls, long failed, Usage usage, Optional<Price> price, long stored, Usage storedUsage) {

    /** Role of a model in a suite. */
    public enum Role {
        TARGET,
        OPTIMIZER
    }

    /** Phase of a run. */
    public enum Phase {
        /** The search, with the questions for demonstrations. */
        SEARCH,
        /** The measurement on held-out examples, and what it needs, for example user prompts of unseen tasks. */
        HELD_OUT
    }

    /**
     * What the usage is of.
     *
     * @param model {@code provider/name}
     */
    public record Key(Role role, Phase phase, String model) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::role).thenComparing(Key::phase).thenComparing(Key::model);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** Returns the cost of the calls in US dollars; empty if the model has no price. */
    public OptionalDouble usd() {
        return usd(usage);
    }

    /** Returns what the stored replies would cost if they were asked for again; empty if the model has no price. */
    public OptionalDouble savedUsd() {
        return usd(storedUsage);
    }

    private OptionalDouble usd(Usage tokens) {
        // from the sum of tokens: a sum of costs would depend on the order of the calls
        return price.map(known -> OptionalDouble.of(known.usd(tokens.input(), tokens.output())))
                .orElse(OptionalDouble.empty());
    }

    /** Returns one usage per key, sorted, from those of several sessions. */
    public static List<ModelUsage> sum(List<ModelUsage> usages) {
        Map<Key, ModelUsage> sums = new TreeMap<>();
        usages.forEach(one -> sums.merge(one.key, one, ModelUsage::plus));
        return new ArrayList<>(sums.values());
    }

    /** Returns the sum of two usages of the same key. */
    public ModelUsage plus(ModelUsage other) {
        return new ModelUsage(
                key,
                calls + other.calls,
                failed + other.failed,
                usage.plus(other.usage),
                price,
                stored + other.stored,
                storedUsage.plus(other.storedUsage));
    }
}

package io.github.metaspo.optimize.propose;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;

import java.util.List;

/** Draws from lists that may be too short for it. */
public final class Samples {

    private Samples() {}

    /** That many elements in random order, or all where there are fewer. */
    public static <T> List<T> of(List<T> list, int most, UniformRandomProvider random) {
        int count = Math.min(most, list.size());
        return count == 0 ? List.of() : ListSampler.sample(random, list, count);
    }
}

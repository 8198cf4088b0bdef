package io.github.metaspo.optimize.propose;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;

import java.util.List;

/** Random samples of lists, which may be shorter than the sample. */
public final class Samples {

    private Samples() {}

    /** Returns the given number of elements in random order, or all if there are fewer. */
    public static <T> List<T> of(List<T> list, int most, UniformRandomProvider random) {
        int count = Math.min(most, list.size());
        return count == 0 ? List.of() : ListSampler.sample(random, list, count);
    }
}

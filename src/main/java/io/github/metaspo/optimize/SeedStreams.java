package io.github.metaspo.optimize;

import io.github.metaspo.files.Hashes;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Independent random streams derived from one seed. A stream is addressed by its place in the search, so that no random choice depends
 * on how many others were made before it or at the same time.
 *
 * @param seed of the whole search
 */
public record SeedStreams(long seed) {

    /** Returns the generator of one place, for example of a round or of a candidate. */
    public UniformRandomProvider at(Object... place) {
        return RandomSource.XO_RO_SHI_RO_128_PP.create(seed(place));
    }

    /** Returns the seed of the generator of one place. */
    public long seed(Object... place) {
        String path = Arrays.stream(place).map(String::valueOf).collect(Collectors.joining("/", seed + "/", ""));
        return Long.parseUnsignedLong(Hashes.sha256(path).substring(0, 16), 16);
    }

    /** Returns at most {@code most} elements of a list in random order. */
    public static <T> List<T> sample(List<T> list, int most, UniformRandomProvider random) {
        int count = Math.min(most, list.size());
        return count == 0 ? List.of() : ListSampler.sample(random, list, count);
    }
}

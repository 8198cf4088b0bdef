package io.github.metaspo.search;

import io.github.metaspo.files.Hashes;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * One seed split by where in the search a random choice is made, so that no choice depends on how many others were made
 * before or at the same time.
 *
 * @param seed of the whole search
 */
record Randoms(long seed) {

    /** A generator for one place alone, for example round, loop, task and candidate. */
    UniformRandomProvider at(Object... place) {
        return RandomSource.XO_RO_SHI_RO_128_PP.create(seed(place));
    }

    /** The seed of that generator. */
    long seed(Object... place) {
        String path = Arrays.stream(place).map(String::valueOf).collect(Collectors.joining("/", seed + "/", ""));
        return Long.parseUnsignedLong(Hashes.sha256(path).substring(0, 16), 16);
    }
}

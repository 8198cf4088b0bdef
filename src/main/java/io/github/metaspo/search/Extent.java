package io.github.metaspo.search;

/**
 * How much a search asks at most when no proposal needs a second try.
 *
 * @param targetCalls to the target model
 * @param optimizerCalls to the optimizer model
 */
public record Extent(long targetCalls, long optimizerCalls) {

    Extent plus(Extent other) {
        return new Extent(targetCalls + other.targetCalls, optimizerCalls + other.optimizerCalls);
    }
}

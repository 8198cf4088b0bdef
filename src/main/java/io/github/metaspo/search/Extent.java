package io.github.metaspo.search;

/**
 * The calls that a search makes at most.
 *
 * @param targetCalls to the target model
 * @param optimizerCalls to the optimizer model, second tries included
 */
public record Extent(long targetCalls, long optimizerCalls) {

    Extent plus(Extent other) {
        return new Extent(targetCalls + other.targetCalls, optimizerCalls + other.optimizerCalls);
    }
}

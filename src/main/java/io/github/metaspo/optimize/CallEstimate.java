package io.github.metaspo.optimize;

/**
 * An upper bound of the calls that a search makes.
 *
 * @param targetCalls to the target model, 0 or above
 * @param optimizerCalls to the optimizer model, repair calls included; 0 or above
 */
public record CallEstimate(long targetCalls, long optimizerCalls) {

    /** No call at all. */
    public static final CallEstimate NONE = new CallEstimate(0, 0);

    public CallEstimate {
        if (targetCalls < 0 || optimizerCalls < 0) {
            throw new IllegalArgumentException("an estimate of " + targetCalls + " and " + optimizerCalls + " calls");
        }
    }

    /** Returns the sum of both estimates. */
    public CallEstimate plus(CallEstimate other) {
        return new CallEstimate(targetCalls + other.targetCalls, optimizerCalls + other.optimizerCalls);
    }
}

package io.github.metaspo.model.calls;

import io.github.metaspo.suite.OptimizeSettings.Budget;

/**
 * How a run may call models.
 *
 * @param reuse which stored replies it may use
 * @param budget over all its models together
 */
public record CallPolicy(Reuse reuse, Budget budget) {

    /** Which stored replies a run may use. */
    public sealed interface Reuse {

        /** All that there are. */
        record All() implements Reuse {}

        /**
         * Only those of the run itself, had it been interrupted.
         *
         * @param name tells the run from other runs
         */
        record OwnRun(String name) implements Reuse {}
    }

    /** Of a search: every stored reply is as good as a new one. */
    public static CallPolicy searching(Budget budget) {
        return new CallPolicy(new Reuse.All(), budget);
    }

    /** Of a measurement: what the model answered long ago says nothing about how it is today. */
    public static CallPolicy measuring(String runName) {
        return new CallPolicy(new Reuse.OwnRun(runName), Budget.UNBOUNDED);
    }
}

package io.github.metaspo.model.calls;

import io.github.metaspo.suite.OptimizeSettings.Budget;

/**
 * Call policy of a run: which stored replies it may reuse, and its budget.
 *
 * @param reuse which stored replies it may use
 * @param budget limit over all models of the run together
 * @param setting the setting of the suite that has the budget, for messages
 */
public record CallPolicy(Reuse reuse, Budget budget, String setting) {

    private static final String OPTIMIZE = "optimize.budget";

    /** Which stored replies a run may use. */
    public sealed interface Reuse {

        /** All stored replies. */
        record All() implements Reuse {}

        /**
         * Only replies of this same run, when it resumes after an interruption.
         *
         * @param name identifies the run
         */
        record OwnRun(String name) implements Reuse {}
    }

    /** Returns the policy of a search: a stored reply is as good as a new one. */
    public static CallPolicy searching(Budget budget) {
        return searching(budget, OPTIMIZE);
    }

    /**
     * Returns the policy of a search with a budget of its own.
     *
     * @param setting the setting of the suite that has the budget
     */
    public static CallPolicy searching(Budget budget, String setting) {
        return new CallPolicy(new Reuse.All(), budget, setting);
    }

    /** Returns a copy that may use all stored replies. */
    public CallPolicy withAllReplies() {
        return new CallPolicy(new Reuse.All(), budget, setting);
    }

    /** Returns the policy of a measurement, which does not use old replies: the model may have changed since. */
    public static CallPolicy measuring(String runName) {
        return new CallPolicy(new Reuse.OwnRun(runName), Budget.UNBOUNDED, OPTIMIZE);
    }
}

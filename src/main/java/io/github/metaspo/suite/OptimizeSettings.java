package io.github.metaspo.suite;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The settings of the search. The defaults of full mode are those of the MetaSPO paper.
 *
 * @param method the optimization method
 * @param mode the schedule of the search
 * @param iterations number of iterations of inner and outer loop, above 0
 * @param systemCandidates system prompts proposed per outer round, above 0
 * @param userCandidates user prompts proposed per task and inner round, above 0
 * @param userTopK user prompts kept per task, above 0
 * @param patience number of system prompts proposed in a row that leave the prompts unchanged, after which a race ends, above 0
 * @param seed seed of all random choices
 * @param proposer the source of proposals; empty for the optimizer model if there is one, otherwise components
 * @param ship condition for a found prompt to replace the locked one
 * @param userPrompts whether optimized user prompts ship with the system prompt
 * @param demonstrations number of demonstrations in the user prompts of a task, 0 to 5
 * @param budget limits of the search
 * @param proposals replacements for the plugin's meta-prompts and components
 * @param shrink whether the system prompt that was found is shortened at the end
 */
public record OptimizeSettings(
        Method method,
        Mode mode,
        int iterations,
        int systemCandidates,
        int userCandidates,
        int userTopK,
        int patience,
        long seed,
        Optional<Proposer> proposer,
        Ship ship,
        UserPrompts userPrompts,
        int demonstrations,
        Budget budget,
        ProposalSettings proposals,
        boolean shrink) {

    private static final int MOST_DEMONSTRATIONS = 5;

    public OptimizeSettings {
        if (iterations < 1 || systemCandidates < 1 || userCandidates < 1 || userTopK < 1 || patience < 1) {
            throw new IllegalArgumentException("iterations, candidates, userTopK and patience must be above 0");
        }
        if (demonstrations < 0 || demonstrations > MOST_DEMONSTRATIONS) {
            throw new IllegalArgumentException("demonstrations must be 0 to 5, not " + demonstrations);
        }
    }

    /** Creates settings of a search without demonstrations that does not shorten the system prompt that it finds. */
    public OptimizeSettings(
            Method method,
            Mode mode,
            int iterations,
            int systemCandidates,
            int userCandidates,
            int userTopK,
            int patience,
            long seed,
            Optional<Proposer> proposer,
            Ship ship,
            UserPrompts userPrompts,
            Budget budget,
            ProposalSettings proposals) {
        this(
                method,
                mode,
                iterations,
                systemCandidates,
                userCandidates,
                userTopK,
                patience,
                seed,
                proposer,
                ship,
                userPrompts,
                0,
                budget,
                proposals,
                false);
    }

    /** Returns a copy with another method. */
    public OptimizeSettings withMethod(Method other) {
        return with(other, userPrompts, budget, shrink);
    }

    /** Returns a copy that does something else with optimized user prompts. */
    public OptimizeSettings withUserPrompts(UserPrompts other) {
        return with(method, other, budget, shrink);
    }

    /** Returns a copy with other limits. */
    public OptimizeSettings withBudget(Budget other) {
        return with(method, userPrompts, other, shrink);
    }

    /** Returns a copy that shortens the system prompt that was found, or does not. */
    public OptimizeSettings withShrink(boolean other) {
        return with(method, userPrompts, budget, other);
    }

    private OptimizeSettings with(
            Method otherMethod, UserPrompts otherUserPrompts, Budget otherBudget, boolean otherShrink) {
        return new OptimizeSettings(
                otherMethod,
                mode,
                iterations,
                systemCandidates,
                userCandidates,
                userTopK,
                patience,
                seed,
                proposer,
                ship,
                otherUserPrompts,
                demonstrations,
                otherBudget,
                proposals,
                otherShrink);
    }

    /** The optimization methods. */
    public enum Method {
        /** Alternates between improving the user prompts and the system prompt. */
        METASPO,
        /** Improves only the system prompt. */
        OUTER_LOOP,
        /** Like {@link #METASPO}, but proposals are induced from questions and answers (APE). */
        METASPO_APE,
        /** As {@link #METASPO}, with proposals bred from two good prompts. */
        METASPO_EVO,
        /** Only user prompts are improved: guesses from questions and answers, and paraphrases of the best. */
        APE,
        /** Only user prompts are improved: a beam of rewrites from an analysis of mistakes. */
        PROTEGI,
        /** Only the system prompt is improved: a beam of edits with the sentences of a corpus. */
        SPRIG,
        /** A fixed prompt: "You are a helpful assistant." */
        DEFAULT,
        /** A fixed prompt: "Let's think step by step." */
        COT,
        /** A fixed prompt: the long persona of a service assistant. */
        SERVICE;

        /** Returns whether the method searches; otherwise it is a fixed prompt. */
        public boolean searches() {
            return switch (this) {
                case METASPO, OUTER_LOOP, METASPO_APE, METASPO_EVO, APE, PROTEGI, SPRIG -> true;
                case DEFAULT, COT, SERVICE -> false;
            };
        }

        /** Returns whether mode and proposer apply; the other methods bring their own. */
        public boolean hasModeAndProposer() {
            return switch (this) {
                case METASPO, OUTER_LOOP, METASPO_APE, METASPO_EVO -> true;
                case APE, PROTEGI, SPRIG, DEFAULT, COT, SERVICE -> false;
            };
        }

        /** Returns whether the method improves nothing but user prompts, so that it has a result only if those are shipped. */
        public boolean improvesOnlyUserPrompts() {
            return this == APE || this == PROTEGI;
        }

        /** Returns whether the method searches for a system prompt. */
        public boolean improvesSystemPrompt() {
            return searches() && !improvesOnlyUserPrompts();
        }
    }

    /** The schedules of a search. */
    public enum Mode {
        /** Candidates climb a ladder, so that few of them are asked every example. */
        RACE,
        /** Every candidate answers every train example, as in the paper. */
        FULL
    }

    /** The sources of proposals. */
    public enum Proposer {
        /** The optimizer model. */
        LLM,
        /** Combinations of components, without a model. */
        COMPONENTS,
        /** Both, more of that which gains more for its cost. */
        MIXED
    }

    /** The conditions for a found prompt to replace the locked one. */
    public enum Ship {
        /** The held-out examples confirm the gain. */
        CONFIRMED,
        /** It scores higher on the held-out examples. */
        HIGHER
    }

    /** What happens to optimized user prompts. */
    public enum UserPrompts {
        /** They are discarded: the suite's own user prompts stay in effect. */
        KEEP,
        /** They ship together with the system prompt. */
        SHIP
    }

    /**
     * Limits of a search, over target and optimizer model together; each is empty if there is no limit.
     *
     * @param calls number of calls to models
     * @param tokens tokens of prompts and replies
     * @param cost cost in USD
     * @param time duration of the search
     */
    public record Budget(OptionalLong calls, OptionalLong tokens, OptionalDouble cost, Optional<Duration> time) {

        /** No limits. */
        public static final Budget UNBOUNDED =
                new Budget(OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.empty(), Optional.empty());
    }
}

package io.github.metaspo.suite;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Dials of the search; the defaults are those of the MetaSPO paper.
 *
 * @param method which search
 * @param mode which schedule
 * @param iterations of inner and outer loop, above 0
 * @param systemCandidates written in each outer round, above 0
 * @param userCandidates written for each task in each inner round, above 0
 * @param userTopK user prompts kept for each task, above 0
 * @param patience rounds over the system prompt in a row without a change after which a race ends, above 0
 * @param seed of every random choice
 * @param proposer who writes; empty: the optimizer model where there is one, else components
 * @param ship when a found prompt replaces the locked one
 * @param userPrompts whether optimized user prompts are shipped with the system prompt
 * @param budget where the search stops
 * @param proposals what stands in the place of the plugin's meta-prompts and sentences
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
        Budget budget,
        ProposalSettings proposals) {

    public OptimizeSettings {
        if (iterations < 1 || systemCandidates < 1 || userCandidates < 1 || userTopK < 1 || patience < 1) {
            throw new IllegalArgumentException("iterations, candidates, userTopK and patience are above 0");
        }
    }

    /** The name of an optimization method. */
    public enum Method {
        /** User prompts and the system prompt are improved in turn. */
        METASPO,
        /** Only the system prompt is improved. */
        OUTER_LOOP,
        /** As {@link #METASPO}, with proposals guessed from questions and answers. */
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

        /** Returns whether the method improves nothing but user prompts, so that it has a result only if those are shipped. */
        public boolean improvesOnlyUserPrompts() {
            return this == APE || this == PROTEGI;
        }
    }

    /** Which schedule. */
    public enum Mode {
        /** Candidates race the incumbent over the same examples and are dropped when they fall behind. */
        RACE,
        /** Every candidate answers every train example, as in the paper. */
        FULL
    }

    /** Who writes candidates. */
    public enum Proposer {
        /** The optimizer model. */
        LLM,
        /** Sentences of a corpus, put together without a model. */
        COMPONENTS
    }

    /** When a found prompt replaces the locked one. */
    public enum Ship {
        /** Only when the held-out examples confirm the gain. */
        CONFIRMED,
        /** When it scores higher on the held-out examples. */
        HIGHER
    }

    /** What becomes of optimized user prompts. */
    public enum UserPrompts {
        /** The given ones stay. */
        KEEP,
        /** They are shipped together with the system prompt. */
        SHIP
    }

    /**
     * Where a search stops, over target and optimizer model together; each empty where there is no such bound.
     *
     * @param calls to models
     * @param tokens of prompts and replies
     * @param cost in USD
     * @param time of the search
     */
    public record Budget(OptionalLong calls, OptionalLong tokens, OptionalDouble cost, Optional<Duration> time) {

        /** No bound at all. */
        public static final Budget UNBOUNDED =
                new Budget(OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.empty(), Optional.empty());
    }
}

package io.github.metaspo.lock;

import io.github.metaspo.suite.PromptText;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The prompts in effect, with their measured scores and their origin. Committed as {@code <suite>.lock.yaml}.
 *
 * @param suite the name of the suite
 * @param systemPrompt the system prompt in effect, normalised
 * @param userPrompts the user prompts in effect by task id, normalised; empty unless optimized user prompts are shipped
 * @param measured the measurement: its subject and its scores
 * @param seedPrompt the score of the suite's own system prompt on the same held-out examples; empty if it was not measured
 * @param origin how the prompts were obtained
 * @param looks the fingerprints of all prompts ever compared on these held-out examples
 * @param adapted how user prompts of single tasks were found under the system prompt, by task id
 * @param edits what was changed by hand since the plugin wrote the file
 * @param suitePrompt the fingerprint of the system prompt that the suite had when it was last compared with these or accepted:
 *     {@link Fingerprints#suitePrompt}; empty if the file does not say it
 */
public record Lock(
        String suite,
        String systemPrompt,
        SortedMap<String, String> userPrompts,
        Measured measured,
        Optional<Figure> seedPrompt,
        Origin origin,
        SortedSet<String> looks,
        SortedMap<String, Origin.Search> adapted,
        Edits edits,
        Optional<String> suitePrompt) {

    /** Creates a lock without adapted user prompts that was not edited. */
    public Lock(
            String suite,
            String systemPrompt,
            SortedMap<String, String> userPrompts,
            Measured measured,
            Optional<Figure> seedPrompt,
            Origin origin,
            SortedSet<String> looks) {
        this(
                suite,
                systemPrompt,
                userPrompts,
                measured,
                seedPrompt,
                origin,
                looks,
                new TreeMap<>(),
                Edits.NONE,
                Optional.empty());
    }

    public Lock {
        requireNormalised(systemPrompt);
        userPrompts.values().forEach(Lock::requireNormalised);
        userPrompts = new TreeMap<>(userPrompts);
        looks = new TreeSet<>(looks);
        adapted = new TreeMap<>(adapted);
    }

    /** Returns a copy with other looks. */
    public Lock withLooks(SortedSet<String> others) {
        return with(others, adapted, edits, suitePrompt);
    }

    /** Returns a copy that says how user prompts of single tasks were adapted. */
    public Lock withAdapted(SortedMap<String, Origin.Search> others) {
        return with(looks, others, edits, suitePrompt);
    }

    /** Returns a copy that names the system prompt that the suite has now. */
    public Lock withSuitePrompt(Optional<String> fingerprint) {
        return with(looks, adapted, edits, fingerprint);
    }

    /** Returns whether the suite had another system prompt of its own when this lock was written; false if that is unknown. */
    public boolean isOfOtherSuitePrompt(String suiteSystemPrompt) {
        return suitePrompt
                .filter(former -> !former.equals(Fingerprints.suitePrompt(suiteSystemPrompt)))
                .isPresent();
    }

    /** Returns a copy that says of the user prompts that it has in common with an earlier lock how they were adapted. */
    public Lock withAdaptedOf(Lock earlier) {
        SortedMap<String, Origin.Search> same = new TreeMap<>(earlier.adapted);
        same.keySet()
                .removeIf(task -> !userPrompts.containsKey(task)
                        || !Objects.equals(userPrompts.get(task), earlier.userPrompts.get(task)));
        return withAdapted(same);
    }

    /** Returns a copy with other edits. */
    Lock withEdits(Edits others) {
        return with(looks, adapted, others, suitePrompt);
    }

    private Lock with(
            SortedSet<String> otherLooks,
            SortedMap<String, Origin.Search> others,
            Edits otherEdits,
            Optional<String> fingerprint) {
        return new Lock(
                suite,
                systemPrompt,
                userPrompts,
                measured,
                seedPrompt,
                origin,
                otherLooks,
                others,
                otherEdits,
                fingerprint);
    }

    /**
     * What was changed by hand in a lock file.
     *
     * @param prompts whether a prompt was, so that the figures are about other prompts; those are in the baseline
     * @param record whether anything else was
     */
    public record Edits(boolean prompts, boolean record) {

        static final Edits NONE = new Edits(false, false);
    }

    private static void requireNormalised(String prompt) {
        if (prompt.isEmpty() || !prompt.equals(PromptText.normalise(prompt))) {
            throw new IllegalArgumentException("a locked prompt is normalised and not empty: \"" + prompt + "\"");
        }
    }

    /**
     * A score with its 90 % interval, for people who read the file. Rounded to six decimals, so that rounding errors cause no
     * diff. Comparisons use the baseline instead.
     *
     * @param score from 0 to 1
     * @param low lower end of the interval
     * @param high upper end of the interval
     */
    public record Figure(double score, double low, double high) {
        public Figure {
            if (!(score >= 0 && score <= 1) || !(low <= high)) {
                throw new IllegalArgumentException("no figure: " + score + ", " + low + " to " + high);
            }
            score = rounded(score);
            low = rounded(low);
            high = rounded(high);
        }
    }

    private static double rounded(double figure) {
        return BigDecimal.valueOf(figure).setScale(6, RoundingMode.HALF_UP).doubleValue();
    }

    /**
     * A measurement: its subject and its scores.
     *
     * @param subject the fingerprint of prompts, requested model and sampling: {@link Fingerprints#subject}
     * @param baseline the fingerprint of the baseline: {@link Fingerprints#baseline}
     * @param model the model in readable form
     * @param train the score over the train tasks
     * @param unseen the score over the unseen tasks; empty if there are none
     * @param tasks all tasks, in the order of the suite
     */
    public record Measured(
            String subject,
            String baseline,
            Model model,
            Figure train,
            Optional<Figure> unseen,
            List<MeasuredTask> tasks) {
        public Measured {
            tasks = List.copyOf(tasks);
            if (tasks.isEmpty()) {
                throw new IllegalArgumentException("a measurement without a task");
            }
        }
    }

    /**
     * The model that answered, for people who read the file.
     *
     * @param provider the provider
     * @param name the name in the suite
     * @param resolvedNames the names that the provider reported in its replies
     */
    public record Model(String provider, String name, SortedSet<String> resolvedNames) {
        public Model {
            resolvedNames = new TreeSet<>(resolvedNames);
        }
    }

    /**
     * The measurement of one task.
     *
     * @param id its id
     * @param unseen whether the task takes no part in the search and in the decision to ship
     * @param metric the name of its metric
     * @param contents the fingerprint of its held-out examples, extraction and metric: {@link Fingerprints#contents}
     * @param examples the number of its held-out examples
     * @param figure its score
     */
    public record MeasuredTask(
            String id, boolean unseen, String metric, String contents, int examples, Figure figure) {}

    /**
     * The gain of the prompts over those that were in effect before, at the time when they took effect. Rounded to six decimals,
     * the p-value upwards, so that it is never 0 by rounding.
     *
     * @param difference of the scores
     * @param low lower end of its 90 % interval
     * @param high upper end of the interval
     * @param pValue of the paired test for a gain
     */
    public record Gain(double difference, double low, double high, double pValue) {
        public Gain {
            if (!(low <= high) || !(pValue >= 0 && pValue <= 1)) {
                throw new IllegalArgumentException(
                        "no gain: " + difference + ", " + low + " to " + high + ", p " + pValue);
            }
            difference = rounded(difference);
            low = rounded(low);
            high = rounded(high);
            pValue =
                    BigDecimal.valueOf(pValue).setScale(6, RoundingMode.CEILING).doubleValue();
        }
    }

    /** How the prompts were obtained. */
    public sealed interface Origin {

        /** Returns the gain over the prompts before; empty if those stay, or cannot be compared. */
        Optional<Gain> gain();

        /**
         * Found by a search.
         *
         * @param method the keyword of the method in the suite
         * @param mode the keyword of the mode in the suite
         * @param proposer the keyword of the proposer in the suite
         * @param optimizer {@code provider/name} of the optimizer model; empty if there was none
         * @param randomSeed the seed of its random choices
         * @param stopped why the search ended
         * @param result whether the found prompts are the prompts in effect
         * @param gain of the prompts, if they are those found
         * @param userPrompts the best user prompts found, by task id
         */
        record Search(
                String method,
                String mode,
                String proposer,
                Optional<String> optimizer,
                long randomSeed,
                Stop stopped,
                Result result,
                Optional<Gain> gain,
                SortedMap<String, String> userPrompts)
                implements Origin {
            public Search {
                userPrompts = new TreeMap<>(userPrompts);
            }
        }

        /**
         * Accepted by a person.
         *
         * @param reason that they gave
         */
        record Accepted(String reason, Optional<Gain> gain) implements Origin {}
    }

    /** Why a search ended. */
    public enum Stop {
        /** All rounds that its settings allow were made. */
        ALL_ROUNDS,
        /** The method does not search. */
        NO_SEARCH,
        /** No train example that was asked was answered wrong. */
        NOTHING_TO_LEARN,
        /** The budget was spent. */
        BUDGET,
        /** The optimizer model gave no reply any more. */
        OPTIMIZER_FAILED
    }

    /** The result of comparing the found prompts with those in effect. */
    public enum Result {
        /** The found prompts are shipped: the held-out examples confirm the gain. */
        CONFIRMED,
        /** The found prompts are shipped at the suite's request: they scored higher, but possibly by chance. */
        NOT_CONFIRMED,
        /** The previous prompts are kept: nothing better was found or confirmed. */
        KEPT
    }
}

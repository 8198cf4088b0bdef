package io.github.metaspo.lock;

import io.github.metaspo.suite.PromptText;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The prompts that are in effect, and how good they were when they were measured. Committed as {@code <suite>.lock.yaml}.
 *
 * @param suite its name
 * @param systemPrompt in effect, normalised
 * @param userPrompts in effect by task id, normalised; empty unless optimized user prompts are shipped
 * @param measured what the figures are about, and the figures
 * @param seed the suite's own system prompt on the same held-out examples; empty where it was not measured beside
 * @param origin how the prompts came here
 * @param looks the fingerprints of all prompts that were ever compared on these held-out examples
 * @param edited whether something else than a prompt was changed since the plugin wrote the file
 */
public record Lock(
        String suite,
        String systemPrompt,
        SortedMap<String, String> userPrompts,
        Measured measured,
        Optional<Figure> seed,
        Origin origin,
        SortedSet<String> looks,
        boolean edited) {

    /** A lock as the plugin writes it. */
    public Lock(
            String suite,
            String systemPrompt,
            SortedMap<String, String> userPrompts,
            Measured measured,
            Optional<Figure> seed,
            Origin origin,
            SortedSet<String> looks) {
        this(suite, systemPrompt, userPrompts, measured, seed, origin, looks, false);
    }

    public Lock {
        requireNormalised(systemPrompt);
        userPrompts.values().forEach(Lock::requireNormalised);
        userPrompts = new TreeMap<>(userPrompts);
        looks = new TreeSet<>(looks);
    }

    /** The same, known to have been edited. */
    Lock asEdited() {
        return new Lock(suite, systemPrompt, userPrompts, measured, seed, origin, looks, true);
    }

    private static void requireNormalised(String prompt) {
        if (prompt.isEmpty() || !prompt.equals(PromptText.normalise(prompt))) {
            throw new IllegalArgumentException("a locked prompt is normalised and not empty: \"" + prompt + "\"");
        }
    }

    /**
     * A score with its 90 % interval, for a reader of the file: six decimals, so that small noise of the computation makes no
     * diff. Comparisons go by the baseline.
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
     * What was measured and what came of it.
     *
     * @param subject fingerprint of prompts, model as asked for and sampling: {@link Fingerprints#subject}
     * @param baseline fingerprint of the baseline file's content
     * @param model the same model in words
     * @param train the score over the train tasks
     * @param unseen the score over the unseen tasks; empty where there are none
     * @param tasks each task, in the order of the suite
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
     * The model that answered, in words for a reader of the file.
     *
     * @param provider its provider
     * @param name as the suite asks for it
     * @param resolvedNames as the provider named it in its replies
     */
    public record Model(String provider, String name, SortedSet<String> resolvedNames) {
        public Model {
            resolvedNames = new TreeSet<>(resolvedNames);
        }
    }

    /**
     * One task when it was measured.
     *
     * @param id its id
     * @param unseen whether it was kept out of search and shipping
     * @param contents fingerprint of its held-out examples, extraction and metric: {@link Fingerprints#contents}
     * @param examples how many held-out examples it had
     * @param figure its score
     */
    public record MeasuredTask(String id, boolean unseen, String contents, int examples, Figure figure) {}

    /** How the prompts came here. */
    public sealed interface Origin {

        /**
         * A search.
         *
         * @param method in the suite's words
         * @param mode in the suite's words
         * @param proposer in the suite's words
         * @param optimizer {@code provider/name} of the optimizer model; empty where there was none
         * @param seed of its random choices
         * @param stopped why it ended, a sentence
         * @param result whether what it found is what this lock ships
         * @param userPrompts the best user prompts that it found, by task id
         */
        record Search(
                String method,
                String mode,
                String proposer,
                Optional<String> optimizer,
                long seed,
                String stopped,
                Result result,
                SortedMap<String, String> userPrompts)
                implements Origin {
            public Search {
                userPrompts = new TreeMap<>(userPrompts);
            }
        }

        /** Somebody accepted a measured score; the reason is theirs. */
        record Accepted(String reason) implements Origin {}
    }

    /** What became of what a search found. */
    public enum Result {
        /** The held-out examples confirm the gain. */
        CONFIRMED,
        /** It scored higher and was shipped on the suite's wish; chance can be why. */
        NOT_CONFIRMED,
        /** Nothing better was found or confirmed: the former prompt stays. */
        KEPT
    }
}

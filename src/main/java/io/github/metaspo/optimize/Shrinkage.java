package io.github.metaspo.optimize;

import java.util.List;
import java.util.Optional;

/**
 * The shortest system prompt that is not worse than the one that a search found, by its answers to train examples, with what each sentence of the
 * found prompt is worth.
 *
 * @param systemPrompt the shortest; the found one if no sentence can be left out
 * @param margin drop of the score that counts as none, above 0 and at most 1
 * @param difference of the shortest to the found prompt; empty if they are equal
 * @param sentences of the found prompt that could be left out, in its order
 * @param ended why no further sentence was left out, a clause to be read after "because"
 */
public record Shrinkage(
        String systemPrompt, double margin, Optional<Paired> difference, List<Sentence> sentences, String ended) {

    public Shrinkage {
        sentences = List.copyOf(sentences);
        if (!(margin > 0 && margin <= 1)) {
            throw new IllegalArgumentException("a margin must be above 0 and at most 1, not " + margin);
        }
        if (difference.isPresent() != sentences.stream().anyMatch(Sentence::isLeftOut)) {
            throw new IllegalArgumentException("a shorter prompt lacks a sentence and has a difference");
        }
    }

    /** Returns how many sentences the shortest prompt lacks. */
    public int leftOut() {
        return Math.toIntExact(sentences.stream().filter(Sentence::isLeftOut).count());
    }

    /**
     * A sentence of the found prompt.
     *
     * @param credit score of the found prompt minus its score without this sentence; empty if no answer tells
     * @param isLeftOut whether the shortest prompt lacks it
     */
    public record Sentence(String text, Optional<Paired> credit, boolean isLeftOut) {}

    /**
     * A mean difference of two prompts on the same train examples: the weighted mean over tasks.
     *
     * @param mean -1 to 1
     * @param standardError of the mean, 0 or above
     * @param examples that both prompts have answered, above 0
     */
    public record Paired(double mean, double standardError, int examples) {

        public Paired {
            if (!(mean >= -1 && mean <= 1) || !(standardError >= 0) || examples < 1) {
                throw new IllegalArgumentException(
                        "a difference of " + mean + " +- " + standardError + " on " + examples + " examples");
            }
        }

        /** Returns the difference seen from the other prompt. */
        public Paired reversed() {
            return new Paired(0 - mean, standardError, examples);
        }
    }
}

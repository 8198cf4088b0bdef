package io.github.metaspo.search;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A prompt that was considered, and what became of it.
 *
 * @param number in the order in which candidates were planned, from 0
 * @param task whose user prompt it is; empty for a system prompt
 * @param round in which it was written, from 1; 0 for what the search began with
 * @param parent number of the candidate that it was made from
 * @param proposer who wrote it; {@code suite} for what the search began with
 * @param text empty where nothing usable was written
 * @param fate what became of it
 */
public record Candidate(
        int number,
        Optional<String> task,
        int round,
        OptionalInt parent,
        String proposer,
        Optional<String> text,
        Fate fate) {

    /** What became of a candidate. */
    public sealed interface Fate {

        /**
         * It was asked train examples.
         *
         * @param score meta score of a system prompt, score in its task of a user prompt; 0 to 1
         * @param questions that it was asked
         * @param kept whether it became the incumbent, or one of the user prompts that its task keeps
         */
        record Scored(double score, int questions, boolean kept) implements Fate {}

        /**
         * It fell behind in a race.
         *
         * @param gain on the incumbent so far, -1 to 1
         * @param questions that it was asked
         */
        record Dropped(double gain, int questions) implements Fate {}

        /**
         * It could not be used and was never asked anything.
         *
         * @param reasons names of what was wrong, at least one
         */
        record Refused(List<String> reasons) implements Fate {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }

        /** It could not be judged: the optimizer model gave no reply, or the target model did not answer with it; the message is a sentence. */
        record Failed(String message) implements Fate {

            /** The target model answered less than half of the questions with it. */
            static final Failed UNANSWERED = new Failed("the target model answered fewer than half of its questions");
        }
    }
}

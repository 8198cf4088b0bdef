package io.github.metaspo.optimize;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A prompt that a search considered, and its status.
 *
 * @param number in the order in which candidates were requested, from 0
 * @param task id of the task whose user prompt it is; empty for a system prompt
 * @param round in which it was proposed, from 1; 0 for the prompts that the search began with
 * @param parent number of the candidate that it was made from; empty for the prompts that the search began with
 * @param proposer name of the proposer; {@code suite} for the prompts that the search began with
 * @param text of the prompt; empty if the proposer returned none
 * @param evidence of a race; empty for one that answered no question, and in other modes
 * @param writing how the proposer came to it
 */
public record Candidate(
        int number,
        Optional<String> task,
        int round,
        OptionalInt parent,
        String proposer,
        Optional<String> text,
        Status status,
        Optional<Evidence> evidence,
        Writing writing) {

    /** Creates a candidate without evidence, of whose writing there is nothing to tell. */
    public Candidate(
            int number,
            Optional<String> task,
            int round,
            OptionalInt parent,
            String proposer,
            Optional<String> text,
            Status status) {
        this(number, task, round, parent, proposer, text, status, Optional.empty(), Writing.NONE);
    }

    /** Returns a prompt of the suite, with which the search begins. */
    public static Candidate given(int number, Optional<String> task, String text, double score, int questions) {
        Status kept = new Status.Scored(score, questions, true);
        return new Candidate(number, task, 0, OptionalInt.empty(), "suite", Optional.of(text), kept);
    }

    /**
     * How a proposer came to a candidate.
     *
     * @param assignment keyword of the kind of change that the writer was asked for; empty if it was free
     * @param analyses of mistakes that the writer made first; empty if there are none
     * @param refused the tries that validation refused, in order: none, the first, or the first and its repair
     */
    public record Writing(Optional<String> assignment, List<Analysis> analyses, List<RefusedTry> refused) {

        /** Nothing to tell. */
        public static final Writing NONE = new Writing(Optional.empty(), List.of(), List.of());

        public Writing {
            analyses = List.copyOf(analyses);
            refused = List.copyOf(refused);
        }

        /** Returns this with an assignment, unless it has one. */
        public Writing assigned(String keyword) {
            return assignment.isPresent() ? this : new Writing(Optional.of(keyword), analyses, refused);
        }

        /** Returns this with one more refused try. */
        public Writing with(RefusedTry refusedTry) {
            return new Writing(
                    assignment,
                    analyses,
                    Stream.concat(refused.stream(), Stream.of(refusedTry)).toList());
        }
    }

    /**
     * What a writer found in a group of failures.
     *
     * @param tasks ids of the tasks whose failures it looked at, at least one
     */
    public record Analysis(List<String> tasks, String text) {

        public Analysis {
            tasks = List.copyOf(tasks);
            if (tasks.isEmpty()) {
                throw new IllegalArgumentException("an analysis is of the failures of a task");
            }
        }
    }

    /**
     * A try that validation refused.
     *
     * @param text of the prompt, or the whole reply if it holds none
     * @param reasons names of the rejection reasons, at least one
     */
    public record RefusedTry(String text, List<String> reasons) {

        public RefusedTry {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a try is refused for a reason");
            }
        }
    }

    /** How far a candidate came. */
    public sealed interface Status {

        /**
         * Evaluated to the end.
         *
         * @param score meta score of a system prompt, or score in its task of a user prompt; 0 to 1
         * @param questions that it was evaluated on
         * @param kept whether it became the incumbent, or one of the user prompts that its task keeps
         */
        record Scored(double score, int questions, boolean kept) implements Status {}

        /**
         * Left in a race on a rung below the last, because others promised more.
         *
         * @param gain mean paired difference to the prompt that it was compared with, -1 to 1
         * @param questions that it was evaluated on
         */
        record Dropped(double gain, int questions) implements Status {}

        /**
         * Rejected by validation before its first question.
         *
         * @param reasons names of the rejection reasons, at least one
         */
        record Rejected(List<String> reasons) implements Status {

            public Rejected {
                reasons = List.copyOf(reasons);
            }
        }

        /** Written, but not decided on, because the search ended first. */
        record Undecided() implements Status {}

        /** Not judged: the optimizer model gave no reply, or the target model answered too few questions; the message is a clause. */
        record Failed(String message) implements Status {

            /** The target model answered fewer than half of the questions. */
            public static final Failed UNANSWERED =
                    new Failed("the target model answered fewer than half of its questions");
        }
    }
}

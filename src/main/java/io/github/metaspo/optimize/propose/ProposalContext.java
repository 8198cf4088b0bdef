package io.github.metaspo.optimize.propose;

import io.github.metaspo.optimize.TaskFeedback;

import java.util.List;

/** The input of a proposer: what to improve, and what is known about it. */
public sealed interface ProposalContext {

    /** Returns the text to improve. */
    String current();

    /** Returns earlier attempts to improve the same text, the best first and then the latest; empty if the proposer gets no history. */
    List<Attempt> attempts();

    /** Returns the best other prompts so far, the best first; empty if there are none yet. */
    List<String> elite();

    /**
     * Asks for a better system prompt for all tasks together.
     *
     * @param current the current system prompt
     * @param tasks all train tasks, at least one
     */
    record System(String current, List<TaskFeedback> tasks, List<Attempt> attempts, List<String> elite)
            implements ProposalContext {
        public System {
            tasks = List.copyOf(tasks);
            attempts = List.copyOf(attempts);
            elite = List.copyOf(elite);
        }
    }

    /**
     * Asks for a better user prompt of one task, under a fixed system prompt.
     *
     * @param systemPrompt the fixed system prompt
     * @param task the task whose user prompt is to be improved
     */
    record User(String systemPrompt, TaskFeedback task, List<Attempt> attempts, List<String> elite)
            implements ProposalContext {
        public User {
            attempts = List.copyOf(attempts);
            elite = List.copyOf(elite);
        }

        @Override
        public String current() {
            return task.userPrompt().template();
        }
    }

    /**
     * A candidate of an earlier round and its result.
     *
     * @param text the text of the candidate
     * @param result the result in a few words, for example {@code refused: too long} or {@code +3.0 points on 36 questions}
     */
    record Attempt(String text, String result) {}
}

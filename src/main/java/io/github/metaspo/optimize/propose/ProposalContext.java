package io.github.metaspo.optimize.propose;

import io.github.metaspo.optimize.TaskFeedback;

import java.util.List;

/** What a proposer is asked to write. */
public sealed interface ProposalContext {

    /** The text to improve. */
    String current();

    /** What was tried before on the same text; oldest first; empty where a proposer is not to know. */
    List<Attempt> attempts();

    /** Returns the best other prompts so far, the best first; empty if there are none yet. */
    List<String> elite();

    /**
     * A better system prompt for all tasks together.
     *
     * @param current the system prompt so far
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
     * A better user prompt for one task, under a system prompt that stays.
     *
     * @param systemPrompt that stays
     * @param task whose user prompt is to improve
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
     * A candidate of an earlier round and what became of it.
     *
     * @param text of the candidate
     * @param result in a few words, for example {@code refused: too long} or {@code +3.0 points}
     */
    record Attempt(String text, String result) {}
}

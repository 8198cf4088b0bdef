package io.github.metaspo.optimize;

import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.List;

/**
 * What a proposer sees of a task: its best user prompt so far, how it scores and answers given with it. Proposers never read the held-out
 * examples, although the task has them.
 *
 * @param task with its train examples
 * @param userPrompt the best so far
 * @param score on the examples that were asked
 * @param answers a sample of right and wrong ones, in an order that is random but the same in every run
 */
public record TaskFeedback(Task task, UserPrompt userPrompt, Score score, List<TrainAnswer> answers) {

    public TaskFeedback {
        answers = List.copyOf(answers);
    }

    /** Returns the sampled answers without the full score. */
    public List<TrainAnswer> mistakes() {
        return answers.stream().filter(answer -> !answer.isRight()).toList();
    }

    /** Returns the sampled answers with the full score. */
    public List<TrainAnswer> rightAnswers() {
        return answers.stream().filter(TrainAnswer::isRight).toList();
    }

    /**
     * A score with its counts.
     *
     * @param right examples with the full score
     * @param asked examples that were answered, 0 or above
     * @param total the task's metric over them, 0 to 1; 0 if there are none
     */
    public record Score(int right, int asked, double total) {

        /** No example was asked. */
        public static final Score NONE = new Score(0, 0, 0);

        public Score {
            if (right < 0 || asked < right || !(total >= 0 && total <= 1)) {
                throw new IllegalArgumentException(right + " of " + asked + " right, total " + total);
            }
        }
    }
}

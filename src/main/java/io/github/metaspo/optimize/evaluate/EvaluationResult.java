package io.github.metaspo.optimize.evaluate;

import io.github.metaspo.optimize.TaskFeedback;
import io.github.metaspo.optimize.TrainAnswer;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The result of one or more evaluation requests for the same prompts and task.
 *
 * @param scores of the examples that were answered
 * @param total the task's metric over all answers of one request, 0 to 1; empty if fewer than half of its questions were answered, or if
 *     the result is merged from several requests
 * @param answers a bounded sample of the answers, wrong ones first, in an order that is random but the same in every run
 */
public record EvaluationResult(ExampleScores scores, OptionalDouble total, List<TrainAnswer> answers) {

    public EvaluationResult {
        answers = Stream.concat(
                        answers.stream().filter(answer -> !answer.isRight()).limit(AnswerSampler.MOST_WRONG),
                        answers.stream().filter(TrainAnswer::isRight).limit(AnswerSampler.MOST_RIGHT))
                .toList();
    }

    /** Returns the result of no request, for a task with the given number of train examples. */
    public static EvaluationResult none(int examples) {
        return new EvaluationResult(ExampleScores.unknown(examples), OptionalDouble.empty(), List.of());
    }

    /** Returns the sampled answers without the full score. */
    public List<TrainAnswer> mistakes() {
        return answers.stream().filter(answer -> !answer.isRight()).toList();
    }

    /** Returns the task as a proposer sees it that improves the user prompt with this result. */
    public TaskFeedback feedback(Task task, UserPrompt prompt) {
        return new TaskFeedback(task, prompt, scores.counted(), answers);
    }

    /** Returns whether the total is known. */
    public boolean isAnswered() {
        return total.isPresent();
    }

    /** Returns the total, 0 to 1; 0 if it is not known. */
    public double score() {
        return total.orElse(0);
    }

    /** Returns this result merged with one of further examples. */
    public EvaluationResult with(EvaluationResult more) {
        return isNone() ? more : merged(more);
    }

    private boolean isNone() {
        return answers.isEmpty() && scores.isUnknown();
    }

    private EvaluationResult merged(EvaluationResult more) {
        return new EvaluationResult(
                scores.with(more.scores),
                OptionalDouble.empty(),
                Stream.concat(answers.stream(), more.answers.stream()).toList());
    }
}

package io.github.metaspo.goal.compare;

import io.github.metaspo.api.Judgement;
import io.github.metaspo.comparison.TaskReplies.Row;
import io.github.metaspo.comparison.TaskReplies.Scored;
import io.github.metaspo.evaluation.Answers;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.suite.CompareSettings.Design;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The held-out questions of one task with its user prompts; the same for all methods.
 *
 * @param prompts at least one
 * @param design whether an example is asked with one of them, in turn, or with each
 */
record TaskQuestions(Task task, List<UserPrompt> prompts, Design design) {

    TaskQuestions {
        prompts = List.copyOf(prompts);
        if (prompts.isEmpty()) {
            throw new IllegalArgumentException("task " + task.id() + " needs a user prompt");
        }
    }

    /** Returns whether only the task's own user prompt is asked, as every held-out measurement does. */
    boolean isGiven() {
        return prompts.equals(List.of(task.prompt()));
    }

    /** Returns the number of questions for one system prompt. */
    long questions() {
        long once = (long) task.test().size() * task.repeats();
        return design == Design.FULL ? once * prompts.size() : once;
    }

    /** Returns the questions for one system prompt: a batch for each user prompt. */
    List<Batch> batches(String systemPrompt) {
        return IntStream.range(0, prompts.size())
                .mapToObj(prompt -> new Batch(
                        systemPrompt,
                        task,
                        prompts.get(prompt),
                        IntStream.range(0, task.test().size())
                                .filter(example -> isAsked(example, prompt))
                                .mapToObj(task.test()::get)
                                .toList()))
                .toList();
    }

    private boolean isAsked(int example, int prompt) {
        return design == Design.FULL || example % prompts.size() == prompt;
    }

    /** Returns the replies by example, from the answers to {@link #batches}. */
    List<Row> rows(List<Answers> answers) {
        List<Row> rows = new ArrayList<>();
        for (int example = 0; example < task.test().size(); example++) {
            int asked = example;
            rows.add(new Row(
                    task.test().get(example).id(),
                    promptsOf(example)
                            .mapToObj(prompt -> scored(
                                    prompt,
                                    answers.get(prompt).of(design == Design.FULL ? asked : asked / prompts.size())))
                            .flatMap(replies -> replies)
                            .toList()));
        }
        return rows;
    }

    /**
     * Returns the replies of a method that asks with a user prompt of its own, in the shape of {@link #rows}, so that both can be paired.
     *
     * @param own the answers to all held-out examples
     */
    List<Row> rowsOfOne(Answers own) {
        List<Row> rows = new ArrayList<>();
        for (int example = 0; example < task.test().size(); example++) {
            List<Outcome> outcomes = own.of(example);
            rows.add(new Row(
                    task.test().get(example).id(),
                    promptsOf(example)
                            .mapToObj(prompt -> scored(prompt, outcomes))
                            .flatMap(replies -> replies)
                            .toList()));
        }
        return rows;
    }

    private IntStream promptsOf(int example) {
        return design == Design.FULL ? IntStream.range(0, prompts.size()) : IntStream.of(example % prompts.size());
    }

    private static Stream<Scored> scored(int prompt, List<Outcome> outcomes) {
        return outcomes.stream().map(outcome -> {
            Optional<Judgement> judgement =
                    outcome instanceof Outcome.Scored scored ? Optional.of(scored.judgement()) : Optional.empty();
            return new Scored(prompt, judgement, outcome instanceof Outcome.Scored scored && scored.cut());
        });
    }
}

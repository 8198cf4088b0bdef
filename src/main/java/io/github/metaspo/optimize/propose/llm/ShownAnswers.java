package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.optimize.SeedStreams;
import io.github.metaspo.optimize.TaskFeedback;
import io.github.metaspo.optimize.TrainAnswer;
import io.github.metaspo.optimize.propose.ProposalContext;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The answers that a request may show: some wrong and some right ones of each task, drawn at random. If not all fit, the last ones are left
 * out; their order gives every task a wrong answer before any gets a second one.
 *
 * @param tasks in the order in which they are shown, at least one
 * @param answers in the order of their importance
 * @param isOfOneTask whether the request is about the user prompt of one task
 */
record ShownAnswers(List<TaskFeedback> tasks, List<Shown> answers, boolean isOfOneTask) {

    private static final int WRONG_OF_EACH_TASK = 2;
    private static final int WRONG_OF_ONE_TASK = 3;
    private static final int RIGHT_OF_EACH_TASK = 2;

    /** An answer with its task. */
    record Shown(TaskFeedback feedback, TrainAnswer answer) {}

    ShownAnswers {
        tasks = List.copyOf(tasks);
        answers = List.copyOf(answers);
    }

    /** Draws the answers for a request. */
    static ShownAnswers drawn(ProposalContext context, UniformRandomProvider random) {
        boolean isOfOneTask = context instanceof ProposalContext.User;
        List<TaskFeedback> tasks = context instanceof ProposalContext.User user
                ? List.of(user.task())
                : shuffled(((ProposalContext.System) context).tasks(), random);
        int wrong = isOfOneTask ? WRONG_OF_ONE_TASK : WRONG_OF_EACH_TASK;
        List<List<Shown>> wrongOfTasks = new ArrayList<>();
        List<List<Shown>> rightOfTasks = new ArrayList<>();
        for (TaskFeedback task : tasks) {
            wrongOfTasks.add(sample(task, task.mistakes(), wrong, random));
            rightOfTasks.add(sample(task, task.rightAnswers(), RIGHT_OF_EACH_TASK, random));
        }
        List<Shown> answers = new ArrayList<>();
        for (int i = 0; i < Math.max(wrong, RIGHT_OF_EACH_TASK); i++) {
            addEach(i, wrongOfTasks, answers);
            addEach(i, rightOfTasks, answers);
        }
        return new ShownAnswers(tasks, answers, isOfOneTask);
    }

    /** Returns the answers split by tasks into so many parts of about equal size, each with at least one task. */
    List<ShownAnswers> split(int parts) {
        List<ShownAnswers> split = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            List<TaskFeedback> some = tasks.subList(part * tasks.size() / parts, (part + 1) * tasks.size() / parts);
            if (!some.isEmpty()) {
                split.add(new ShownAnswers(
                        some,
                        answers.stream()
                                .filter(shown -> some.contains(shown.feedback()))
                                .toList(),
                        isOfOneTask));
            }
        }
        return split;
    }

    /** Returns whether any of the answers is wrong. */
    boolean showMistakes() {
        return answers.stream().anyMatch(shown -> !shown.answer().isRight());
    }

    /** Returns the ids of the tasks, sorted. */
    List<String> taskIds() {
        return tasks.stream().map(task -> task.task().id()).sorted().toList();
    }

    private static List<TaskFeedback> shuffled(List<TaskFeedback> tasks, UniformRandomProvider random) {
        return SeedStreams.sample(tasks, tasks.size(), random);
    }

    private static List<Shown> sample(
            TaskFeedback task, List<TrainAnswer> answers, int most, UniformRandomProvider random) {
        return SeedStreams.sample(answers, most, random).stream()
                .map(answer -> new Shown(task, answer))
                .toList();
    }

    private static void addEach(int place, List<List<Shown>> ofTasks, List<Shown> answers) {
        ofTasks.stream().filter(ofTask -> place < ofTask.size()).forEach(ofTask -> answers.add(ofTask.get(place)));
    }

    /** Returns the wrong answers among as many answers as a request may show. */
    String mistakes(int most, ExampleFormatter format) {
        return text(most, false, format);
    }

    /** Returns the right answers among as many answers as a request may show, with a heading; empty if there are none. */
    String rightAnswers(int most, ExampleFormatter format) {
        String text = text(most, true, format);
        return text.isEmpty()
                ? ""
                : "Here is what it gets right with this prompt. A new one must not spoil what is not right by mere luck:\n\n"
                        + text;
    }

    private String text(int most, boolean right, ExampleFormatter format) {
        return answers.stream()
                .limit(most)
                .filter(shown -> shown.answer().isRight() == right)
                .map(shown -> isOfOneTask
                        ? format.withInput(shown.answer())
                        : format.withUserPrompt(shown.feedback(), shown.answer()))
                .collect(Collectors.joining("\n\n"));
    }

    /** Returns how each task scores, one line each. */
    String scores() {
        return tasks.stream().map(ExampleFormatter::score).collect(Collectors.joining("\n"));
    }

    /** Returns the user prompts of as many tasks as a request may show, each with one answer, a right one if there is one. */
    String tasks(int most, ExampleFormatter format) {
        return tasks.stream()
                .limit(most)
                .map(task -> format.task(task, example(task)))
                .collect(Collectors.joining("\n\n"));
    }

    private Optional<TrainAnswer> example(TaskFeedback task) {
        List<TrainAnswer> ofTask = answers.stream()
                .filter(shown -> shown.feedback().task().id().equals(task.task().id()))
                .map(Shown::answer)
                .toList();
        return ofTask.stream().filter(TrainAnswer::isRight).findFirst().or(() -> ofTask.stream()
                .findFirst());
    }
}

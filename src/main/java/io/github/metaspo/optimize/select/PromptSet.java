package io.github.metaspo.optimize.select;

import io.github.metaspo.optimize.evaluate.ExampleScores;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A system prompt with the user prompts that each task is asked with. Its examples take turns with them: each is asked with one, and later
 * with the next.
 *
 * @param answers of the system prompt
 * @param tasks that are asked
 * @param userPrompts of each task, at least one
 */
record PromptSet(KnownAnswers answers, List<Task> tasks, List<List<UserPrompt>> userPrompts) {

    PromptSet {
        tasks = List.copyOf(tasks);
        userPrompts = userPrompts.stream().map(List::copyOf).toList();
    }

    /**
     * Examples of each task, and how many turns each of them has had.
     *
     * @param ofTasks indices of examples, one list for each task
     */
    record Questions(List<List<Integer>> ofTasks, int turns) {}

    /** Returns the number of questions that were not asked yet. */
    long open(Questions questions) {
        long open = 0;
        for (int task = 0; task < tasks.size(); task++) {
            for (int turn = 0; turn < turns(task, questions); turn++) {
                for (var prompt :
                        byPrompt(task, questions.ofTasks().get(task), turn).entrySet()) {
                    int left = answers.open(tasks.get(task), prompt.getKey(), prompt.getValue())
                            .size();
                    open += (long) left * tasks.get(task).repeats();
                }
            }
        }
        return open;
    }

    /** Returns the requests for what was not asked yet. */
    List<Block.Part> ask(Questions questions) {
        List<Block.Part> parts = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.get(i);
            for (int turn = 0; turn < turns(i, questions); turn++) {
                byPrompt(i, questions.ofTasks().get(i), turn).forEach((userPrompt, examples) -> {
                    List<Integer> open = answers.open(task, userPrompt, examples);
                    if (!open.isEmpty()) {
                        parts.add(answers.ask(task, userPrompt, open));
                    }
                });
            }
        }
        return parts;
    }

    /** Returns how many turns the examples of a task can have. */
    int turns(int task, Questions questions) {
        return Math.min(questions.turns(), userPrompts.get(task).size());
    }

    /** Returns the scores of a task's examples, each with the user prompt of a turn. */
    ExampleScores scores(int task, Questions questions, int turn) {
        return byPrompt(task, questions.ofTasks().get(task), turn).entrySet().stream()
                .map(prompt ->
                        answers.of(tasks.get(task), prompt.getKey()).scores().only(prompt.getValue()))
                .reduce(ExampleScores.unknown(tasks.get(task).train().size()), ExampleScores::with);
    }

    private Map<UserPrompt, List<Integer>> byPrompt(int task, List<Integer> examples, int turn) {
        List<UserPrompt> prompts = userPrompts.get(task);
        if (prompts.size() == 1) {
            return Map.of(prompts.get(0), examples);
        }
        Map<UserPrompt, List<Integer>> byPrompt = new LinkedHashMap<>();
        for (int example : examples) {
            byPrompt.computeIfAbsent(prompts.get((example + turn) % prompts.size()), prompt -> new ArrayList<>())
                    .add(example);
        }
        return byPrompt;
    }

    /** Returns the requests of two sets as one. */
    static List<Block.Part> ask(PromptSet first, PromptSet second, Questions questions) {
        return Stream.concat(first.ask(questions).stream(), second.ask(questions).stream())
                .toList();
    }
}

package io.github.metaspo.search;

import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.stream.IntStream;

/** A system prompt together with a user prompt of a task, to be asked for all of the task's train examples. */
record Trial(String systemPrompt, Task task, UserPrompt userPrompt) {

    Lap lap() {
        return new Lap(
                systemPrompt,
                task,
                userPrompt,
                IntStream.range(0, task.train().size()).boxed().toList());
    }
}

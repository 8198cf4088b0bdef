package io.github.metaspo.search;

import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

/** A system prompt together with a user prompt of a task, to be asked for the task's train examples. */
record Trial(String systemPrompt, Task task, UserPrompt userPrompt) {

    Batch batch() {
        return new Batch(systemPrompt, task, userPrompt, task.train());
    }
}

package io.github.metaspo.optimize.state;

import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

/** The questions on which candidates are compared with the incumbent in one task: all its train examples with one user prompt. */
public record TaskComparison(Task task, UserPrompt userPrompt) {}

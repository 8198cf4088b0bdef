package io.github.metaspo.optimize.state;

import io.github.metaspo.optimize.evaluate.ExampleScores;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

/**
 * The questions on which candidates are compared with the incumbent in one task: its examples with one user prompt.
 *
 * @param task with its train examples
 * @param incumbent the incumbent's scores on these questions
 */
public record TaskComparison(Task task, UserPrompt userPrompt, ExampleScores incumbent) {}

package io.github.metaspo.optimize.state;

import io.github.metaspo.optimize.evaluate.EvaluationResult;
import io.github.metaspo.suite.UserPrompt;

/**
 * A user prompt that a task keeps, evaluated under the incumbent's system prompt.
 *
 * @param number of the candidate that it was
 * @param result on the examples that it was asked so far
 */
public record ScoredPrompt(int number, UserPrompt prompt, EvaluationResult result) {}

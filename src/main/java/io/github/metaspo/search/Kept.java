package io.github.metaspo.search;

import io.github.metaspo.suite.UserPrompt;

/**
 * A user prompt that a task keeps.
 *
 * @param number of the candidate that it was
 * @param exam under the present system prompt
 */
record Kept(int number, UserPrompt prompt, Exam exam) {}

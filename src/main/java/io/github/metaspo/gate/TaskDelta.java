package io.github.metaspo.gate;

import io.github.metaspo.suite.Task;

/**
 * Change of one task's score.
 *
 * @param task the task
 * @param change of its score
 * @param pairs number of questions answered both before and after; at least 1
 * @param leftOut number of questions answered only before or only after, because the other call failed
 */
public record TaskDelta(Task task, ScoreDelta change, int pairs, int leftOut) {}

package io.github.metaspo.gate;

import io.github.metaspo.suite.Task;

/**
 * What became of one task.
 *
 * @param task that was measured twice
 * @param change of its metric
 * @param pairs how many questions were answered both times; at least one
 * @param leftOut how many questions were answered only once, because the other call failed
 */
public record TaskDelta(Task task, ScoreDelta change, int pairs, int leftOut) {}

package io.github.metaspo.model.calls.budget;

import io.github.metaspo.api.Usage;

import java.util.OptionalDouble;

/**
 * Usage and cost of a run so far.
 *
 * @param calls number of calls to models; each try counts
 * @param failed number of these calls without a reply
 * @param stored number of stored or recorded replies, which cost nothing
 * @param usage tokens of the calls
 * @param cost cost in USD; empty if no model that was called has a price
 */
public record Spending(long calls, long failed, long stored, Usage usage, OptionalDouble cost) {}

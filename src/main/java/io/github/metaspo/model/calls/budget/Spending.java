package io.github.metaspo.model.calls.budget;

import io.github.metaspo.api.Usage;

import java.util.OptionalDouble;

/**
 * What a run took so far.
 *
 * @param calls to models; each try of a call counts
 * @param failed of these calls, those without a reply
 * @param stored replies that were stored or recorded and cost nothing
 * @param usage tokens of the calls
 * @param cost in USD; empty where no model that was asked has a price
 */
public record Spending(long calls, long failed, long stored, Usage usage, OptionalDouble cost) {}

package io.github.metaspo.model.calls.store;

import io.github.metaspo.api.Reply;

import java.time.Instant;

/**
 * A reply in a store.
 *
 * @param key what was asked
 * @param model {@code provider/name}, for people
 * @param at when the reply came
 * @param reply the same that the model gave
 */
public record StoredReply(CallKey key, String model, Instant at, Reply reply) {}

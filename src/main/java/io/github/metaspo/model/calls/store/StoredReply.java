package io.github.metaspo.model.calls.store;

import io.github.metaspo.api.Reply;

import java.time.Instant;

/**
 * Reply as it is stored.
 *
 * @param key key of the request
 * @param model {@code provider/name}, for display
 * @param at time at which the reply was received
 * @param reply reply of the model
 */
public record StoredReply(CallKey key, String model, Instant at, Reply reply) {}

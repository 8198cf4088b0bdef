package io.github.metaspo.model.calls;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;
import io.github.metaspo.model.calls.limit.Sleeper;
import io.github.metaspo.model.calls.store.CallKey;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes sure that only one of several builds calls the model for a request; the others wait for its reply. */
final class SingleFlight {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final ReplyCache cache;
    private final Duration timeout;
    private final Clock clock;
    private final Sleeper sleeper;

    /**
     * @param timeout how long to wait for another build's call; after that this build calls the model, too
     */
    SingleFlight(ReplyCache cache, Duration timeout, Clock clock, Sleeper sleeper) {
        this.cache = cache;
        this.timeout = timeout;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /**
     * Waits until this build may call the model. Returns the reply if another build received it in the meantime, or
     * empty if this build has to make the call.
     */
    Optional<Reply> await(CallKey key) throws ModelException, InterruptedException {
        Instant end = clock.instant().plus(timeout);
        while (!cache.store().claim(key) && clock.instant().isBefore(end)) {
            sleeper.delay(PAUSE);
        }
        Optional<Reply> reply = cache.find(key);
        if (reply.isPresent()) {
            giveUp(key);
        }
        return reply;
    }

    /** Releases the claim after a call without a reply, so that another build can make the call. */
    void giveUp(CallKey key) {
        cache.store().release(key);
    }
}

package io.github.metaspo.model.calls;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;
import io.github.metaspo.model.calls.limit.Sleeper;
import io.github.metaspo.model.calls.store.CallKey;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Lets one of several builds ask what all of them want to know; the others wait for its reply. */
final class SingleFlight {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final ReplyCache cache;
    private final Duration patience;
    private final Clock clock;
    private final Sleeper sleeper;

    /**
     * @param patience with another build's call; one that takes longer is asked a second time
     */
    SingleFlight(ReplyCache cache, Duration patience, Clock clock, Sleeper sleeper) {
        this.cache = cache;
        this.patience = patience;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** Waits for the turn to ask; the reply is what another build was told in the meantime. */
    Optional<Reply> await(CallKey key) throws ModelException, InterruptedException {
        Instant end = clock.instant().plus(patience);
        while (!cache.store().claim(key) && clock.instant().isBefore(end)) {
            sleeper.delay(PAUSE);
        }
        Optional<Reply> reply = cache.find(key);
        if (reply.isPresent()) {
            giveUp(key);
        }
        return reply;
    }

    /** Leaves the turn to others, when there is nothing to be told to them. */
    void giveUp(CallKey key) {
        cache.store().release(key);
    }
}

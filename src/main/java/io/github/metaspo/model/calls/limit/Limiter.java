package io.github.metaspo.model.calls.limit;

import io.github.metaspo.api.ModelSettings.Rate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * How many calls to one model may be under way, over all suites and modules of a build. The number halves when the
 * provider says that there are too many, or when a call times out, and grows by one for each round of calls that went well.
 */
public final class Limiter {

    private final Clock clock;
    private final Sleeper sleeper;
    private final RateLimiter requests = new RateLimiter();
    private final RateLimiter tokens = new RateLimiter();
    private double allowed;
    private int underWay;
    private long halvings;

    public Limiter(Clock clock, Sleeper sleeper) {
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /**
     * Waits for permission to call, and then for the turn that the rate gives.
     *
     * @param most calls under way at once that this caller wants, above 0
     * @param estimate tokens that the call may take
     */
    Permit acquire(int most, Rate rate, long estimate) throws InterruptedException {
        Permit permit = enter(most, rate.tokens(), estimate);
        try {
            Instant now = clock.instant();
            Duration turn = take(requests, 1, rate.requests(), now);
            Duration tokenTurn = take(tokens, estimate, rate.tokens(), now);
            Duration wait = turn.compareTo(tokenTurn) > 0 ? turn : tokenTurn;
            if (!wait.isZero()) {
                sleeper.delay(wait);
            }
            return permit;
        } catch (InterruptedException | RuntimeException e) {
            permit.close();
            throw e;
        }
    }

    private static Duration take(RateLimiter rateLimiter, double amount, OptionalLong perMinute, Instant now) {
        return perMinute.isPresent() ? rateLimiter.take(amount, perMinute.getAsLong(), now) : Duration.ZERO;
    }

    private synchronized Permit enter(int most, OptionalLong tokenRate, long estimate) throws InterruptedException {
        while (underWay >= room(most)) {
            wait();
        }
        underWay++;
        return new Permit(most, tokenRate, estimate, halvings);
    }

    /** How many calls may be under way for a caller that wants so many at most. */
    synchronized int room(int most) {
        if (allowed == 0) {
            allowed = most;
        }
        return Math.min(most, (int) allowed);
    }

    /** Leave for one call; its end says how it went. */
    final class Permit implements AutoCloseable {

        private final int most;
        private final OptionalLong tokenRate;
        private final long estimate;
        private final long halvingsBefore;

        private Permit(int most, OptionalLong tokenRate, long estimate, long halvingsBefore) {
            this.most = most;
            this.tokenRate = tokenRate;
            this.estimate = estimate;
            this.halvingsBefore = halvingsBefore;
        }

        /** The call went well and took so many tokens. */
        void succeeded(long tokensTaken) {
            synchronized (Limiter.this) {
                if (allowed < most) {
                    allowed = Math.min(most, allowed + 1 / allowed);
                }
            }
            tokenRate.ifPresent(perMinute -> tokens.correct(tokensTaken - estimate, perMinute));
        }

        /** The provider says that there are too many calls; those that began before the last halving say nothing new. */
        void rateLimited() {
            synchronized (Limiter.this) {
                if (halvingsBefore == halvings) {
                    allowed = Math.max(1, allowed / 2);
                    halvings++;
                }
            }
        }

        @Override
        public void close() {
            synchronized (Limiter.this) {
                underWay--;
                Limiter.this.notifyAll();
            }
        }
    }
}

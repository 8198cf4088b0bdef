package io.github.metaspo.model.calls.limit;

import io.github.metaspo.api.ModelSettings.Rate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Adaptive concurrency and rate limiter for calls to one model, shared by all suites and modules of a build. The
 * concurrency is halved if the provider answers 429 or a call times out, and grows by one for each round of successful
 * calls (AIMD).
 */
public final class Limiter {

    private final Clock clock;
    private final Sleeper sleeper;
    private final RateLimiter requests = new RateLimiter();
    private final RateLimiter tokens = new RateLimiter();
    private double allowed;
    private int inProgress;
    private long halvings;

    public Limiter(Clock clock, Sleeper sleeper) {
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /**
     * Waits for a free slot, and then for the time that the rate allows.
     *
     * @param most maximum number of concurrent calls that this caller wants, above 0
     * @param estimate estimated tokens of the call
     */
    Permit acquire(int most, Rate rate, long estimate) throws InterruptedException {
        Permit permit = enter(most, rate.tokens(), estimate);
        try {
            Instant now = clock.instant();
            Duration requestWait = take(requests, 1, rate.requests(), now);
            Duration tokenWait = take(tokens, estimate, rate.tokens(), now);
            Duration wait = requestWait.compareTo(tokenWait) > 0 ? requestWait : tokenWait;
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
        while (inProgress >= room(most)) {
            wait();
        }
        inProgress++;
        return new Permit(most, tokenRate, estimate, halvings);
    }

    /** Returns the number of concurrent calls for a caller that wants the given number at most. */
    synchronized int room(int most) {
        if (allowed == 0) {
            allowed = most;
        }
        return Math.min(most, (int) allowed);
    }

    /** Permit for one call, which reports its outcome. */
    final class Permit implements AutoCloseable {

        private final int most;
        private final OptionalLong tokenRate;
        private final long estimate;
        private final long halvingsAtStart;

        private Permit(int most, OptionalLong tokenRate, long estimate, long halvingsAtStart) {
            this.most = most;
            this.tokenRate = tokenRate;
            this.estimate = estimate;
            this.halvingsAtStart = halvingsAtStart;
        }

        /** Reports a successful call and the tokens that it used. */
        void succeeded(long tokensTaken) {
            synchronized (Limiter.this) {
                if (allowed < most) {
                    allowed = Math.min(most, allowed + 1 / allowed);
                }
            }
            tokenRate.ifPresent(perMinute -> tokens.correct(tokensTaken - estimate, perMinute));
        }

        /** Reports that the provider has too many calls. Ignored for a call that began before the last halving. */
        void rateLimited() {
            synchronized (Limiter.this) {
                if (halvingsAtStart == halvings) {
                    allowed = Math.max(1, allowed / 2);
                    halvings++;
                }
            }
        }

        @Override
        public void close() {
            synchronized (Limiter.this) {
                inProgress--;
                Limiter.this.notifyAll();
            }
        }
    }
}

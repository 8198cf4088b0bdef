package io.github.metaspo.model.calls;

import io.github.metaspo.model.LanguageModel;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.model.ModelException.Kind;
import io.github.metaspo.model.Reply;
import io.github.metaspo.model.Request;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks again where that may help, until a deadline. A server that was never reached, and one that has let several calls
 * in a row run into their deadlines, gets no second try, so that a dead one ends a run soon.
 */
final class RetryingModel implements LanguageModel {

    private static final int MOST_FAILURES_IN_A_ROW = 3;

    private final LanguageModel model;
    private final Duration deadline;
    private final Backoff backoff;
    private final Clock clock;
    private final Delayer delayer;
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private volatile boolean reached;

    /**
     * @param deadline of a call with all its tries: none begins later
     */
    RetryingModel(LanguageModel model, Duration deadline, Backoff backoff, Clock clock, Delayer delayer) {
        this.model = model;
        this.deadline = deadline;
        this.backoff = backoff;
        this.clock = clock;
        this.delayer = delayer;
    }

    @Override
    public Reply reply(Request request) throws ModelException, InterruptedException {
        Instant end = clock.instant().plus(deadline);
        for (int tries = 1; true; tries++) {
            try {
                Reply reply = model.reply(request);
                failuresInARow.set(0);
                reached = true;
                return reply;
            } catch (ModelException e) {
                delayer.delay(waitAfter(e, tries, end));
            }
        }
    }

    /** How long to wait before the next try; throws the failure on where there is none. */
    private Duration waitAfter(ModelException failure, int tries, Instant end) throws ModelException {
        reached |= failure.kind() != Kind.UNREACHABLE;
        if (failure.kind().isLasting() || !reached) {
            throw failure;
        }
        Duration own = backoff.after(tries);
        Duration wait =
                failure.retryAfter().filter(asked -> asked.compareTo(own) > 0).orElse(own);
        boolean late = clock.instant().plus(wait).isAfter(end);
        if (late || failuresInARow.get() >= MOST_FAILURES_IN_A_ROW) {
            failuresInARow.incrementAndGet();
            throw tries == 1 ? failure : inTheEnd(failure, tries);
        }
        return wait;
    }

    private static ModelException inTheEnd(ModelException failure, int tries) {
        return new ModelException(
                failure.kind(), failure.getMessage() + " (asked " + tries + " times)", failure.getCause());
    }

    @Override
    public void close() {
        model.close();
    }
}

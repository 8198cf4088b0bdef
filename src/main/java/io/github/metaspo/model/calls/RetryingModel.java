package io.github.metaspo.model.calls;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.model.calls.budget.FirstReply;
import io.github.metaspo.model.calls.limit.Sleeper;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Retrying decorator: repeats failed calls until a deadline if a retry may help. A call fails at once if the server
 * asks to wait past the deadline. There is no retry if the server was never reached, or if several calls in a row ran
 * into their deadlines, so that a dead server ends a run soon.
 *
 * <p>The meaning of two failures depends on whether the server has answered another call. The failed call therefore
 * waits until another call is answered, or until no other call is in progress:
 * <ul>
 *   <li>403 Forbidden means that the request is rejected if another call was answered, and that the key is wrong
 *       otherwise.
 *   <li>A response that does not follow the protocol is retried until the deadline if another call was answered.
 *       Otherwise the server is given up after two tries.
 * </ul>
 */
final class RetryingModel implements LanguageModel {

    private static final int MAX_CONSECUTIVE_FAILURES = 3;
    private static final int MAX_UNREADABLE_TRIES = 2;

    /** The temperature, and the name of the parameter for maxTokens. */
    private static final int MAX_REFUSED_DEFAULTS = 2;

    /** An empty reply rarely changes with further tries. */
    private static final int MAX_EMPTY_TRIES = 2;

    private final LanguageModel model;
    private final Duration deadline;
    private final Backoff backoff;
    private final Clock clock;
    private final Sleeper sleeper;
    private final AtomicInteger consecutiveFailures = new AtomicInteger();
    private final FirstReply firstAnswer;
    private final Consumer<ModelException> retried;
    private volatile boolean reached;

    /**
     * @param deadline total time for a call including retries; no try begins later
     * @param firstAnswer whether the model has answered a call, in this run or in the run that it resumes
     * @param retried receives each failure that is followed by a retry
     */
    RetryingModel(
            LanguageModel model,
            Duration deadline,
            Backoff backoff,
            FirstReply firstAnswer,
            Consumer<ModelException> retried,
            Clock clock,
            Sleeper sleeper) {
        this.model = model;
        this.deadline = deadline;
        this.backoff = backoff;
        this.firstAnswer = firstAnswer;
        this.retried = retried;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    @Override
    public Reply reply(Request request) throws ModelException, InterruptedException {
        Instant end = clock.instant().plus(deadline);
        firstAnswer.enter();
        try {
            return reply(request, end);
        } finally {
            firstAnswer.leave();
        }
    }

    private Reply reply(Request request, Instant end) throws ModelException, InterruptedException {
        for (int tries = 1; true; tries++) {
            try {
                Reply reply = withoutRefusedDefaults(request);
                consecutiveFailures.set(0);
                reached = true;
                firstAnswer.arrived();
                return reply;
            } catch (ModelException e) {
                Duration wait = waitAfter(classified(e, tries), tries, end);
                retried.accept(e);
                sleeper.delay(wait);
            }
        }
    }

    /**
     * Returns the reply, repeating the request without the defaults that the model refuses; at most two can be refused
     * in turn.
     */
    private Reply withoutRefusedDefaults(Request request) throws ModelException, InterruptedException {
        for (int refusals = 0; true; refusals++) {
            try {
                return model.reply(request);
            } catch (ModelException e) {
                if (e.kind() != Kind.REFUSED_DEFAULT || refusals == MAX_REFUSED_DEFAULTS) {
                    throw e;
                }
            }
        }
    }

    /** Returns the failure with the kind that it has in view of the other calls. */
    private ModelException classified(ModelException failure, int tries) throws InterruptedException {
        if (failure.kind() == Kind.FORBIDDEN) {
            return as(firstAnswer.await() ? Kind.REJECTED : Kind.WRONG_KEY, failure);
        }
        boolean unreadable = failure.kind() == Kind.UNREADABLE_REPLY && tries >= MAX_UNREADABLE_TRIES;
        return unreadable && !firstAnswer.await() ? as(Kind.UNAVAILABLE, failure) : failure;
    }

    private static ModelException as(Kind kind, ModelException failure) {
        return new ModelException(kind, String.valueOf(failure.getMessage()), failure.getCause());
    }

    /** Returns how long to wait before the next try, or throws the failure if there is none. */
    private Duration waitAfter(ModelException failure, int tries, Instant end) throws ModelException {
        reached |= failure.kind() != Kind.UNREACHABLE;
        if (failure.kind().isLasting() || !reached) {
            throw failure;
        }
        if (failure.kind() == Kind.EMPTY_REPLY && tries >= MAX_EMPTY_TRIES) {
            throw withTries(failure, tries, Optional.empty());
        }
        Duration own = backoff.after(tries);
        Optional<Duration> longer = failure.retryAfter().filter(asked -> asked.compareTo(own) > 0);
        Duration wait = longer.orElse(own);
        boolean late = clock.instant().plus(wait).isAfter(end);
        if (late || consecutiveFailures.get() >= MAX_CONSECUTIVE_FAILURES) {
            consecutiveFailures.incrementAndGet();
            throw withTries(failure, tries, late ? longer : Optional.empty());
        }
        return wait;
    }

    private static ModelException withTries(ModelException failure, int tries, Optional<Duration> tooLong) {
        List<String> notes = new ArrayList<>();
        if (tries > 1) {
            notes.add("asked " + tries + " times");
        }
        tooLong.ifPresent(wait -> notes.add(
                "the server asks to wait " + Math.max(1, wait.toSeconds()) + " s, which is past the model's deadline"));
        return notes.isEmpty()
                ? failure
                : new ModelException(
                        failure.kind(),
                        failure.getMessage() + " (" + String.join("; ", notes) + ")",
                        failure.getCause());
    }

    @Override
    public void close() {
        model.close();
    }
}

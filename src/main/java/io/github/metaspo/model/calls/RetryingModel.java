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
 * A model that asks again where that may help, until a deadline. A call fails at once if the server asks to wait past
 * the deadline. A server that was never reached, and one that has let several calls in a row run into their deadlines,
 * gets no second try, so that a dead one ends a run soon.
 *
 * <p>Two failures mean one thing if the server has answered another call, and another if it has not. Such a call
 * waits until another call has been answered, or until no call is under way that could be:
 * <ul>
 *   <li>A forbidden request is a rejected one if the server has answered another; if not, the key is wrong.
 *   <li>A response that is not of the protocol is asked for again until the deadline if the server has spoken the
 *       protocol before; if not, the server is given up after two tries.
 * </ul>
 */
final class RetryingModel implements LanguageModel {

    private static final int MOST_FAILURES_IN_A_ROW = 3;
    private static final int MOST_TRIES_OF_A_STRANGER = 2;

    /** The temperature, and the name of the most tokens of a reply. */
    private static final int MOST_DEFAULTS = 2;

    /** A model that has nothing to say says nothing at any temperature that matters. */
    private static final int MOST_TRIES_FOR_AN_ANSWER = 2;

    private final LanguageModel model;
    private final Duration deadline;
    private final Backoff backoff;
    private final Clock clock;
    private final Sleeper sleeper;
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private final FirstReply firstAnswer;
    private final Consumer<ModelException> retried;
    private volatile boolean reached;

    /**
     * @param deadline of a call with all its tries: none begins later
     * @param firstAnswer whether the model has answered, in this run or in one that this run goes on with
     * @param retried told of each failure after which a call is made again
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
                Reply reply = fitted(request);
                failuresInARow.set(0);
                reached = true;
                firstAnswer.arrived();
                return reply;
            } catch (ModelException e) {
                Duration wait = waitAfter(judged(e, tries), tries, end);
                retried.accept(e);
                sleeper.delay(wait);
            }
        }
    }

    /** The reply to a request without the defaults that the model refuses; no more than two can be refused one after the other. */
    private Reply fitted(Request request) throws ModelException, InterruptedException {
        for (int refusals = 0; true; refusals++) {
            try {
                return model.reply(request);
            } catch (ModelException e) {
                if (e.kind() != Kind.REFUSED_DEFAULT || refusals == MOST_DEFAULTS) {
                    throw e;
                }
            }
        }
    }

    /** The failure as what it is in the light of the other calls. */
    private ModelException judged(ModelException failure, int tries) throws InterruptedException {
        if (failure.kind() == Kind.FORBIDDEN) {
            return as(firstAnswer.await() ? Kind.REJECTED : Kind.WRONG_KEY, failure);
        }
        boolean foreign = failure.kind() == Kind.UNREADABLE_REPLY && tries >= MOST_TRIES_OF_A_STRANGER;
        return foreign && !firstAnswer.await() ? as(Kind.UNAVAILABLE, failure) : failure;
    }

    private static ModelException as(Kind kind, ModelException failure) {
        return new ModelException(kind, String.valueOf(failure.getMessage()), failure.getCause());
    }

    /** How long to wait before the next try; throws the failure on where there is none. */
    private Duration waitAfter(ModelException failure, int tries, Instant end) throws ModelException {
        reached |= failure.kind() != Kind.UNREACHABLE;
        if (failure.kind().isLasting() || !reached) {
            throw failure;
        }
        if (failure.kind() == Kind.EMPTY_REPLY && tries >= MOST_TRIES_FOR_AN_ANSWER) {
            throw inTheEnd(failure, tries, Optional.empty());
        }
        Duration own = backoff.after(tries);
        Optional<Duration> longer = failure.retryAfter().filter(asked -> asked.compareTo(own) > 0);
        Duration wait = longer.orElse(own);
        boolean late = clock.instant().plus(wait).isAfter(end);
        if (late || failuresInARow.get() >= MOST_FAILURES_IN_A_ROW) {
            failuresInARow.incrementAndGet();
            throw inTheEnd(failure, tries, late ? longer : Optional.empty());
        }
        return wait;
    }

    private static ModelException inTheEnd(ModelException failure, int tries, Optional<Duration> tooLong) {
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

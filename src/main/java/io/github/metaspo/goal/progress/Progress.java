package io.github.metaspo.goal.progress;

import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Usage;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.EvaluationListener;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.evaluation.ReplyCounter;
import io.github.metaspo.model.UntrustedText;
import io.github.metaspo.model.calls.budget.Spending;
import io.github.metaspo.report.TextFormat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Progress of a stream of calls: call rate, time left, tokens and cost. Thread-safe. */
public final class Progress implements EvaluationListener {

    /** A rate is estimated only after this many calls and this time since the first reply: startup would distort it. */
    private static final int MIN_CALLS_OF_A_RATE = 20;

    private static final int MIN_MILLIS_OF_A_RATE = 2_000;

    /** Characters of the bar on a terminal, and of its whole line, which must not wrap. */
    private static final int BAR = 20;

    private static final int TERMINAL_LINE = 79;
    private static final int TERMINAL_NAME = 20;

    private final String name;
    private final long planned;
    private final Supplier<Spending> spending;
    private final Clock clock;
    private final Console console;
    private final Instant start;
    private final ReplyCounter replies = new ReplyCounter();
    private final LongAdder failed = new LongAdder();
    private final AtomicReference<Instant> first = new AtomicReference<>();

    /**
     * Creates a progress that starts now.
     *
     * @param name of the suite, for the progress line
     * @param planned upper bound of the number of questions
     * @param spending returns calls, tokens and cost so far
     */
    public Progress(String name, long planned, Supplier<Spending> spending, Clock clock, Console console) {
        this.name = name;
        this.planned = planned;
        this.spending = spending;
        this.clock = clock;
        this.console = console;
        this.start = clock.instant();
    }

    @Override
    public void answered(Batch batch, int question, Reply reply, Outcome.Scored outcome) {
        replies.add(reply);
        first.compareAndSet(null, clock.instant());
        console.progress(this);
    }

    @Override
    public void failed(Batch batch, int question, Outcome.Failed outcome) {
        failed.increment();
        first.compareAndSet(null, clock.instant());
        console.progress(this);
    }

    /** Returns the upper bound of the number of questions. */
    public long planned() {
        return planned;
    }

    public long answered() {
        return replies.number();
    }

    /** Returns the number of replies that were cut off. */
    public long cut() {
        return replies.cut();
    }

    public long failed() {
        return failed.sum();
    }

    /** Returns the tokens of all replies, including free ones from the store. */
    public Usage usage() {
        return replies.usage();
    }

    /** Returns the time since the start. */
    public Duration elapsed() {
        return Duration.between(start, clock.instant());
    }

    /** Returns the progress line: answered and planned questions, calls per second, time left, failures, tokens, cost. */
    public String line() {
        long done = answered() + failed();
        double seconds = Math.max(elapsed().toMillis(), 1) / 1000.0;
        long calls = spending.get().calls();
        String rate = calls == 0 ? "" : String.format(Locale.ROOT, ", %.1f a second", calls / seconds);
        String left = eta().map(time -> ", eta " + TextFormat.duration(time)).orElse("");
        return String.format(
                Locale.ROOT,
                "%s: %,d of %,d calls%s%s, %,d failed, %s",
                name,
                done,
                planned,
                rate,
                left,
                failed(),
                spent());
    }

    /** Returns the progress as one line of a terminal: a bar, answered and planned questions, time left, failures, cost. */
    public String bar() {
        long done = answered() + failed();
        double share = planned == 0 ? 1 : Math.min(1, (double) done / planned);
        int filled = (int) (share * BAR);
        return UntrustedText.inline(
                UntrustedText.inline(name, TERMINAL_NAME) + " [" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] "
                        + TextFormat.number(done) + " of " + TextFormat.number(planned)
                        + eta().map(time -> ", eta " + TextFormat.duration(time))
                                .orElse("")
                        + (failed() == 0 ? "" : ", " + TextFormat.number(failed()) + " failed") + cost(spending.get()),
                TERMINAL_LINE);
    }

    /** Returns elapsed time, answered questions and the maximum time left, for the end of a log line. */
    public String position() {
        return TextFormat.duration(elapsed()) + ", " + TextFormat.count(answered() + failed(), "question")
                + eta().map(left -> ", eta at most " + TextFormat.duration(left))
                        .orElse("");
    }

    /** Returns the final line: calls, failures, stored replies, tokens, cost and elapsed time. */
    public String summary() {
        Spending taken = spending.get();
        return TextFormat.count(taken.calls(), "call") + ", " + taken.failed() + " failed, " + taken.stored()
                + " from the store; " + spent() + "; " + TextFormat.duration(elapsed());
    }

    /** Returns the time left at the call rate since the first reply; empty until that can be estimated. */
    private Optional<Duration> eta() {
        Instant begin = first.get();
        long calls = spending.get().calls();
        if (begin == null || calls < MIN_CALLS_OF_A_RATE) {
            return Optional.empty();
        }
        long millis = Duration.between(begin, clock.instant()).toMillis();
        long left = Math.max(0, planned - answered() - failed());
        return millis < MIN_MILLIS_OF_A_RATE
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(Math.round((double) millis * left / calls)));
    }

    /** Returns the tokens of the calls, and their cost if the suite gives a price. */
    private String spent() {
        Spending taken = spending.get();
        return TextFormat.tokens(taken.usage()) + cost(taken);
    }

    private static String cost(Spending taken) {
        return taken.cost().isPresent() ? ", " + TextFormat.usd(taken.cost().getAsDouble()) : "";
    }
}

package io.github.metaspo.workflow;

import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.EvaluationListener;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.model.Reply;
import io.github.metaspo.model.Usage;
import io.github.metaspo.report.Wording;
import io.github.metaspo.suite.ModelSettings.Price;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** How far a stream of calls is: rate, time left, tokens and cost. Safe for use by many threads. */
public final class Progress implements EvaluationListener {

    private final String name;
    private final int planned;
    private final Optional<Price> price;
    private final Clock clock;
    private final Console console;
    private final Instant start;
    private final LongAdder answered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder input = new LongAdder();
    private final LongAdder output = new LongAdder();

    /**
     * Progress that begins now.
     *
     * @param name of what is under way
     * @param planned calls in all
     * @param price empty where no cost is known
     */
    public Progress(String name, int planned, Optional<Price> price, Clock clock, Console console) {
        this.name = name;
        this.planned = planned;
        this.price = price;
        this.clock = clock;
        this.console = console;
        this.start = clock.instant();
    }

    @Override
    public void answered(Batch batch, int question, Reply reply, Outcome.Scored outcome) {
        input.add(reply.usage().input());
        output.add(reply.usage().output());
        answered.increment();
        console.progress(this);
    }

    @Override
    public void failed(Batch batch, int question, Outcome.Failed outcome) {
        failed.increment();
        console.progress(this);
    }

    /** Calls in all. */
    public int planned() {
        return planned;
    }

    public long answered() {
        return answered.sum();
    }

    public long failed() {
        return failed.sum();
    }

    public Usage usage() {
        return new Usage(input.sum(), output.sum());
    }

    /** Time since the start. */
    public Duration elapsed() {
        return Duration.between(start, clock.instant());
    }

    /** One line: how much of how much, how fast, how long still, tokens, cost. */
    public String line() {
        long done = answered() + failed();
        double seconds = Math.max(elapsed().toMillis(), 1) / 1000.0;
        double rate = done / seconds;
        String left = done == 0
                ? ""
                : ", eta " + Wording.duration(Duration.ofMillis(Math.round((planned - done) / rate * 1000)));
        return String.format(
                Locale.ROOT,
                "%s: %,d of %,d calls, %.1f a second%s, %,d failed, %s",
                name,
                done,
                planned,
                rate,
                left,
                failed(),
                spent());
    }

    /** Tokens, and their cost where the suite gives a price. */
    public String spent() {
        Usage usage = usage();
        return Wording.tokens(usage)
                + price.map(p -> ", " + Wording.cost(usage, p)).orElse("");
    }
}

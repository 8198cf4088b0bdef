package io.github.metaspo.model.calls.budget;

import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.ModelSettings.Price;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.Usage;
import io.github.metaspo.model.TokenCount;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the replies of one model took so far, and what further calls to it may take. Servers count tokens in their own way, so that our
 * count of a prompt is corrected by what the server told of earlier ones. Safe for use by many threads.
 */
public final class TokenEstimator {

    /** Before a server has told its count, ours may be too low by this factor and this number of tokens. */
    private static final double UNKNOWN_SCALE = 2;

    private static final int UNKNOWN_OVERHEAD = 64;

    /** What a measurement takes beyond the mean so far. */
    private static final double MARGIN = 1.05;

    /** The server's tokens for one of ours, as long as all prompts have one length: what is above it is of the chat template. */
    private static final double STEEPEST = 1.5;

    /** Share of what the straight line adds for prompts longer than any so far, by which that may be too little. */
    private static final double EXTRAPOLATION = 0.15;

    /** Each further call counts for this share of the mean duration. */
    private static final double NEWEST = 0.05;

    private final TokenCount count = new TokenCount();
    private final int maxTokens;
    private final int concurrency;
    private final Optional<Price> price;
    private final Map<Integer, Mean> outputByPrompt = new HashMap<>();
    private final Line input = new Line();
    private long longestOutput;
    private long replies;
    private boolean called;
    private long warmCalls;
    private double warmNanos;

    public TokenEstimator(ModelSettings settings) {
        this.maxTokens = settings.maxTokens();
        this.concurrency = settings.concurrency();
        this.price = settings.price();
    }

    /** The number of tokens of a request by our own count. */
    int tokens(Request request) {
        return count.of(request.messages());
    }

    /** The number of tokens of a text by our own count. */
    int tokens(String text) {
        return count.of(text);
    }

    /** Most tokens that a call may take. */
    synchronized Usage most(int requestTokens) {
        return new Usage(input(requestTokens), longestReply());
    }

    /** Most tokens that a call takes as far as earlier replies tell; only its own length if there is none. */
    synchronized Usage likely(int requestTokens) {
        return input.isEmpty() ? new Usage(requestTokens, 0) : new Usage(input(requestTokens), longestOutput);
    }

    /** Some providers bill thinking beyond the most tokens of a reply. */
    private long longestReply() {
        return Math.max(maxTokens, longestOutput);
    }

    private long input(int requestTokens) {
        return (long) Math.ceil(
                input.isEmpty() ? UNKNOWN_SCALE * requestTokens + UNKNOWN_OVERHEAD : input.most(requestTokens));
    }

    /** The tokens that a measurement is expected to take; none as long as there is no reply to judge by. */
    synchronized Usage expected(Reserve reserve) {
        if (replies == 0) {
            return Usage.NONE;
        }
        double output =
                outputByPrompt.values().stream().mapToDouble(Mean::value).max().orElse(maxTokens);
        return new Usage((long) Math.ceil(input.sum(reserve.calls(), reserve.requestTokens())), (long)
                Math.ceil(reserve.calls() * Math.min(longestReply(), MARGIN * output)));
    }

    /**
     * The time that a number of calls takes at the present rate, all of the model's threads being busy. Empty until calls were made that
     * began after the first reply: those before it may have waited for a start.
     */
    synchronized Optional<Duration> time(long calls) {
        return warmCalls < concurrency
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.round(warmNanos * Math.ceil((double) calls / concurrency))));
    }

    Optional<Price> price() {
        return price;
    }

    /** Whether a call that begins now tells the model's rate. */
    synchronized boolean isWarm() {
        return called;
    }

    /**
     * Learns what a reply took.
     *
     * @param requestTokens by our own count; 0 if they were not counted
     */
    synchronized void learn(Request request, int requestTokens, Usage taken) {
        replies++;
        if (requestTokens > 0) {
            input.add(requestTokens, taken.input());
        }
        longestOutput = Math.max(longestOutput, taken.output());
        outputByPrompt
                .computeIfAbsent(request.system().hashCode(), prompt -> new Mean())
                .add(taken.output());
    }

    /**
     * Learns how long a call took.
     *
     * @param warm whether the model had replied before the call began
     */
    synchronized void learn(Duration taken, boolean warm) {
        called = true;
        if (!warm) {
            return;
        }
        warmCalls++;
        double share = Math.max(NEWEST, 1.0 / warmCalls);
        warmNanos += share * (taken.toNanos() - warmNanos);
    }

    /**
     * The server's count of prompts as a straight line over ours: a chat template adds the same to each prompt, and another tokenizer differs
     * by about the same factor.
     */
    private static final class Line {

        private long count;
        private double meanOurs;
        private double meanTheirs;
        private double squares;
        private double products;
        private double furthestAbove;
        private double longest;

        boolean isEmpty() {
            return count == 0;
        }

        void add(double ours, double theirs) {
            count++;
            double fromMean = ours - meanOurs;
            meanOurs += fromMean / count;
            meanTheirs += (theirs - meanTheirs) / count;
            squares += fromMean * (ours - meanOurs);
            products += fromMean * (theirs - meanTheirs);
            longest = Math.max(longest, ours);
            furthestAbove = Math.max(furthestAbove, theirs - at(ours));
        }

        /** The line, raised by the most that a prompt was above it. */
        double most(double ours) {
            return at(ours) + furthestAbove;
        }

        /** The sum over a number of prompts, given the sum of our counts. */
        double sum(long prompts, double ours) {
            double mean = prompts == 0 ? 0 : ours / prompts;
            double beyond = Math.max(0, at(mean) - at(longest));
            return prompts * (at(mean) + EXTRAPOLATION * beyond);
        }

        private double at(double ours) {
            double slope = squares > 0 ? Math.max(0, products / squares) : Math.min(meanTheirs / meanOurs, STEEPEST);
            return Math.max(0, meanTheirs + slope * (ours - meanOurs));
        }
    }

    /** A running mean. */
    private static final class Mean {

        private long sum;
        private long count;

        void add(long value) {
            sum += value;
            count++;
        }

        double value() {
            return (double) sum / count;
        }
    }
}

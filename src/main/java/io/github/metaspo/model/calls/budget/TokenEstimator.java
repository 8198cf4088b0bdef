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
 * Estimates the token usage and duration of calls to one model from its earlier replies. Servers count tokens in their
 * own way, so our count of a prompt is corrected by the counts that the server reported for earlier ones. Thread-safe.
 */
public final class TokenEstimator {

    /** Until a server has reported a count, ours may be too low by this factor and this number of tokens. */
    private static final double UNKNOWN_SCALE = 2;

    private static final int UNKNOWN_OVERHEAD = 64;

    /** Safety factor on the mean output of earlier replies. */
    private static final double MARGIN = 1.05;

    /**
     * Highest ratio of the server's count to ours while all prompts have the same length; the rest is attributed to the
     * chat template.
     */
    private static final double MAX_SLOPE = 1.5;

    /** Safety margin for prompts longer than any so far, as a share of what the straight line adds for them. */
    private static final double EXTRAPOLATION = 0.15;

    /** Smallest weight of the newest call in the moving average of durations. */
    private static final double MIN_WEIGHT = 0.05;

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

    /** Returns the number of tokens of a request by our own count. */
    int tokens(Request request) {
        return count.of(request.messages());
    }

    /** Returns the number of tokens of a text by our own count. */
    int tokens(String text) {
        return count.of(text);
    }

    /** Returns the maximum number of tokens that a call may use. */
    synchronized Usage most(int requestTokens) {
        return new Usage(input(requestTokens), longestReply());
    }

    /**
     * Returns the maximum number of tokens that a call uses judging by earlier replies, or only its own length if there
     * are none.
     */
    synchronized Usage likely(int requestTokens) {
        return input.isEmpty() ? new Usage(requestTokens, 0) : new Usage(input(requestTokens), longestOutput);
    }

    /** Returns the longest possible reply in tokens; some providers bill thinking beyond maxTokens. */
    private long longestReply() {
        return Math.max(maxTokens, longestOutput);
    }

    private long input(int requestTokens) {
        return (long) Math.ceil(
                input.isEmpty() ? UNKNOWN_SCALE * requestTokens + UNKNOWN_OVERHEAD : input.most(requestTokens));
    }

    /** Returns the tokens that a measurement is expected to use, or none if there is no earlier reply. */
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
     * Returns the time that a number of calls takes at the present rate with all of the model's threads busy. Empty
     * until enough calls began after the first reply: earlier ones may have waited for the server to start.
     */
    synchronized Optional<Duration> time(long calls) {
        return warmCalls < concurrency
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.round(warmNanos * Math.ceil((double) calls / concurrency))));
    }

    Optional<Price> price() {
        return price;
    }

    /** Returns whether the duration of a call that begins now is representative. */
    synchronized boolean isWarm() {
        return called;
    }

    /**
     * Records the usage of a reply.
     *
     * @param requestTokens tokens of the request by our own count; 0 if they were not counted
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
     * Records the duration of a call.
     *
     * @param warm whether the model had replied before the call began
     */
    synchronized void learn(Duration taken, boolean warm) {
        called = true;
        if (!warm) {
            return;
        }
        warmCalls++;
        double share = Math.max(MIN_WEIGHT, 1.0 / warmCalls);
        warmNanos += share * (taken.toNanos() - warmNanos);
    }

    /**
     * Linear regression of the server's count of prompts on ours: a chat template adds a constant to each prompt, and
     * another tokenizer differs by a roughly constant factor.
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

        /** Returns the value of the line plus the largest residual so far. */
        double most(double ours) {
            return at(ours) + furthestAbove;
        }

        /** Returns the estimated total of a number of prompts, given the total of our counts. */
        double sum(long prompts, double ours) {
            double mean = prompts == 0 ? 0 : ours / prompts;
            double beyond = Math.max(0, at(mean) - at(longest));
            return prompts * (at(mean) + EXTRAPOLATION * beyond);
        }

        private double at(double ours) {
            double slope = squares > 0 ? Math.max(0, products / squares) : Math.min(meanTheirs / meanOurs, MAX_SLOPE);
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

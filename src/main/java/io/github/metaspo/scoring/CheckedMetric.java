package io.github.metaspo.scoring;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Judgement;
import io.github.metaspo.api.Metric;
import io.github.metaspo.suite.MetricSettings;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Decorator of a user's metric: turns its exceptions and scores outside 0 to 1 into a {@link MetricException} that names the metric. */
final class CheckedMetric implements Metric {

    private static final String PARAMETERS = " parameters ";

    private final String name;
    private final Metric metric;

    private final String parameters;

    CheckedMetric(MetricSettings settings, Metric metric) {
        this.name = settings.name();
        this.parameters = settings.parameters().isEmpty() ? "" : PARAMETERS + new TreeMap<>(settings.parameters());
        this.metric = Objects.requireNonNull(metric, "MetricFactory.create returned null");
    }

    @Override
    public String version() {
        return name + " " + checked("version", metric::version) + parameters;
    }

    /** Returns the version as earlier plugins wrote it, without the parameters. */
    static String withoutParameters(String version) {
        int end = version.indexOf(PARAMETERS);
        return end < 0 ? version : version.substring(0, end);
    }

    @Override
    public double score(String prediction, Example example) {
        return inRange(
                "example " + example.id(), checked("example " + example.id(), () -> metric.score(prediction, example)));
    }

    @Override
    public boolean accepts(String gold) {
        return checked("accepts", () -> metric.accepts(gold));
    }

    @Override
    public boolean isMean() {
        return checked("isMean", metric::isMean);
    }

    @Override
    public boolean risesWithMean() {
        return checked("risesWithMean", metric::risesWithMean);
    }

    @Override
    public double total(List<Judgement> judgements) {
        return inRange("total", checked("total", () -> metric.total(judgements)));
    }

    @Override
    public ToDoubleFunction<int[]> totalByCounts(List<Judgement> judgements) {
        ToDoubleFunction<int[]> total = checked("totalByCounts", () -> metric.totalByCounts(judgements));
        return counts -> inRange("total", checked("total", () -> total.applyAsDouble(counts)));
    }

    private double inRange(String where, double score) {
        if (!(score >= 0 && score <= 1)) {
            throw new MetricException(
                    "the metric " + name + " gave the score " + score + " (" + where + "); allowed is 0 to 1");
        }
        return score;
    }

    private <T> T checked(String where, Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            throw new MetricException("the metric " + name + " failed (" + where + "): " + e, e);
        }
    }
}

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

/** A user's metric, whose every failure becomes an error that names it, and never a score. */
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
        return name + " " + watched("version", metric::version) + parameters;
    }

    /** A version as it was before parameters were part of it. */
    static String withoutParameters(String version) {
        int end = version.indexOf(PARAMETERS);
        return end < 0 ? version : version.substring(0, end);
    }

    @Override
    public double score(String prediction, Example example) {
        return inRange(
                "example " + example.id(), watched("example " + example.id(), () -> metric.score(prediction, example)));
    }

    @Override
    public boolean accepts(String gold) {
        return watched("accepts", () -> metric.accepts(gold));
    }

    @Override
    public boolean isMean() {
        return watched("isMean", metric::isMean);
    }

    @Override
    public double total(List<Judgement> judgements) {
        return inRange("total", watched("total", () -> metric.total(judgements)));
    }

    @Override
    public ToDoubleFunction<int[]> totalByCounts(List<Judgement> judgements) {
        ToDoubleFunction<int[]> total = watched("totalByCounts", () -> metric.totalByCounts(judgements));
        return counts -> inRange("total", watched("total", () -> total.applyAsDouble(counts)));
    }

    private double inRange(String where, double score) {
        if (!(score >= 0 && score <= 1)) {
            throw new MetricException(
                    "the metric " + name + " gave the score " + score + " (" + where + "); allowed is 0 to 1");
        }
        return score;
    }

    private <T> T watched(String where, Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            throw new MetricException("the metric " + name + " failed (" + where + "): " + e, e);
        }
    }
}

package io.github.metaspo.scoring;

import io.github.metaspo.suite.MetricSettings;
import io.github.metaspo.suite.SuiteException;

import java.util.List;

/** The metrics that a suite can name: the built-in ones and those that the class path brings. */
public final class Metrics {

    public Metrics(List<MetricFactory> factories) {}

    /** Built-in metrics and those of {@link java.util.ServiceLoader}. */
    public static Metrics find(ClassLoader loader) {
        throw new UnsupportedOperationException();
    }

    /**
     * The metric that a suite asks for.
     *
     * @throws SuiteException when there is none of that name, or it does not take the parameters
     */
    public Metric create(MetricSettings settings) throws SuiteException {
        throw new UnsupportedOperationException();
    }
}

package io.github.metaspo.api;

import java.util.Map;

/** Factory of a metric. Found by {@link java.util.ServiceLoader}, including in the plugin's {@code <dependencies>}. */
public interface MetricFactory {

    /** Returns the name that selects this metric in a suite: {@code metric: <name>}. */
    String name();

    /**
     * Creates the metric of one task.
     *
     * @param parameters the parameters that the suite gives, by name
     * @throws IllegalArgumentException if the parameters are invalid; its message says in one sentence what is allowed
     */
    Metric create(Map<String, String> parameters);
}

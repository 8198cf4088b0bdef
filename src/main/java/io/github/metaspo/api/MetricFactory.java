package io.github.metaspo.api;

import java.util.Map;

/** Makes a metric. Found by {@link java.util.ServiceLoader}, also in the plugin's {@code <dependencies>}. */
public interface MetricFactory {

    /** The word that a suite writes behind {@code metric:}. */
    String name();

    /**
     * A metric for one task.
     *
     * @param parameters those that the suite gives, as text
     * @throws IllegalArgumentException when they do not fit; its message says in one sentence what is allowed
     */
    Metric create(Map<String, String> parameters);
}

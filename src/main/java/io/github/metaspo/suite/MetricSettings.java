package io.github.metaspo.suite;

import io.github.metaspo.api.Location;

import java.util.Map;

/**
 * A metric as the suite asks for it.
 *
 * @param name of a built-in metric, or of one that a plugin dependency brings
 * @param parameters its own, as text; a file among them is relative to the folder of the suite
 * @param location where the suite names it, which also tells the folder of the suite
 */
public record MetricSettings(String name, Map<String, String> parameters, Location location) {

    public MetricSettings {
        parameters = Map.copyOf(parameters);
    }
}

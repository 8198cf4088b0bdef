package io.github.metaspo.suite;

import io.github.metaspo.api.Location;

import java.util.Map;

/**
 * The metric of a task and its parameters.
 *
 * @param name name of a built-in metric or of one from a dependency of the plugin
 * @param parameters parameters of the metric as text, by name; paths are relative to the folder of the suite
 * @param location position in the suite; its file gives the folder of the suite
 */
public record MetricSettings(String name, Map<String, String> parameters, Location location) {

    public MetricSettings {
        parameters = Map.copyOf(parameters);
    }
}

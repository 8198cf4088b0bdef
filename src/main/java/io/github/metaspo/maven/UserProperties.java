package io.github.metaspo.maven;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads suite settings from user properties {@code -Dmetaspo.*}. */
final class UserProperties {

    private static final String PREFIX = "metaspo.";

    private UserProperties() {}

    /**
     * Returns overrides of a suite's {@code optimize} and {@code gate} settings, by name without prefix: all {@code metaspo.*}
     * properties that are not parameters of a goal.
     */
    static Map<String, String> overrides(MavenSession session, PluginDescriptor plugin) {
        Set<String> parameters = plugin.getMojos().stream()
                .flatMap(mojo -> mojo.getParameters().stream())
                .map(parameter -> String.valueOf(parameter.getExpression()))
                .collect(Collectors.toSet());
        Map<String, String> overrides = new TreeMap<>();
        for (String name : session.getUserProperties().stringPropertyNames()) {
            if (name.startsWith(PREFIX) && !parameters.contains("${" + name + "}")) {
                overrides.put(
                        name.substring(PREFIX.length()),
                        session.getUserProperties().getProperty(name));
            }
        }
        return overrides;
    }
}

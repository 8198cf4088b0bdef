package io.github.metaspo.maven;

import io.github.metaspo.suite.read.SuiteLoader;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads suite settings from user properties {@code -Dmetaspo.*}. */
final class UserProperties {

    private static final String PREFIX = "metaspo.";

    private UserProperties() {}

    /**
     * Returns overrides of a suite's settings, by name without prefix: all {@code metaspo.*} properties that are not parameters of a goal. A name
     * that is both is a parameter for the goals that have it, and a setting for the others.
     *
     * @param goal class of the running goal
     */
    static Map<String, String> overrides(MavenSession session, PluginDescriptor plugin, Class<?> goal) {
        Set<String> ofGoal = parameters(plugin, mojo -> mojo.getImplementation().equals(goal.getName()));
        Set<String> ofAll = parameters(plugin, mojo -> true);
        Set<String> settings = SuiteLoader.overrideNames();
        Map<String, String> overrides = new TreeMap<>();
        for (String name : session.getUserProperties().stringPropertyNames()) {
            if (name.startsWith(PREFIX) && !ofGoal.contains(name)) {
                String setting = name.substring(PREFIX.length());
                if (settings.contains(setting) || !ofAll.contains(name)) {
                    overrides.put(setting, session.getUserProperties().getProperty(name));
                }
            }
        }
        return overrides;
    }

    private static Set<String> parameters(PluginDescriptor plugin, Predicate<MojoDescriptor> goals) {
        return plugin.getMojos().stream()
                .filter(goals)
                .flatMap(mojo -> mojo.getParameters().stream())
                .map(parameter -> String.valueOf(parameter.getExpression()))
                .map(expression -> expression.replaceAll("^\\$\\{(.*)}$", "$1"))
                .collect(Collectors.toSet());
    }
}

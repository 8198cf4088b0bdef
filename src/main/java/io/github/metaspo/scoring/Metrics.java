package io.github.metaspo.scoring;

import io.github.metaspo.api.Metric;
import io.github.metaspo.api.MetricFactory;
import io.github.metaspo.scoring.metric.Accuracy;
import io.github.metaspo.scoring.metric.Contains;
import io.github.metaspo.scoring.metric.ExactMatch;
import io.github.metaspo.scoring.metric.JsonSchemaMetric;
import io.github.metaspo.scoring.metric.MacroF1;
import io.github.metaspo.scoring.metric.NumericMetric;
import io.github.metaspo.scoring.metric.Parameters;
import io.github.metaspo.scoring.metric.TokenF1;
import io.github.metaspo.suite.MetricSettings;
import io.github.metaspo.suite.Nearest;
import io.github.metaspo.suite.SuiteException;

import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Registry of metrics by name: the built-in ones and those of users. */
public final class Metrics {

    private interface BuiltIn {
        Metric create(Parameters parameters) throws SuiteException;
    }

    private static final Map<String, BuiltIn> BUILT_IN = Map.of(
            "accuracy", parameters -> new Accuracy(),
            "exactMatch", parameters -> new ExactMatch(),
            "tokenF1", parameters -> new TokenF1(),
            "macroF1", parameters -> new MacroF1(),
            "numeric",
                    parameters -> new NumericMetric(
                            parameters.size("tolerance"), parameters.size("relative"), parameters.locale()),
            "contains", parameters -> new Contains(parameters.flag("caseSensitive")),
            "jsonSchema", Metrics::jsonSchema);

    private static final Pattern SECOND_VERSION =
            Pattern.compile("(accuracy|exactMatch|tokenF1|macroF1|numeric|contains) 2(.*)", Pattern.DOTALL);

    private final SortedMap<String, MetricFactory> custom = new TreeMap<>();

    /**
     * Creates a registry of the built-in metrics and those of the factories.
     *
     * @throws MetricException if two metrics have the same name
     */
    public Metrics(List<MetricFactory> factories) {
        for (MetricFactory factory : factories) {
            if (BUILT_IN.containsKey(factory.name()) || custom.putIfAbsent(factory.name(), factory) != null) {
                throw new MetricException("the metric " + factory.name() + " of "
                        + factory.getClass().getName() + " needs another name: there is already a metric of that name");
            }
        }
    }

    /**
     * Returns the built-in metrics and those that {@link ServiceLoader} finds.
     *
     * @throws MetricException if a metric cannot be loaded, or if two have the same name
     */
    public static Metrics find(ClassLoader loader) {
        try {
            return new Metrics(ServiceLoader.load(MetricFactory.class, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList());
        } catch (ServiceConfigurationError e) {
            throw new MetricException("a metric in the plugin's <dependencies> cannot be loaded: " + e.getMessage(), e);
        }
    }

    /**
     * Creates the metric that a suite names. If a user's metric fails or returns a score outside 0 to 1, its methods throw {@link
     * MetricException}.
     *
     * @throws SuiteException if there is no metric of that name, or if it does not accept the parameters
     */
    public Metric create(MetricSettings settings) throws SuiteException {
        BuiltIn builtIn = BUILT_IN.get(settings.name());
        if (builtIn != null) {
            Parameters parameters = new Parameters(settings);
            Metric metric = builtIn.create(parameters);
            parameters.refuseOthers();
            return metric;
        }
        MetricFactory factory = custom.get(settings.name());
        if (factory == null) {
            throw unknown(settings);
        }
        return checked(factory, settings);
    }

    /** Returns the previous version of a metric, given its current one; the same if there is no previous version. */
    public static String formerVersion(String version) {
        Matcher builtIn = SECOND_VERSION.matcher(version);
        return builtIn.matches()
                ? builtIn.group(1) + " 1" + builtIn.group(2)
                : CheckedMetric.withoutParameters(version);
    }

    /** Returns what changed between the two versions, as the end of a sentence about the metric. */
    public static String change(String version) {
        return SECOND_VERSION.matcher(version).matches() ? "from version 1 to 2" : "whose parameters count now";
    }

    private static Metric jsonSchema(Parameters parameters) throws SuiteException {
        String text = parameters.content("schema");
        try {
            return new JsonSchemaMetric(text);
        } catch (IllegalArgumentException e) {
            throw parameters.problem("the schema cannot be used: " + e.getMessage());
        }
    }

    private static Metric checked(MetricFactory factory, MetricSettings settings) throws SuiteException {
        try {
            return new CheckedMetric(settings, factory.create(settings.parameters()));
        } catch (IllegalArgumentException e) {
            throw new SuiteException(settings.location(), "metric " + settings.name() + ": " + e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            throw new MetricException("the metric " + settings.name() + " cannot be created: " + e, e);
        }
    }

    private SuiteException unknown(MetricSettings settings) {
        TreeSet<String> known = new TreeSet<>(BUILT_IN.keySet());
        known.addAll(custom.keySet());
        String nearest = Nearest.to(settings.name(), known)
                .map(word -> "did you mean " + word + "? ")
                .orElse("");
        return new SuiteException(
                settings.location(),
                "there is no metric " + settings.name() + "; " + nearest + "known are " + String.join(", ", known)
                        + "; to add your own, put a jar with a MetricFactory into the plugin's <dependencies>");
    }
}

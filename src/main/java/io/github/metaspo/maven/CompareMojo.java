package io.github.metaspo.maven;

import io.github.metaspo.api.Location;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.compare.Compare;
import io.github.metaspo.goal.compare.Compare.Input;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.read.SuiteFiles;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares methods and prompts: searches with each method under the same budget, asks the held-out examples of train tasks and unseen tasks
 * with every prompt, and writes {@code comparison.json} and {@code comparison.md} to {@code target/metaspo/<suite>}. Changes no lock. Calls
 * models; logs the maximum number of calls, by method, first.
 */
@Mojo(name = "compare", threadSafe = true)
public final class CompareMojo extends AbstractSuiteMojo {

    /** Stops before the first call, after logging the plan. */
    @Parameter(property = "metaspo.dryRun", defaultValue = "false")
    private boolean dryRun;

    private final List<Suite> loaded = new ArrayList<>();

    @Override
    void process(Suite suite) {
        loaded.add(suite);
    }

    /**
     * Compares after all suites are loaded, because one may name others as its domains, which are then not compared on their own. Suites that
     * name the same domains are compared once.
     */
    @Override
    void end()
            throws SuiteException, ModelException, RefusedException, InvalidMeasurementException, IOException,
                    InterruptedException {
        Set<String> named = new HashSet<>();
        loaded.forEach(suite -> named.addAll(others(suite)));
        Set<Set<String>> compared = new HashSet<>();
        for (Suite suite : loaded) {
            Set<String> domains = new HashSet<>(others(suite));
            boolean isHost = !domains.isEmpty() || !named.contains(suite.name());
            domains.add(suite.name());
            if (isHost && compared.add(domains)) {
                new Compare(models(), metrics(), console(), Clock.systemUTC()).run(inputs(suite), dryRun);
                if (!dryRun) {
                    page(suite);
                }
            }
        }
    }

    /** Returns the suites that a suite names as domains beside itself. */
    private static List<String> others(Suite suite) {
        return suite.compare().suites().stream()
                .filter(name -> !name.equals(suite.name()))
                .distinct()
                .toList();
    }

    /** Returns the suite, whose settings apply and whose folder gets the table, followed by the others that it names. */
    private List<Input> inputs(Suite host) throws SuiteException, IOException {
        List<Input> inputs = new ArrayList<>();
        inputs.add(new Input(host, files(host)));
        for (String name : others(host)) {
            Suite other = named(host, name);
            inputs.add(new Input(other, files(other)));
        }
        return inputs;
    }

    private Suite named(Suite host, String name) throws SuiteException, IOException {
        for (Suite suite : loaded) {
            if (suite.name().equals(name)) {
                return suite;
            }
        }
        Optional<Path> file = SuiteFiles.named(host.file().resolveSibling(""), name);
        if (file.isPresent()) {
            return loader().load(file.get());
        }
        throw new SuiteException(
                new Location(host.file(), 1, 0),
                "compare.suites names \"" + name + "\", and there is no file " + name + ".yaml beside this suite");
    }
}

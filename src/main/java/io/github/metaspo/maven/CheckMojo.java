package io.github.metaspo.maven;

import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.goal.check.Check;
import io.github.metaspo.goal.check.RegressionException;
import io.github.metaspo.goal.check.ShippedPrompts;
import io.github.metaspo.model.TokenCount;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fails the build if the prompt of a suite is worse than its baseline, misses a bound of the suite, or was not measured. Calls no
 * model. If {@code metaspo:evaluate} ran before, its results are compared with the baseline; otherwise the lock must have been
 * measured with exactly the prompt, examples and model in effect. Writes {@code target/metaspo/<suite>/verdict.json} and
 * {@code summary.md}, and a JUnit report.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractSuiteMojo {

    /** Whether a regression fails the build; otherwise it is a warning. A prompt that cannot be judged always fails the build. */
    @Parameter(property = "metaspo.failOnRegression", defaultValue = "true")
    private boolean failOnRegression;

    /** Collected, so that all suites are checked before the build fails. */
    private final List<String> regressions = new ArrayList<>();

    private final List<String> invalid = new ArrayList<>();

    @Override
    boolean writesPages() {
        return true;
    }

    @Override
    void process(Suite suite) throws SuiteException, IOException {
        try {
            new Check(metrics(), new TokenCount()::of, console(), shipped(suite), Clock.systemUTC())
                    .run(suite, files(suite), failOnRegression);
        } catch (RegressionException e) {
            regressions.add(e.getMessage());
        } catch (InvalidMeasurementException e) {
            invalid.add(e.getMessage());
        }
    }

    private Optional<ShippedPrompts> shipped(Suite suite) {
        ShippedPrompts shipped = new ShippedPrompts(Path.of(project().getBuild().getOutputDirectory()), shownPaths());
        // the output may contain the prompt even if generate is skipped or not bound
        boolean expected = GeneratedSuites.in(getPluginContext()).contains(suite.name()) || shipped.has(suite.name());
        return expected
                        && GeneratedSuites.areCopied(session())
                        && !project().getPackaging().equals("pom")
                ? Optional.of(shipped)
                : Optional.empty();
    }

    @Override
    void end() throws RegressionException, InvalidMeasurementException {
        if (!regressions.isEmpty()) {
            regressions.addAll(invalid);
            throw new RegressionException(String.join("\n", regressions));
        }
        if (!invalid.isEmpty()) {
            throw new InvalidMeasurementException(String.join("\n", invalid));
        }
    }
}

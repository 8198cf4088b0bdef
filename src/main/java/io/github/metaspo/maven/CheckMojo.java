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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gates the build on the quality of each suite's prompt, without a call. Where {@code metaspo:evaluate} ran before, its results are
 * compared with the baseline; otherwise the lock must be the record of exactly the prompt, the examples and the model that are in
 * effect, and meet the bounds of the suite. Writes {@code target/metaspo/<suite>/verdict.json} and {@code summary.md}, and a
 * JUnit report.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractSuiteMojo {

    /** Whether a regression fails the build; otherwise it is a warning. What cannot be judged fails in any case. */
    @Parameter(property = "metaspo.failOnRegression", defaultValue = "true")
    private boolean failOnRegression;

    /** All suites are checked before the first of them fails the build. */
    private final List<String> regressions = new ArrayList<>();

    private final List<String> invalid = new ArrayList<>();

    @Override
    void process(Suite suite) throws SuiteException, IOException {
        try {
            new Check(metrics(), new TokenCount()::of, console(), shipped(suite))
                    .run(suite, files(suite), failOnRegression);
        } catch (RegressionException e) {
            regressions.add(e.getMessage());
        } catch (InvalidMeasurementException e) {
            invalid.add(e.getMessage());
        }
    }

    private Optional<ShippedPrompts> shipped(Suite suite) {
        ShippedPrompts shipped = new ShippedPrompts(Path.of(project().getBuild().getOutputDirectory()), shownPaths());
        // a prompt may be shipped although generate is skipped, or is no part of the build
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

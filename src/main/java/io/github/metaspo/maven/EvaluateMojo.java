package io.github.metaspo.maven;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.goal.evaluate.Evaluate;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import org.apache.maven.plugins.annotations.Mojo;

import java.io.IOException;
import java.time.Clock;

/**
 * Measures the system prompt of each suite: asks the target model all held-out examples of all tasks. Writes
 * {@code target/metaspo/<suite>/results.json} and JUnit reports, and logs a table. Does not fail because of a low score, only if
 * there is no score.
 */
@Mojo(name = "evaluate", threadSafe = true)
public final class EvaluateMojo extends AbstractSuiteMojo {

    @Override
    boolean writesPages() {
        return true;
    }

    @Override
    void process(Suite suite)
            throws SuiteException, ModelException, InvalidMeasurementException, IOException, InterruptedException {
        new Evaluate(models(), metrics(), console(), Clock.systemUTC()).run(suite, files(suite));
    }
}

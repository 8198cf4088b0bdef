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
 * Measures how good the system prompt of each suite is: asks the target model every held-out example of every task.
 * Writes {@code target/metaspo/<suite>/results.json} and JUnit reports, and prints a table. Never fails because a score is
 * low, only when there is none.
 */
@Mojo(name = "evaluate", threadSafe = true)
public final class EvaluateMojo extends AbstractSuiteMojo {

    @Override
    void process(Suite suite)
            throws SuiteException, ModelException, InvalidMeasurementException, IOException, InterruptedException {
        new Evaluate(models(), metrics(), console(), Clock.systemUTC()).run(suite, files(suite));
    }
}

package io.github.metaspo.maven;

import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.accept.Accept;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * Accepts the last measurement of {@code metaspo:evaluate}: shows what changes, and writes lock and baseline next to each suite, with
 * the reason. Can also create the first lock, without a search. Refuses to run on a CI server, because a build must not move its own
 * bar.
 */
@Mojo(name = "accept", threadSafe = true)
public final class AcceptMojo extends AbstractSuiteMojo {

    /** Why the new score is acceptable; recorded in the lock. Required. */
    @Parameter(property = "metaspo.reason")
    private @Nullable String reason;

    /** Accepts the prompt that the last {@code metaspo:optimize} found but did not ship. */
    @Parameter(property = "metaspo.candidate", defaultValue = "false")
    private boolean candidate;

    /**
     * Accepts the prompt of a row of the last {@code metaspo:compare}, for example {@code metaspo}. As it is the name of a setting, too, other
     * goals take it as {@code optimize.method}.
     */
    @Parameter(property = "metaspo.method")
    private @Nullable String method;

    /** Accepts even on a CI server. */
    @Parameter(property = "metaspo.force", defaultValue = "false")
    private boolean force;

    @Override
    void process(Suite suite) throws SuiteException, RefusedException, IOException {
        if (!force && isCi()) {
            throw new RefusedException(
                    "the environment variable CI is set, and a build must not move its own bar; accept where"
                            + " a person commits the lock, or force it with -Dmetaspo.force");
        }
        if (reason == null || reason.isBlank()) {
            throw new RefusedException("say why the new score is fine: -Dmetaspo.reason=\"...\"");
        }
        if (candidate && method != null) {
            throw new RefusedException(
                    "metaspo.candidate takes the prompt of metaspo:optimize, and metaspo.method that of"
                            + " metaspo:compare; give one of them");
        }
        new Accept(metrics(), console())
                .run(suite, files(suite), reason.strip().replaceAll("[\\s\\p{Cntrl}]+", " "), source());
    }

    private Accept.Source source() throws RefusedException {
        if (method == null) {
            return candidate ? new Accept.Source.Candidate() : new Accept.Source.LastMeasurement();
        }
        if (!method.matches("[a-z0-9][A-Za-z0-9._-]*")) {
            throw new RefusedException("metaspo.method must be the name of a row of the comparison, such as metaspo");
        }
        return new Accept.Source.Compared(method);
    }

    private static boolean isCi() {
        String ci = System.getenv("CI");
        return ci != null && !ci.isBlank() && !ci.equalsIgnoreCase("false");
    }
}

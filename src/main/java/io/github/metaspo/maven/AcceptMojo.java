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
        new Accept(metrics(), console())
                .run(suite, files(suite), reason.strip().replaceAll("[\\s\\p{Cntrl}]+", " "), candidate);
    }

    private static boolean isCi() {
        String ci = System.getenv("CI");
        return ci != null && !ci.isBlank() && !ci.equalsIgnoreCase("false");
    }
}

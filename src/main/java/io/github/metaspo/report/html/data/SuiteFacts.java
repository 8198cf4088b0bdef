package io.github.metaspo.report.html.data;

import io.github.metaspo.suite.GateSettings;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuitePrompt;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a page needs of a suite's own file.
 *
 * @param name name of the suite
 * @param file the suite file; lock and baseline are beside it
 * @param systemPrompt the suite's own system prompt
 * @param tolerance drop of the score that the gate ignores
 * @param minScore minimum score of the suite; empty for none
 */
public record SuiteFacts(
        String name, Path file, String systemPrompt, BigDecimal tolerance, Optional<BigDecimal> minScore) {

    /** Returns the facts of a suite that is loaded. */
    public static SuiteFacts of(Suite suite) {
        return of(new SuitePrompt(suite.name(), suite.file(), suite.systemPrompt()), suite.gate());
    }

    /** Returns the facts of a suite of which only prompt and gate are loaded. */
    public static SuiteFacts of(SuitePrompt suite, GateSettings gate) {
        return new SuiteFacts(
                suite.name(), suite.file(), JsonFields.shown(suite.systemPrompt()), gate.tolerance(), gate.minScore());
    }
}

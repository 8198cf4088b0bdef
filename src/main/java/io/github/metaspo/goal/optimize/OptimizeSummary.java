package io.github.metaspo.goal.optimize;

import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.summary.Sides;
import io.github.metaspo.goal.summary.SummaryFile;
import io.github.metaspo.suite.SuiteException;

import java.io.IOException;
import java.util.Optional;

/** The summary of an optimization, for a pull request. */
final class OptimizeSummary {

    private OptimizeSummary() {}

    /**
     * Writes the summary, after all other files are written.
     *
     * @param promotion empty if the search found the locked prompt
     * @throws SuiteException if the lock cannot be read
     */
    static void write(PreparedSuite prepared, Optional<PromotionResult> promotion, OutputFiles files)
            throws SuiteException, IOException {
        boolean isLeftOver = promotion.flatMap(PromotionResult::leftOver).isPresent();
        new SummaryFile(prepared, files)
                .write(
                        promotion.map(PromotionResult::title).orElse("nothing new"),
                        promotion.map(PromotionResult::sentences).orElse("the prompt found is locked already"),
                        isLeftOver ? Sides.candidate(prepared, files) : Sides.inEffect(prepared, files));
    }
}

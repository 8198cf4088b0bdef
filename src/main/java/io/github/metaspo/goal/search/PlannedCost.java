package io.github.metaspo.goal.search;

import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.ModelSettings.Price;
import io.github.metaspo.api.Request;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.model.TokenCount;
import io.github.metaspo.optimize.demonstrate.DemonstrationPools;
import io.github.metaspo.optimize.propose.llm.WritingTerms;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.suite.Suite;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Upper bound of a plan's cost. Assumes that every reply has {@code maxTokens}, that prompts keep their current length but for demonstrations, and that
 * requests to the optimizer model, which contain examples, have a fixed number of tokens.
 *
 * @param usd cost of the models that have a price; empty if none has
 * @param unpriced the setting of the model without a price if only the other one has a price
 */
public record PlannedCost(OptionalDouble usd, Optional<String> unpriced) {

    /** Questions per task whose length is counted. */
    private static final int SAMPLE = 20;

    private static final int LONGEST = DemonstrationPools.MOST_TOKENS;

    /**
     * Computes the bound.
     *
     * @param targetCalls calls to the target model
     * @param optimizerCalls calls to the optimizer model
     */
    public static PlannedCost of(Suite suite, long targetCalls, long optimizerCalls) {
        Optional<Price> target = suite.target().price();
        Optional<Price> optimizer = suite.optimizer().flatMap(ModelSettings::price);
        if (target.isEmpty() && optimizer.isEmpty()) {
            return new PlannedCost(OptionalDouble.empty(), Optional.empty());
        }
        double usd = 0;
        if (target.isPresent()) {
            usd += target.get()
                    .usd(
                            targetCalls * tokens(suite),
                            targetCalls * suite.target().maxTokens());
        }
        if (optimizer.isPresent()) {
            long most = suite.optimizer().orElseThrow().maxTokens();
            usd += optimizer.get().usd(optimizerCalls * WritingTerms.ASSUMED_REQUEST_TOKENS, optimizerCalls * most);
        }
        return new PlannedCost(OptionalDouble.of(usd), unpriced(suite, target, optimizer));
    }

    private static Optional<String> unpriced(Suite suite, Optional<Price> target, Optional<Price> optimizer) {
        if (target.isEmpty()) {
            return Optional.of("models.target");
        }
        return suite.optimizer().isPresent() && optimizer.isEmpty()
                ? Optional.of("models.optimizer")
                : Optional.empty();
    }

    /** Returns the bound for the end of a log line; an empty text if no model has a price. */
    public String text(OptionalDouble budget) {
        if (usd.isEmpty()) {
            return "";
        }
        String most = budget.isPresent() && budget.getAsDouble() < usd.getAsDouble()
                ? "; at most " + TextFormat.usd(budget.getAsDouble()) + " (budget) of about "
                        + TextFormat.usd(usd.getAsDouble())
                : "; at most about " + TextFormat.usd(usd.getAsDouble());
        return most
                + unpriced.map(model -> ", without the cost of " + model + ", which has no price")
                        .orElse("");
    }

    /** Returns the mean number of tokens of a request to the target model. */
    private static long tokens(Suite suite) {
        TokenCount count = new TokenCount();
        List<Batch> batches = Prompts.given(suite).heldOut(suite);
        double mean = batches.stream()
                .flatMap(batch ->
                        IntStream.range(0, Math.min(SAMPLE, batch.questions())).mapToObj(batch::request))
                .mapToInt((Request request) -> count.of(request.messages()))
                .average()
                .orElse(0);
        return Math.round(mean
                + demonstrations(suite)
                        * Math.min(LONGEST, mean + suite.target().maxTokens()));
    }

    /** Returns the number of demonstrations that a request may show; 0 if none were set apart. */
    private static int demonstrations(Suite suite) {
        return DemonstrationPools.questions(suite) == 0 ? 0 : suite.optimize().demonstrations();
    }
}

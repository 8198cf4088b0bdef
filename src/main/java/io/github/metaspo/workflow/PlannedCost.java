package io.github.metaspo.workflow;

import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.model.Request;
import io.github.metaspo.model.TokenCount;
import io.github.metaspo.suite.ModelSettings;
import io.github.metaspo.suite.ModelSettings.Price;
import io.github.metaspo.suite.Suite;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What a plan costs when every reply is as long as it may be. Questions to the target are reckoned with the prompts of today, requests to
 * the optimizer, which show it examples, with a few thousand tokens.
 */
final class PlannedCost {

    private static final int SAMPLE = 20;
    private static final long OPTIMIZER_REQUEST = 4_000;

    private PlannedCost() {}

    /**
     * USD; empty where no model of the suite has a price.
     *
     * @param targetCalls to the target model
     * @param optimizerCalls to the optimizer model
     */
    static OptionalDouble of(Suite suite, long targetCalls, long optimizerCalls) {
        Optional<Price> target = suite.target().price();
        Optional<Price> optimizer = suite.optimizer().flatMap(ModelSettings::price);
        if (target.isEmpty() && optimizer.isEmpty()) {
            return OptionalDouble.empty();
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
            usd += optimizer.get().usd(optimizerCalls * OPTIMIZER_REQUEST, optimizerCalls * most);
        }
        return OptionalDouble.of(usd);
    }

    /** The mean length of a question, with its prompts. */
    private static long tokens(Suite suite) {
        TokenCount count = new TokenCount();
        List<Batch> batches = Prompts.given(suite).heldOut(suite);
        return Math.round(batches.stream()
                .flatMap(batch ->
                        IntStream.range(0, Math.min(SAMPLE, batch.questions())).mapToObj(batch::request))
                .mapToInt((Request request) -> count.of(request.system()) + count.of(request.user()))
                .average()
                .orElse(0));
    }
}

package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.optimize.propose.PromptLimits;
import io.github.metaspo.suite.Suite;

import java.util.Optional;

/**
 * The terms on which an optimizer model writes: for which model, within which limits, and how long a request to it may be.
 *
 * @param target provider and name of the model that is to be guided
 * @param replyTokens at which the replies of that model are cut, above 0
 * @param limits of prompts
 * @param requestTokens the most tokens of a request to the optimizer model, above 0
 */
public record WritingTerms(String target, int replyTokens, PromptLimits limits, int requestTokens) {

    /** Tokens of a request to the optimizer model that a plan assumes. */
    public static final long ASSUMED_REQUEST_TOKENS = 4_000;

    /** The longest request to a model whose context is not known. Longer ones cost much and are read badly. */
    private static final int USUAL_REQUEST_TOKENS = 16_000;

    /** The share of a context that a request may fill by our count, because the model may count more tokens than we do. */
    private static final double SAFE_SHARE = 0.75;

    /** The context of an embedded model for which the suite gives none. */
    private static final int EMBEDDED_CONTEXT = 4096;

    private static final int LEAST_REQUEST_TOKENS = 512;

    public WritingTerms {
        if (replyTokens < 1 || requestTokens < 1) {
            throw new IllegalArgumentException("limits " + replyTokens + ", " + requestTokens);
        }
    }

    /** Returns the terms of a suite. */
    public static WritingTerms of(Suite suite) {
        ModelSettings target = suite.target();
        return new WritingTerms(
                target.label(),
                target.maxTokens(),
                PromptLimits.of(suite.gate()),
                suite.optimizer().map(WritingTerms::requestTokens).orElse(USUAL_REQUEST_TOKENS));
    }

    private static int requestTokens(ModelSettings optimizer) {
        return context(optimizer)
                .map(context -> (int) (SAFE_SHARE * (context - optimizer.maxTokens())))
                .map(tokens -> Math.max(LEAST_REQUEST_TOKENS, Math.min(USUAL_REQUEST_TOKENS, tokens)))
                .orElse(USUAL_REQUEST_TOKENS);
    }

    private static Optional<Integer> context(ModelSettings optimizer) {
        return Optional.ofNullable(optimizer.options().get("contextLength"))
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .or(() -> optimizer.provider().equals("llama") ? Optional.of(EMBEDDED_CONTEXT) : Optional.empty());
    }
}

package io.github.metaspo.optimize.method;

import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.ModelSettings.Price;
import io.github.metaspo.optimize.propose.llm.WritingTerms;
import io.github.metaspo.suite.Suite;

import java.util.Optional;

/** The price of a proposal in questions to the target model: where proposals are dear, each is worth more questions. */
final class ProposalPrice {

    /** The price where it is not known: about that of two calls to a large model beside one to a small model. */
    private static final double USUAL = 20;

    /** A proposal that costs more is treated as one of this price; the rungs were simulated up to it. */
    private static final double MOST = 100;

    /** Assumed tokens of a reply of the optimizer model. */
    private static final long OPTIMIZER_REPLY = 500;
    /** Assumed tokens of a question to the target model. */
    private static final long QUESTION = 300;

    private ProposalPrice() {}

    /**
     * Returns the price, 0 to 100; 0 if no model writes proposals.
     *
     * @param calls to the optimizer model per proposal
     */
    static double of(int calls, Suite suite) {
        Optional<Price> optimizer = suite.optimizer().flatMap(ModelSettings::price);
        Optional<Price> target = suite.target().price();
        if (calls == 0) {
            return 0;
        }
        if (optimizer.isEmpty()) {
            return USUAL;
        }
        double proposal = calls * optimizer.get().usd(WritingTerms.ASSUMED_REQUEST_TOKENS, OPTIMIZER_REPLY);
        double question = target.map(price -> price.usd(QUESTION, suite.target().maxTokens()))
                .orElse(0.0);
        return question == 0 ? MOST : Math.min(MOST, proposal / question);
    }
}

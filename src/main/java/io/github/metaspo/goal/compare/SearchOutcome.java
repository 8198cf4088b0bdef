package io.github.metaspo.goal.compare;

import io.github.metaspo.comparison.MethodCost.Calls;
import io.github.metaspo.goal.Prompts;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The prompts of a row, and what it took to find them.
 *
 * @param prompts by suite; none if there is no result
 * @param adapted ids of the unseen tasks whose user prompts were improved, by suite
 * @param noResult why there is no result, as a clause; empty if there is one
 * @param target calls to the target model
 * @param optimizer calls to the optimizer model
 */
record SearchOutcome(
        Map<String, Prompts> prompts,
        Map<String, Set<String>> adapted,
        Optional<String> noResult,
        Calls target,
        Calls optimizer) {

    SearchOutcome {
        prompts = Map.copyOf(prompts);
        adapted = Map.copyOf(adapted);
    }

    /** Prompts that took no search. */
    static SearchOutcome fixed(Map<String, Prompts> prompts, Map<String, Set<String>> adapted) {
        return new SearchOutcome(prompts, adapted, Optional.empty(), Calls.NONE, Calls.NONE);
    }
}

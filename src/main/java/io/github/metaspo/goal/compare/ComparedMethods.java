package io.github.metaspo.goal.compare;

import io.github.metaspo.api.ModelSettings.Price;
import io.github.metaspo.comparison.ComparedMethod;
import io.github.metaspo.comparison.MethodCost;
import io.github.metaspo.comparison.MethodCost.Calls;
import io.github.metaspo.comparison.TaskReplies;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.suite.Suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Joins the outcome of each row's searches with its held-out replies. */
final class ComparedMethods {

    private final List<Domain> domains;
    private final List<HeldOutReplies> replies;

    /** @param replies one for each suite */
    ComparedMethods(List<Domain> domains, List<HeldOutReplies> replies) {
        this.domains = List.copyOf(domains);
        this.replies = List.copyOf(replies);
    }

    /** Returns the rows of a comparison in the given order. */
    List<ComparedMethod> of(List<Entrant> entrants, Map<String, SearchOutcome> outcomes) {
        return entrants.stream()
                .map(entrant -> of(
                        entrant.name(),
                        Optional.ofNullable(outcomes.get(entrant.name())).orElseThrow()))
                .toList();
    }

    private ComparedMethod of(String name, SearchOutcome outcome) {
        List<TaskReplies> ofTasks = new ArrayList<>();
        SortedMap<String, String> systemPrompts = new TreeMap<>();
        Calls heldOut = Calls.NONE;
        boolean adapts = false;
        for (int i = 0; i < domains.size() && outcome.noResult().isEmpty(); i++) {
            Domain domain = domains.get(i);
            Prompts prompts = Entrants.of(outcome.prompts(), domain);
            Set<String> adapted =
                    Optional.ofNullable(outcome.adapted().get(domain.name())).orElse(Set.of());
            systemPrompts.put(domain.name(), prompts.systemPrompt());
            ofTasks.addAll(replies.get(i).of(prompts, adapted));
            heldOut = heldOut.plus(replies.get(i).calls(prompts));
            adapts |= !adapted.isEmpty();
        }
        return new ComparedMethod(
                name,
                systemPrompts,
                outcome.noResult(),
                adapts,
                ofTasks,
                new MethodCost(outcome.target(), outcome.optimizer(), heldOut, usd(outcome, heldOut)));
    }

    private OptionalDouble usd(SearchOutcome outcome, Calls heldOut) {
        Suite suite = domains.get(0).suite();
        Optional<Price> target = suite.target().price();
        Optional<Price> optimizer = suite.optimizer().flatMap(model -> model.price());
        if (target.isEmpty() || optimizer.isEmpty() && outcome.optimizer().number() > 0) {
            return OptionalDouble.empty();
        }
        Calls asked = outcome.target().plus(heldOut);
        double usd = target.get().usd(asked.usage().input(), asked.usage().output());
        usd += optimizer
                .map(price -> price.usd(
                        outcome.optimizer().usage().input(),
                        outcome.optimizer().usage().output()))
                .orElse(0.0);
        return OptionalDouble.of(usd);
    }
}

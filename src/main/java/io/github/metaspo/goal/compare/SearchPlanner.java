package io.github.metaspo.goal.compare;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.goal.Models;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.compare.Entrant.Search;
import io.github.metaspo.goal.compare.Entrant.Searched;
import io.github.metaspo.goal.search.SearchResources;
import io.github.metaspo.model.calls.CallPolicy;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.optimize.CallEstimate;
import io.github.metaspo.optimize.method.Methods;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import io.github.metaspo.suite.OptimizeSettings.Method;
import io.github.metaspo.suite.SuiteException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Plans the searches of a comparison with equal budgets: on the same suites each method may ask equally many questions. Unless the suite says
 * how many, that is what a race asks, or what the most demanding of the methods needs. A search for all suites may ask as many as those of the
 * single suites together.
 */
final class SearchPlanner {

    private final Models models;
    private final Metrics metrics;
    private final Map<List<String>, Long> budgets = new HashMap<>();

    SearchPlanner(Models models, Metrics metrics) {
        this.models = models;
        this.metrics = metrics;
    }

    /**
     * Returns the searches of all rows.
     *
     * @throws SuiteException if a suite lacks what a method needs
     * @throws RefusedException if the budget is too small for a method
     * @throws ModelException if the store cannot be opened
     */
    List<PlannedSearch> plan(List<Entrant> entrants, List<Domain> domains)
            throws SuiteException, RefusedException, ModelException {
        List<Searched> searched = entrants.stream()
                .filter(Searched.class::isInstance)
                .map(Searched.class::cast)
                .toList();
        if (searched.isEmpty()) {
            return List.of();
        }
        // no model is called, so that one session serves all methods
        try (ModelSession session = models.begin(domains.get(0).suite(), CallPolicy.searching(Budget.UNBOUNDED))) {
            return plan(searched, domains, session);
        }
    }

    private List<PlannedSearch> plan(List<Searched> searched, List<Domain> domains, ModelSession session)
            throws SuiteException, RefusedException {
        OptionalLong given = domains.get(0).suite().compare().budget().calls();
        for (Domain domain : domains) {
            budgets.put(
                    List.of(domain.name()), given.isPresent() ? given.getAsLong() : usual(domain, searched, session));
        }
        budgets.put(
                domains.stream().map(Domain::name).toList(),
                budgets.values().stream().mapToLong(Long::longValue).sum());
        List<PlannedSearch> planned = new ArrayList<>();
        for (Searched entrant : searched) {
            for (Search search : entrant.searches()) {
                planned.add(planned(entrant, search, session));
            }
        }
        return planned;
    }

    private long usual(Domain domain, List<Searched> searched, ModelSession session) throws SuiteException {
        Search whole = new Search(List.of(domain), OptionalInt.empty());
        PreparedSuite suite = SearchVariant.of(whole, Method.METASPO, metrics);
        long most = with(suite, session, Methods::usualQuestions);
        long usual = most;
        for (Searched entrant : searched) {
            for (Search search : entrant.searches()) {
                if (search.domains().equals(List.of(domain))) {
                    long needed = estimate(SearchVariant.of(search, entrant.method(), metrics), usual, session)
                            .targetCalls();
                    most = Math.max(most, needed);
                }
            }
        }
        return most;
    }

    private PlannedSearch planned(Searched entrant, Search search, ModelSession session)
            throws SuiteException, RefusedException {
        long questions =
                budgets.getOrDefault(search.domains().stream().map(Domain::name).toList(), 0L);
        PreparedSuite suite = SearchVariant.of(search, entrant.method(), metrics);
        PlannedSearch planned =
                new PlannedSearch(entrant, search, suite, questions, estimate(suite, questions, session));
        if (planned.estimate().targetCalls() > questions) {
            throw new RefusedException(planned.label() + " asks at least "
                    + TextFormat.count(planned.estimate().targetCalls(), "question") + ", more than the "
                    + TextFormat.number(questions)
                    + " of compare.budget.calls, and nothing was asked; raise it, leave the method out, or, for sprig,"
                    + " use a shorter list of components (optimize.components)");
        }
        return planned;
    }

    private static CallEstimate estimate(PreparedSuite suite, long questions, ModelSession session)
            throws SuiteException {
        return with(suite, session, methods -> methods.create(OptionalLong.of(questions))
                .estimate());
    }

    /** Asks the methods of a suite, with models that are never called. */
    private static <T> T with(PreparedSuite suite, ModelSession session, Question<T> question) throws SuiteException {
        try (SearchResources resources = new SearchResources(suite, session)) {
            return question.of(new Methods(suite, resources.evaluator(), resources.optimizer(), resources.writers()));
        }
    }

    @FunctionalInterface
    private interface Question<T> {
        T of(Methods methods) throws SuiteException;
    }
}

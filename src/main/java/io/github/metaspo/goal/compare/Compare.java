package io.github.metaspo.goal.compare;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.comparison.MethodComparison;
import io.github.metaspo.comparison.Transfer;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.goal.MeteredModels;
import io.github.metaspo.goal.Models;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.SuiteSummary;
import io.github.metaspo.goal.progress.CacheCoverage;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.goal.progress.ProgressNotice;
import io.github.metaspo.goal.search.DemonstrationStep;
import io.github.metaspo.goal.summary.SummaryFacts;
import io.github.metaspo.model.calls.CallPolicy;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.optimize.demonstrate.DemonstrationPools;
import io.github.metaspo.optimize.method.RaceMetrics;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.CompareSettings;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The compare goal: searches with each method, asks all held-out questions with every prompt, and writes the table. Changes no lock. A
 * comparison that is run again finds the answers of an interrupted one in the store and ends in the same files.
 */
public final class Compare {

    private final Models models;
    private final Metrics metrics;
    private final Console console;
    private final Clock clock;

    public Compare(Models models, Metrics metrics, Console console, Clock clock) {
        this.models = models;
        this.metrics = metrics;
        this.console = console;
        this.clock = clock;
    }

    /**
     * A suite of the comparison with its output files.
     *
     * @param files where its rows are written
     */
    public record Input(Suite suite, OutputFiles files) {}

    /**
     * Compares the methods of the first suite's settings on all suites.
     *
     * @param inputs at least one; the first suite's folder gets the table
     * @param dryRun whether to stop before the first call, after logging the plan
     * @throws SuiteException if a suite or its lock is unusable, or lacks what a method needs
     * @throws ModelException if a model is unusable, for example because of a wrong key
     * @throws RefusedException if the comparison cannot have a result
     * @throws InvalidMeasurementException if too many calls failed
     * @throws IOException if a file cannot be written
     * @throws InterruptedException if the thread is interrupted
     */
    public void run(List<Input> inputs, boolean dryRun)
            throws SuiteException, ModelException, RefusedException, InvalidMeasurementException, IOException,
                    InterruptedException {
        Input host = inputs.get(0);
        try (MeteredModels metered = new MeteredModels(models, "compare", host.suite(), host.files())) {
            Optional<MethodComparison> comparison =
                    new Compare(metered, metrics, console, clock).compareAll(inputs, dryRun);
            metered.write();
            if (comparison.isPresent()) {
                host.files().writeSummary(comparison.get(), new SummaryFacts(host.files()).cost());
            }
        }
    }

    private Optional<MethodComparison> compareAll(List<Input> inputs, boolean dryRun)
            throws SuiteException, ModelException, RefusedException, InvalidMeasurementException, IOException,
                    InterruptedException {
        List<Domain> domains = domains(inputs);
        Suite host = domains.get(0).suite();
        CompareSettings settings = host.compare();
        Rows planned = rows(domains);
        Map<String, UserPromptSets> userPrompts = new LinkedHashMap<>();
        for (Domain domain : domains) {
            userPrompts.put(domain.name(), new UserPromptSets(domain.suite(), settings.design()));
        }
        log(domains, planned.entrants(), userPrompts, plan(planned, userPrompts));
        planned.searches().stream()
                .flatMap(search -> new RaceMetrics(search.suite()).remark().stream())
                .distinct()
                .forEach(console::info);
        if (dryRun) {
            return Optional.empty();
        }
        domains.get(0).files().removeComparison();
        for (Domain domain : domains) {
            domain.files().removeComparedRows();
        }
        for (UserPromptSets sets : userPrompts.values()) {
            sets.writeMissing(models, console);
        }
        List<Domain> shown = new SharedDemonstrations(models, console, clock).choose(domains);
        return Optional.of(compare(shown.equals(domains) ? planned : rows(shown), userPrompts));
    }

    /**
     * The rows with the prompts and searches that they have for each suite.
     *
     * @param reference name of the row that others are compared with
     * @param referencePrompts its prompts, by suite
     */
    private record Rows(
            List<Domain> domains,
            List<Entrant> entrants,
            List<PlannedSearch> searches,
            String reference,
            Map<String, Prompts> referencePrompts) {}

    private Rows rows(List<Domain> domains) throws SuiteException, RefusedException, ModelException {
        List<Entrant> entrants = new Entrants(domains).all();
        String reference = Entrants.reference(entrants);
        return new Rows(
                domains,
                entrants,
                new SearchPlanner(models, metrics).plan(entrants, domains),
                reference,
                referencePrompts(entrants, reference, domains));
    }

    private ComparisonPlan plan(Rows rows, Map<String, UserPromptSets> userPrompts) throws ModelException {
        return ComparisonPlan.of(
                rows.entrants(),
                rows.searches(),
                rows.domains(),
                userPrompts,
                rows.referencePrompts(),
                stored(rows.entrants(), rows.domains()));
    }

    private MethodComparison compare(Rows rows, Map<String, UserPromptSets> userPrompts)
            throws SuiteException, ModelException, InvalidMeasurementException, IOException, InterruptedException {
        List<Domain> domains = rows.domains();
        Suite host = domains.get(0).suite();
        Map<String, SearchOutcome> outcomes = outcomes(rows.entrants(), rows.searches(), domains);
        Measurements measurements = new Measurements(models, console, clock);
        List<HeldOutReplies> replies = measurements.heldOut(domains, outcomes, userPrompts);
        List<Transfer> transfers = measurements.transfers(domains, replies, rows.referencePrompts());
        MethodComparison comparison = MethodComparison.of(
                host.name(),
                host.target().label(),
                host.optimizer().map(ModelSettings::label),
                host.compare().design(),
                rows.searches().stream().map(PlannedSearch::questions).max(Long::compare),
                new ComparedMethods(domains, replies).of(rows.entrants(), outcomes),
                rows.reference(),
                transfers);
        new ComparisonFiles(domains, console).write(comparison, outcomes, replies);
        return comparison;
    }

    private List<Domain> domains(List<Input> inputs) throws SuiteException, RefusedException {
        List<Domain> domains = new ArrayList<>();
        ModelSettings target = inputs.get(0).suite().target();
        for (Input input : inputs) {
            if (!input.suite().target().isSameAs(target)) {
                throw new RefusedException("the suites of a comparison need the same models.target, and that of "
                        + input.suite().name() + " (" + input.suite().target().label() + ") differs from that of "
                        + inputs.get(0).suite().name() + " (" + target.label() + "); make the settings equal");
            }
            domains.add(Domain.of(input.suite(), metrics, input.files()));
        }
        return domains;
    }

    private static Map<String, Prompts> referencePrompts(
            List<Entrant> entrants, String reference, List<Domain> domains) {
        Map<String, Prompts> prompts = new HashMap<>();
        for (Domain domain : domains) {
            prompts.put(
                    domain.name(),
                    entrants.stream()
                            .filter(entrant -> entrant.name().equals(reference))
                            .filter(Entrant.Fixed.class::isInstance)
                            .map(entrant -> Entrants.of(((Entrant.Fixed) entrant).prompts(), domain))
                            .findFirst()
                            .orElseGet(domain::inEffect));
        }
        return prompts;
    }

    private long stored(List<Entrant> entrants, List<Domain> domains) throws ModelException {
        long stored = 0;
        for (Domain domain : domains) {
            Set<Prompts> fixed = new LinkedHashSet<>();
            entrants.stream()
                    .filter(Entrant.Fixed.class::isInstance)
                    .forEach(entrant -> fixed.add(Entrants.of(((Entrant.Fixed) entrant).prompts(), domain)));
            List<Batch> batches = fixed.stream()
                    .flatMap(prompts -> prompts.heldOut(domain.suite()).stream())
                    // with demonstrations that are yet to be chosen the questions are others
                    .filter(batch -> batch.task().demonstrations().pool().isEmpty())
                    .toList();
            List<Batch> pools = DemonstrationPools.batches(domain.suite());
            try (ModelSession session = models.begin(domain.suite(), CallPolicy.searching(Budget.UNBOUNDED))) {
                stored += CacheCoverage.of(
                                Stream.concat(pools.stream(), batches.stream()).toList(),
                                session.stored(domain.suite().target()),
                                new ProgressNotice(console, clock))
                        .stored();
            }
        }
        return stored;
    }

    private void log(
            List<Domain> domains,
            List<Entrant> entrants,
            Map<String, UserPromptSets> userPrompts,
            ComparisonPlan plan) {
        Suite host = domains.get(0).suite();
        for (Domain domain : domains) {
            console.info(SuiteSummary.line(domain.suite()));
            domain.suite().remarks().forEach(console::warn);
            DemonstrationStep.plan(domain.suite()).ifPresent(console::info);
            domain.remarks().forEach(console::info);
        }
        console.info("compares " + TextFormat.count(entrants.size(), "row") + " (prompts and methods) on target "
                + host.target().label()
                + host.optimizer()
                        .map(optimizer -> "; optimizer " + optimizer.label())
                        .orElse("; no optimizer model"));
        userPrompts.values().forEach(sets -> sets.remarks().forEach(console::info));
        plan.lines().forEach(console::info);
    }

    private Map<String, SearchOutcome> outcomes(
            List<Entrant> entrants, List<PlannedSearch> planned, List<Domain> domains)
            throws SuiteException, ModelException, InvalidMeasurementException, IOException, InterruptedException {
        Searches searches = new Searches(models, console, clock);
        Map<String, SearchOutcome> outcomes = new LinkedHashMap<>();
        for (Entrant entrant : entrants) {
            outcomes.put(
                    entrant.name(),
                    entrant instanceof Entrant.Fixed fixed
                            ? SearchOutcome.fixed(fixed.prompts(), adapted(fixed.prompts(), domains))
                            : searches.run(planned.stream()
                                    .filter(search -> search.entrant().equals(entrant))
                                    .toList()));
        }
        return outcomes;
    }

    /** A lock may have user prompts for unseen tasks. */
    private static Map<String, Set<String>> adapted(Map<String, Prompts> prompts, List<Domain> domains) {
        Map<String, Set<String>> adapted = new HashMap<>();
        for (Domain domain : domains) {
            Set<String> tasks = new LinkedHashSet<>();
            domain.unseen().stream()
                    .map(task -> task.id())
                    .filter(Entrants.of(prompts, domain).userPrompts()::containsKey)
                    .forEach(tasks::add);
            adapted.put(domain.name(), tasks);
        }
        return adapted;
    }
}

package io.github.metaspo.goal.compare;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.comparison.MethodCost.Calls;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.goal.Models;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.goal.progress.FirstFailure;
import io.github.metaspo.goal.progress.Progress;
import io.github.metaspo.goal.search.HeldOutReserve;
import io.github.metaspo.goal.search.SearchResources;
import io.github.metaspo.goal.search.SearchRun;
import io.github.metaspo.model.calls.CallPolicy;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.optimize.method.Method;
import io.github.metaspo.optimize.method.Methods;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;

import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs the searches of a comparison, one after the other, each with a budget of its own. */
final class Searches {

    private final Models models;
    private final Console console;
    private final Clock clock;

    Searches(Models models, Console console, Clock clock) {
        this.models = models;
        this.console = console;
        this.clock = clock;
    }

    /**
     * Runs the searches of one row.
     *
     * @param searches of the row
     * @return the prompts for all suites, or why there are none
     * @throws ModelException if a model is unusable, for example because of a wrong key
     * @throws InvalidMeasurementException if too many calls of a search failed
     * @throws IOException if the candidates cannot be written
     */
    SearchOutcome run(List<PlannedSearch> searches)
            throws SuiteException, ModelException, InvalidMeasurementException, IOException, InterruptedException {
        Map<String, Prompts> prompts = new HashMap<>();
        Map<String, Set<String>> adapted = new HashMap<>();
        Optional<String> noResult = Optional.empty();
        Calls target = Calls.NONE;
        Calls optimizer = Calls.NONE;
        for (PlannedSearch planned : searches) {
            console.info("search of " + planned.label() + ": at most "
                    + TextFormat.count(planned.estimate().targetCalls(), "question"));
            try (ModelSession session = models.begin(
                            planned.suite().suite(),
                            CallPolicy.searching(
                                    planned.suite().suite().optimize().budget(), "compare.budget"));
                    SearchResources resources = new SearchResources(planned.suite(), session)) {
                Progress progress = new Progress(
                        planned.label(), planned.estimate().targetCalls(), session::spending, clock, console);
                try {
                    SearchResult found = run(planned, session, resources, progress);
                    console.info(planned.label() + ": the search ended because "
                            + found.stopped().sentence());
                    for (Domain domain : planned.search().domains()) {
                        prompts.put(domain.name(), prompts(planned, domain, found));
                        adapted.put(domain.name(), adapted(planned, domain));
                    }
                } catch (RefusedException e) {
                    noResult = Optional.of(String.valueOf(e.getMessage()));
                    console.warn(planned.label() + ": " + e.getMessage());
                }
                console.info(planned.label() + ": " + progress.summary());
                target = target.plus(new Calls(progress.answered(), progress.cut(), progress.usage()));
                optimizer = optimizer.plus(Calls.of(resources.optimizerReplies()));
            }
        }
        return new SearchOutcome(noResult.isPresent() ? Map.of() : prompts, adapted, noResult, target, optimizer);
    }

    private SearchResult run(PlannedSearch planned, ModelSession session, SearchResources resources, Progress progress)
            throws SuiteException, ModelException, RefusedException, InvalidMeasurementException, IOException,
                    InterruptedException {
        Suite suite = planned.suite().suite();
        Method method = new Methods(planned.suite(), resources.evaluator(), resources.optimizer(), resources.writers())
                .create(OptionalLong.of(planned.questions()));
        Domain first = planned.search().domains().get(0);
        String name = planned.entrant().name();
        return new SearchRun(console, progress, new FirstFailure(console))
                .run(suite, method, session, resources, HeldOutReserve.none(suite), new SearchRun.Output() {

                    @Override
                    public void found(SearchResult found) throws IOException {
                        first.files().writeCompared(name, suite, found);
                    }

                    @Override
                    public void failed(SearchResult soFar) {
                        console.warn("the search of " + planned.label()
                                + " failed; its stored answers are free when you run the comparison again");
                    }
                });
    }

    private static Prompts prompts(PlannedSearch planned, Domain domain, SearchResult found) {
        if (!planned.entrant().method().improvesOnlyUserPrompts()) {
            return planned.search().isGlobal()
                    ? domain.with(found.systemPrompt())
                    : Prompts.found(domain.suite(), found);
        }
        SortedMap<String, String> userPrompts = new TreeMap<>();
        for (Task task : domain.suite().tasks()) {
            Optional.ofNullable(found.userPrompts().get(task.id()))
                    .filter(best -> !best.equals(task.prompt()))
                    .ifPresent(best -> userPrompts.put(task.id(), best.template()));
        }
        return new Prompts(found.systemPrompt(), userPrompts);
    }

    private static Set<String> adapted(PlannedSearch planned, Domain domain) {
        Set<String> adapted = new HashSet<>();
        if (planned.entrant().method().improvesOnlyUserPrompts()) {
            domain.unseen().stream().filter(task -> !task.train().isEmpty()).forEach(task -> adapted.add(task.id()));
        }
        return adapted;
    }
}

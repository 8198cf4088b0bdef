package io.github.metaspo.goal.compare;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.comparison.Transfer;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.EvaluationListener;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.goal.Models;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.goal.progress.FirstFailure;
import io.github.metaspo.goal.progress.Heartbeat;
import io.github.metaspo.goal.progress.Progress;
import io.github.metaspo.model.calls.CallPolicy;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.suite.OptimizeSettings.Budget;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The measurements of a comparison after its searches: held-out questions with every prompt, and other targets. */
final class Measurements {

    private final Models models;
    private final Console console;
    private final Clock clock;

    Measurements(Models models, Console console, Clock clock) {
        this.models = models;
        this.console = console;
        this.clock = clock;
    }

    /**
     * Asks the held-out questions of all suites.
     *
     * @param outcomes of all rows
     * @param userPrompts of the unseen tasks, by suite
     * @throws ModelException if the model is unusable, for example because of a wrong key
     * @throws InvalidMeasurementException if too many calls failed
     */
    List<HeldOutReplies> heldOut(
            List<Domain> domains, Map<String, SearchOutcome> outcomes, Map<String, UserPromptSets> userPrompts)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        List<HeldOutReplies> replies = new ArrayList<>();
        for (Domain domain : domains) {
            Set<Prompts> prompts = new LinkedHashSet<>();
            prompts.add(domain.inEffect());
            outcomes.values().stream()
                    .filter(outcome -> outcome.noResult().isEmpty())
                    .forEach(outcome -> prompts.add(Entrants.of(outcome.prompts(), domain)));
            List<TaskQuestions> unseen = Optional.ofNullable(userPrompts.get(domain.name()))
                    .orElseThrow()
                    .questions();
            replies.add(ask(domain, prompts, unseen));
        }
        return replies;
    }

    private HeldOutReplies ask(Domain domain, Set<Prompts> prompts, List<TaskQuestions> unseen)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        ModelSettings target = domain.suite().target();
        long questions = prompts.stream()
                .mapToLong(set -> set.heldOut(domain.suite()).stream()
                                .mapToLong(Batch::questions)
                                .sum()
                        + unseen.stream()
                                .filter(ofTask -> !ofTask.isGiven())
                                .mapToLong(TaskQuestions::questions)
                                .sum())
                .sum();
        console.info("measuring " + prompts.size() + " different prompts on the held-out examples of " + domain.name());
        try (ModelSession session = models.begin(domain.suite(), CallPolicy.searching(Budget.UNBOUNDED));
                LanguageModel model = session.open(target);
                Evaluator evaluator = new Evaluator(
                        model, target.concurrency(), domain.prepared().scorers())) {
            Progress progress = new Progress(domain.name(), questions, session::spending, clock, console);
            HeldOutReplies replies;
            try (Heartbeat heartbeat = new Heartbeat(console, progress)) {
                replies = HeldOutReplies.of(
                        domain,
                        prompts,
                        unseen,
                        evaluator,
                        EvaluationListener.all(progress, new FirstFailure(console)));
            }
            console.info(domain.name() + ": " + progress.summary());
            return replies;
        }
    }

    /**
     * Measures the prompts in effect on the other targets.
     *
     * @param replies on the suites' own target, one for each suite
     * @param references the prompts that those in effect are compared with, by suite
     * @throws ModelException if a model is unusable, for example because of a wrong key
     * @throws InvalidMeasurementException if too many calls failed
     */
    List<Transfer> transfers(List<Domain> domains, List<HeldOutReplies> replies, Map<String, Prompts> references)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        List<Transfers.Target> targets = Transfers.of(domains.get(0).suite());
        Transfers transfers = new Transfers(models, console, clock);
        List<Transfer> all = new ArrayList<>();
        for (int i = 0; i < domains.size(); i++) {
            Domain domain = domains.get(i);
            all.addAll(transfers.measure(
                    domain, targets, replies.get(i).heldOut(domain.inEffect()), Entrants.of(references, domain)));
        }
        return all;
    }
}

package io.github.metaspo.goal.compare;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.RequestSettings.SystemRole;
import io.github.metaspo.comparison.Transfer;
import io.github.metaspo.evaluation.EvaluationListener;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.gate.Comparison;
import io.github.metaspo.goal.HeldOut;
import io.github.metaspo.goal.Models;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.goal.progress.FirstFailure;
import io.github.metaspo.goal.progress.Heartbeat;
import io.github.metaspo.goal.progress.Progress;
import io.github.metaspo.goal.search.HeldOutComparison;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.model.calls.CallPolicy;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures the prompts in effect on other models, and compares them there with the reference prompt. */
final class Transfers {

    private final Models models;
    private final Console console;
    private final Clock clock;

    Transfers(Models models, Console console, Clock clock) {
        this.models = models;
        this.console = console;
        this.clock = clock;
    }

    /**
     * Another target.
     *
     * @param label of the model, with its role for the system prompt if that is what differs
     */
    record Target(String label, ModelSettings model) {}

    /** Returns the other targets of a comparison. */
    static List<Target> of(Suite suite) {
        List<Target> targets = new ArrayList<>();
        suite.compare().targets().forEach(model -> targets.add(new Target(model.label(), model)));
        if (suite.compare().roles()) {
            SystemRole other =
                    suite.target().request().systemRole() == SystemRole.USER ? SystemRole.SYSTEM : SystemRole.USER;
            targets.add(new Target(
                    suite.target().label()
                            + (other == SystemRole.USER
                                    ? ", system prompt in the user message"
                                    : ", system prompt in its own role"),
                    suite.target().withSystemRole(other)));
        }
        return targets;
    }

    /**
     * Returns how many questions the transfer of one suite takes.
     *
     * @param targets number of other targets
     * @param reference the prompts that those in effect are compared with
     */
    static long questions(Domain domain, int targets, Prompts reference) {
        return isPossible(domain) ? targets * questions(domain, reference) : 0;
    }

    private static long questions(Domain domain, Prompts reference) {
        long sets = domain.inEffect().equals(reference) ? 1 : 2;
        return sets * HeldOut.questions(trainTasks(domain));
    }

    /** Only train tasks decide about a transfer, so that nothing else is asked. */
    private static Suite trainTasks(Domain domain) {
        return domain.suite().withTasks(domain.suite().tasks(Task.Role.TRAIN));
    }

    private static boolean isPossible(Domain domain) {
        return !domain.suite().tasks(Task.Role.TRAIN).isEmpty();
    }

    /**
     * Measures one suite on the other targets.
     *
     * @param targets of the comparison
     * @param onOwn the prompts in effect on the suite's own target
     * @throws ModelException if a model is unusable, for example because of a wrong key
     * @throws InvalidMeasurementException if too many calls failed
     */
    List<Transfer> measure(Domain domain, List<Target> targets, HeldOutComparison.Entry onOwn, Prompts reference)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        List<Transfer> transfers = new ArrayList<>();
        for (Target target : isPossible(domain) ? targets : List.<Target>of()) {
            PreparedSuite other = new PreparedSuite(
                    trainTasks(domain).withTarget(target.model()),
                    domain.prepared().scorers());
            console.info("measuring the prompt in effect of " + domain.name() + " on " + target.label());
            HeldOutComparison measured = measure(other, domain.inEffect(), reference, questions(domain, reference));
            Baseline there = Baseline.of(measured.of(domain.inEffect()).measurement());
            Optional<Comparison> prompts = domain.inEffect().equals(reference)
                    ? Optional.empty()
                    : Optional.of(Comparison.of(
                            other, Baseline.of(measured.of(reference).measurement()), there));
            transfers.add(Transfer.of(
                    domain.name(),
                    target.label(),
                    Comparison.of(other, Baseline.of(onOwn.measurement()), there),
                    prompts,
                    domain.suite().gate().tolerance()));
        }
        return transfers;
    }

    private HeldOutComparison measure(PreparedSuite suite, Prompts inEffect, Prompts reference, long questions)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        ModelSettings target = suite.suite().target();
        try (ModelSession session = models.begin(suite.suite(), CallPolicy.searching(Budget.UNBOUNDED));
                LanguageModel model = session.open(target);
                Evaluator evaluator = new Evaluator(model, target.concurrency(), suite.scorers())) {
            Progress progress = new Progress(suite.suite().name(), questions, session::spending, clock, console);
            EvaluationListener listener = EvaluationListener.all(progress, new FirstFailure(console));
            HeldOutComparison measured;
            try (Heartbeat heartbeat = new Heartbeat(console, progress)) {
                measured = HeldOutComparison.of(new HeldOut(suite, evaluator, listener), inEffect, reference);
            }
            console.info(target.label() + ": " + progress.summary());
            return measured;
        }
    }
}

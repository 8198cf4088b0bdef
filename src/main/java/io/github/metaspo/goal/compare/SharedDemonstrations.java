package io.github.metaspo.goal.compare;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.evaluation.EvaluationListener;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.goal.Models;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.goal.progress.FirstFailure;
import io.github.metaspo.goal.progress.Heartbeat;
import io.github.metaspo.goal.progress.Progress;
import io.github.metaspo.goal.search.DemonstrationStep;
import io.github.metaspo.model.calls.CallPolicy;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.model.calls.budget.Reserve;
import io.github.metaspo.optimize.demonstrate.DemonstrationPools;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Chooses the demonstrations that all rows of a comparison show, before the first search. */
final class SharedDemonstrations {

    private final Models models;
    private final Console console;
    private final Clock clock;

    SharedDemonstrations(Models models, Console console, Clock clock) {
        this.models = models;
        this.console = console;
        this.clock = clock;
    }

    /**
     * Returns the suites with their demonstrations. Suites without pools stay as they are.
     *
     * @throws ModelException if the model is unusable, for example because of a wrong key
     * @throws RefusedException if the budget of a search does not cover the questions
     * @throws InvalidMeasurementException if too many calls failed
     */
    List<Domain> choose(List<Domain> domains)
            throws ModelException, RefusedException, InvalidMeasurementException, InterruptedException {
        List<Domain> chosen = new ArrayList<>();
        for (Domain domain : domains) {
            int questions = DemonstrationPools.questions(domain.suite());
            chosen.add(questions == 0 ? domain : domain.with(choose(domain, questions)));
        }
        return chosen;
    }

    private PreparedSuite choose(Domain domain, int questions)
            throws ModelException, RefusedException, InvalidMeasurementException, InterruptedException {
        ModelSettings target = domain.suite().target();
        CallPolicy policy = CallPolicy.searching(
                SearchVariant.limits(domain.suite().compare().budget()), "compare.budget");
        try (ModelSession session = models.begin(domain.suite(), policy);
                LanguageModel model = session.open(target);
                Evaluator evaluator = new Evaluator(
                        model, target.concurrency(), domain.prepared().scorers())) {
            // they belong to the searches, and no measurement follows in this session
            session.search(target, new Reserve(0, 0), questions);
            Progress progress = new Progress(domain.name(), questions, session::spending, clock, console);
            try (Heartbeat heartbeat = new Heartbeat(console, progress)) {
                return new DemonstrationStep(console, EvaluationListener.all(progress, new FirstFailure(console)))
                        .choose(domain.prepared(), evaluator);
            }
        }
    }
}

package io.github.metaspo.workflow;

import io.github.metaspo.evaluation.CallPool;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.Scorers;
import io.github.metaspo.model.LanguageModel;
import io.github.metaspo.model.calls.ModelRun;
import io.github.metaspo.suite.ModelSettings;
import io.github.metaspo.suite.Suite;

import java.util.Optional;

/** The models of an optimization with the threads that call them. */
final class Workbench implements AutoCloseable {

    private final LanguageModel target;
    private final Evaluator evaluator;
    private final Optional<LanguageModel> optimizer;
    private final CallPool writers;

    /** Opens nothing that costs: models begin with their first question. */
    Workbench(Suite suite, Scorers scorers, ModelRun run) {
        this.target = run.open(suite.target());
        this.evaluator = new Evaluator(target, suite.target().concurrency(), scorers);
        this.optimizer = suite.optimizer().map(run::open);
        this.writers =
                new CallPool(suite.optimizer().map(ModelSettings::concurrency).orElse(1));
    }

    /** Asks the target model. */
    Evaluator evaluator() {
        return evaluator;
    }

    /** Writes prompts; empty where they are put together from components. */
    Optional<LanguageModel> optimizer() {
        return optimizer;
    }

    /** The threads in which prompts are written. */
    CallPool writers() {
        return writers;
    }

    @Override
    public void close() {
        writers.close();
        evaluator.close();
        optimizer.ifPresent(LanguageModel::close);
        target.close();
    }
}

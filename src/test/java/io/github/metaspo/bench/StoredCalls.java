package io.github.metaspo.bench;

import io.github.metaspo.evaluation.Answers;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.model.LanguageModel;
import io.github.metaspo.model.calls.CallPolicy;
import io.github.metaspo.model.calls.CallPolicy.Reuse;
import io.github.metaspo.model.calls.ModelRun;
import io.github.metaspo.model.langchain4j.FakeSurroundings;
import io.github.metaspo.resilience.StoringModels;
import io.github.metaspo.suite.ModelSettings;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.net.URI;
import java.util.List;

/**
 * Calls to a stub whose replies are all stored.
 *
 * @param store a file or a JDBC address
 * @param concurrency calls under way at once
 */
record StoredCalls(String store, int concurrency) {

    /**
     * The seconds from the opening of the store until everything is in it.
     *
     * @param name of these questions, so that no reply is there already
     */
    double seconds(Stub stub, String name, int calls) throws Exception {
        Suite suite = EvaluationFixtures.suite(EvaluationFixtures.task(name, Task.Role.TRAIN, calls, "accuracy", 1));
        ModelSettings settings =
                FakeSurroundings.settings("openai", URI.create("http://localhost:" + stub.port() + "/v1"), concurrency);
        StoringModels models = StoringModels.inRealTime(() -> StoringModels.open(store));
        long start = System.nanoTime();
        int answered;
        try (ModelRun run = models.begin(new CallPolicy(new Reuse.All(), Budget.UNBOUNDED));
                LanguageModel model = run.open(settings);
                Evaluator evaluator = new Evaluator(model, concurrency, EvaluationFixtures.scorers(suite))) {
            List<Answers> answers =
                    evaluator.evaluate(EvaluationFixtures.batches(suite), 0, (batch, question, reply, outcome) -> {});
            answered = answers.get(0).count(Outcome.Scored.class);
        }
        if (answered != calls) {
            throw new IllegalStateException("only " + answered + " of " + calls + " were answered");
        }
        return (System.nanoTime() - start) / 1e9;
    }
}

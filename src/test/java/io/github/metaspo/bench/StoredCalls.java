package io.github.metaspo.bench;

import com.sun.management.OperatingSystemMXBean;
import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.evaluation.Answers;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.FailureLimit;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.model.calls.CallPolicy;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.model.langchain4j.FakeModelContext;
import io.github.metaspo.resilience.StoringModels;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.lang.management.ManagementFactory;
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
     * What calls took from the opening of the store until everything was in it.
     *
     * @param cpuSeconds of the whole process
     */
    record Took(int calls, double seconds, double cpuSeconds) {

        double callsPerSecond() {
            return calls / seconds;
        }

        double cpuMillisPerCall() {
            return 1000 * cpuSeconds / calls;
        }
    }

    /**
     * Makes so many calls.
     *
     * @param name of these questions, so that no reply is there already
     */
    Took make(Stub stub, String name, int calls) throws Exception {
        Suite suite = EvaluationFixtures.suite(EvaluationFixtures.task(name, Task.Role.TRAIN, calls, "accuracy", 1));
        ModelSettings settings =
                FakeModelContext.settings("openai", URI.create("http://localhost:" + stub.port() + "/v1"), concurrency);
        StoringModels models = StoringModels.inRealTime(() -> StoringModels.open(store));
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        int answered;
        try (ModelSession session = models.begin(CallPolicy.searching(Budget.UNBOUNDED));
                LanguageModel model = session.open(settings);
                Evaluator evaluator = new Evaluator(model, concurrency, EvaluationFixtures.scorers(suite))) {
            List<Answers> answers = evaluator.evaluate(
                    EvaluationFixtures.batches(suite),
                    FailureLimit.ofMeasurement(0),
                    (batch, question, reply, outcome) -> {});
            answered = answers.get(0).count(Outcome.Scored.class);
        }
        if (answered != calls) {
            throw new IllegalStateException("only " + answered + " of " + calls + " were answered");
        }
        return new Took(calls, (System.nanoTime() - start) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9);
    }
}

package io.github.metaspo.resilience;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.FailureLimit;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.model.calls.CallPolicy;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.model.langchain4j.FakeModelContext;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A build that asks questions, 64 at once, over a store that it shares with others. Its exit status is 0 if all were answered. */
final class Asking {

    private static final String BACKWARDS = "backwards";

    private Asking() {}

    /** @param arguments a store, the address of a server, the number of questions, and {@code backwards} for their reverse order */
    public static void main(String[] arguments) throws Exception {
        URI baseUrl = URI.create(arguments[1]);
        int questions = Integer.parseInt(arguments[2]);
        Suite suite =
                EvaluationFixtures.suite(EvaluationFixtures.task("one", Task.Role.TRAIN, questions, "accuracy", 1));
        Batch given = EvaluationFixtures.batches(suite).get(0);
        List<Example> examples = new ArrayList<>(given.examples());
        if (arguments[3].equals(BACKWARDS)) {
            Collections.reverse(examples);
        }
        Batch batch = new Batch(given.systemPrompt(), given.task(), given.userPrompt(), examples);
        ModelSettings settings = FakeModelContext.settings("openai", baseUrl);
        StoringModels models = StoringModels.inRealTime(() -> StoringModels.open(arguments[0]));
        try (ModelSession session = models.begin(CallPolicy.searching(Budget.UNBOUNDED));
                LanguageModel model = session.open(settings);
                Evaluator evaluator = new Evaluator(model, settings.concurrency(), EvaluationFixtures.scorers(suite))) {
            baseUrl.resolve("/start").toURL().openStream().close();
            int answered = evaluator
                    .evaluate(List.of(batch), FailureLimit.ofMeasurement(0), (asked, question, reply, outcome) -> {})
                    .get(0)
                    .count(Outcome.Scored.class);
            System.out.println(answered + " answered, " + session.spending());
            System.exit(answered == questions ? 0 : 1);
        }
    }

    static Process start(Path log, String store, URI baseUrl, int questions, boolean backwards) throws Exception {
        return ChildJvm.start(
                Asking.class,
                log,
                store,
                baseUrl.toString(),
                String.valueOf(questions),
                backwards ? BACKWARDS : "forwards");
    }
}

package io.github.metaspo.bench;

import io.github.metaspo.evaluation.Answers;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.evaluation.Scorers;
import io.github.metaspo.model.LanguageModel;
import io.github.metaspo.model.ModelProviders;
import io.github.metaspo.model.langchain4j.FakeSurroundings;
import io.github.metaspo.suite.ModelSettings;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.net.URI;
import java.util.List;

/**
 * Prints how long evaluations take against a {@link StubServer} in a process of its own, and the ratio to the ideal: calls
 * times latency over concurrency. Each is the first of its JVM, so that it starts cold.
 */
public final class EvaluateBench {

    private static final int LATENCY_MILLIS = 20;
    private static final int CONCURRENCY = 64;

    private EvaluateBench() {}

    /** Runs 2,000 and 20,000 questions, or the number given, in a JVM each. */
    public static void main(String[] args) throws Exception {
        if (args.length == 1) {
            measure(Integer.parseInt(args[0]));
            return;
        }
        System.out.println("questions  seconds  ideal  ratio to the ideal");
        for (String questions : List.of("2000", "20000")) {
            Stub.java(EvaluateBench.class, questions).inheritIO().start().waitFor();
        }
    }

    private static void measure(int questions) throws Exception {
        Suite suite = EvaluationFixtures.suite(
                EvaluationFixtures.task("one", Task.Role.TRAIN, questions / 2, "accuracy", 1),
                EvaluationFixtures.task("two", Task.Role.TRAIN, questions / 2, "accuracy", 1));
        Scorers scorers = EvaluationFixtures.scorers(suite);
        try (Stub stub = Stub.start(LATENCY_MILLIS)) {
            long start = System.nanoTime();
            List<Answers> answers = evaluate(suite, scorers, stub.port());
            double seconds = (System.nanoTime() - start) / 1e9;
            int answered = answers.stream()
                    .mapToInt(batch -> batch.count(Outcome.Scored.class))
                    .sum();
            if (answered != questions) {
                throw new IllegalStateException("only " + answered + " of " + questions + " were answered");
            }
            double ideal = questions * LATENCY_MILLIS / 1000.0 / CONCURRENCY;
            System.out.printf("%9d %8.2f %6.2f %8.2f%n", questions, seconds, ideal, ideal / seconds);
        }
    }

    private static List<Answers> evaluate(Suite suite, Scorers scorers, int port) throws Exception {
        ModelSettings settings = FakeSurroundings.settings("openai", URI.create("http://localhost:" + port + "/v1"));
        List<Batch> batches = EvaluationFixtures.batches(suite);
        try (LanguageModel model = ModelProviders.find(EvaluateBench.class.getClassLoader())
                        .open(settings, new FakeSurroundings());
                Evaluator evaluator = new Evaluator(model, CONCURRENCY, scorers)) {
            return evaluator.evaluate(batches, 0, (batch, question, reply, outcome) -> {});
        }
    }
}

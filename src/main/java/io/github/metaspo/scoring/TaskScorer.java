package io.github.metaspo.scoring;

import io.github.metaspo.suite.Example;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;

import java.util.List;
import java.util.Optional;

/** Scores the responses of one task: its extraction and its metric together. Safe for use by many threads. */
public final class TaskScorer {

    private final Extractor extractor;
    private final Metric metric;

    private TaskScorer(Extractor extractor, Metric metric) {
        this.extractor = extractor;
        this.metric = metric;
    }

    /**
     * The scorer of a task.
     *
     * @throws SuiteException when the task asks for a metric that is not there, for a pattern that is none, or holds a
     *     gold answer that its own extraction can never give
     */
    public static TaskScorer of(Task task, Metrics metrics) throws SuiteException {
        TaskScorer scorer = new TaskScorer(extractor(task), metrics.create(task.metric()));
        new GoldProblems(task, scorer.extractor, scorer.metric).refuseAny();
        return scorer;
    }

    private static Extractor extractor(Task task) throws SuiteException {
        try {
            return Extractor.of(task.extraction());
        } catch (IllegalArgumentException e) {
            throw new SuiteException(task.location(), "task " + task.id() + ", extract: " + e.getMessage());
        }
    }

    /**
     * What a response to an example is worth.
     *
     * @throws MetricException when a metric from the class path fails
     */
    public Judgement judge(Example example, String response) {
        Example canonical = canonical(example);
        Optional<String> prediction = extractor.extract(response, canonical);
        double score = prediction.isPresent() ? metric.score(prediction.get(), canonical) : 0;
        return new Judgement(canonical.answers().get(0), prediction, score);
    }

    /** The example with its gold answers in the form of predictions: "(b)" is "B" where that is one of the choices. */
    public Example canonical(Example example) {
        List<String> answers = example.answers().stream()
                .map(gold -> extractor.canonical(gold, example).orElse(gold))
                .toList();
        return new Example(example.id(), example.question(), answers, example.options(), example.variables());
    }

    public Metric metric() {
        return metric;
    }
}

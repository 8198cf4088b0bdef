package io.github.metaspo.scoring;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Judgement;
import io.github.metaspo.api.Metric;
import io.github.metaspo.scoring.extract.Extractor;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;

import java.util.List;
import java.util.Optional;

/** Scorer of one task's responses: applies its extraction and its metric. Thread-safe. */
public final class TaskScorer {

    private final Extractor extractor;
    private final Metric metric;
    private final CanonicalGolds golds;

    private TaskScorer(Extractor extractor, Metric metric, CanonicalGolds golds) {
        this.extractor = extractor;
        this.metric = metric;
        this.golds = golds;
    }

    /**
     * Creates the scorer of a task.
     *
     * @throws SuiteException if the metric is unknown, if a pattern is invalid, or if a gold answer can never be extracted from a
     * response
     */
    public static TaskScorer of(Task task, Metrics metrics) throws SuiteException {
        Extractor extractor = extractor(task);
        Metric metric = metrics.create(task.metric());
        CanonicalGolds golds = new CanonicalGolds(extractor);
        new GoldProblems(task, golds, extractor, metric).refuseAny();
        return new TaskScorer(extractor, metric, golds);
    }

    private static Extractor extractor(Task task) throws SuiteException {
        try {
            return Extractor.of(task.extraction());
        } catch (IllegalArgumentException e) {
            throw new SuiteException(task.location(), "task " + task.id() + ", extract: " + e.getMessage());
        }
    }

    /**
     * Scores a response to an example.
     *
     * @throws MetricException if a user's metric fails
     */
    public Judgement judge(Example example, String response) {
        return judge(example, response, false);
    }

    /**
     * Scores a response that may have been cut. If it was, it may not have reached its answer, so a missing prediction does not
     * count as the empty answer.
     */
    public Judgement judge(Example example, String response, boolean cut) {
        Example canonical = canonical(example);
        Optional<String> prediction =
                cut ? extractor.extractCut(response, example) : extractor.extract(response, example);
        if (prediction.isEmpty() && !cut && canonical.answers().contains("")) {
            prediction = Optional.of("");
        }
        double score = prediction.map(given -> score(given, canonical)).orElse(0.0);
        return new Judgement(
                canonical.answers().get(0), prediction.map(given -> ShortenedPrediction.of(given, canonical)), score);
    }

    /**
     * Returns the score of a prediction. An empty one is right if a gold answer is empty; the metric compares any other with the
     * gold answers that are not empty.
     */
    double score(String prediction, Example canonical) {
        if (prediction.isEmpty()) {
            return canonical.answers().contains("") ? 1 : 0;
        }
        List<String> golds =
                canonical.answers().stream().filter(gold -> !gold.isEmpty()).toList();
        if (golds.isEmpty()) {
            return 0;
        }
        return metric.score(
                prediction, golds.size() == canonical.answers().size() ? canonical : with(golds, canonical));
    }

    private static Example with(List<String> answers, Example example) {
        return new Example(example.id(), example.question(), answers, example.options(), example.variables());
    }

    /** Returns the example with its gold answers in canonical form: "(b)" becomes "B" if that is one of the choices. */
    public Example canonical(Example example) {
        return golds.of(example);
    }

    public Metric metric() {
        return metric;
    }
}

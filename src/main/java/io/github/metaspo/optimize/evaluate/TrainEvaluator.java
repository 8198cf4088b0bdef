package io.github.metaspo.optimize.evaluate;

import io.github.metaspo.api.Judgement;
import io.github.metaspo.api.Metric;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.Answers;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.EvaluationListener;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.FailureLimit;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.evaluation.Scorers;
import io.github.metaspo.evaluation.ValidityRule;
import io.github.metaspo.optimize.SeedStreams;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Evaluates prompts on train examples and keeps the one account of a search: how many questions were asked, which calls failed for good,
 * and which examples never got an answer with any prompt. Those examples are not asked again.
 */
public final class TrainEvaluator {

    /** Failed calls that a search tolerates beyond the error rate, which allows none of a few questions. */
    private static final int FEW_FAILURES = 5;

    private final Evaluator evaluator;
    private final Scorers scorers;
    private final ValidityRule rule;
    private final SeedStreams seeds;
    private final Map<String, Answerable> byTask = new HashMap<>();
    private final List<Outcome.Failed> failures = new ArrayList<>();
    private long planned;
    private long later;
    private FailureLimit limit = FailureLimit.ofSearch(FEW_FAILURES);
    private int stream;
    private long asked;

    /**
     * Creates the evaluator of one search.
     *
     * @param evaluator asks the target model; stays open
     * @param rule the tolerated share of failed calls
     * @param seed of the choice of answers that are kept
     */
    public TrainEvaluator(Evaluator evaluator, Scorers scorers, ValidityRule rule, long seed) {
        this.evaluator = evaluator;
        this.scorers = scorers;
        this.rule = rule;
        this.seeds = new SeedStreams(seed);
    }

    /**
     * Returns the evaluator of one search of a suite.
     *
     * @param evaluator asks the target model; stays open
     */
    public static TrainEvaluator of(PreparedSuite prepared, Evaluator evaluator) {
        Suite suite = prepared.suite();
        return new TrainEvaluator(
                evaluator,
                prepared.scorers(),
                new ValidityRule(suite.gate().maxErrorRate()),
                suite.optimize().seed());
    }

    /**
     * Sets how many failed calls the search tolerates: the error rate applied to its estimate, and a few.
     *
     * @param questions that the search asks at most, 0 or above
     */
    public void expect(long questions) {
        planned = questions + later;
        limit = FailureLimit.ofSearch(rule.tolerableFailures(planned) + FEW_FAILURES);
    }

    /**
     * Adds the questions of what follows the search proper to those that the search will {@link #expect}.
     *
     * @param questions that are asked at most, 0 or above
     */
    public void expectLater(long questions) {
        later = questions;
    }

    /** Returns the number of questions asked so far. */
    public long asked() {
        return asked;
    }

    /** @throws InvalidMeasurementException if no question was answered so far */
    public void requireAnswers() throws InvalidMeasurementException {
        if (byTask.values().stream().allMatch(examples -> examples.answered.isEmpty())) {
            throw new InvalidMeasurementException("no train question was answered"
                    + (failures.isEmpty()
                            ? ""
                            : "; the first failure: " + failures.get(0).message()));
        }
    }

    /**
     * Evaluates requests as one stream of calls; returns one result for each, in the order given.
     *
     * @param listener receives every answer
     * @throws ModelException if a failure would meet every call
     * @throws InvalidMeasurementException if too many calls of the search failed
     */
    public List<EvaluationResult> evaluate(List<EvaluationRequest> requests, EvaluationListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        try (PendingEvaluation pending = begin(requests, listener)) {
            return pending.results();
        }
    }

    /** Begins to evaluate requests and returns at once. The caller closes the result on every path. */
    public PendingEvaluation begin(List<EvaluationRequest> requests, EvaluationListener listener) {
        List<EvaluationRequest> askable = requests.stream()
                .map(request -> request.without(answerable(request.task()).onlyFailed))
                .toList();
        List<Batch> batches = askable.stream().map(EvaluationRequest::batch).toList();
        AnswerSampler sampler = new AnswerSampler(batches, seeds.seed("mistakes", stream++));
        Evaluator.Begun begun = evaluator.begin(batches, limit, EvaluationListener.all(listener, sampler));
        return new PendingEvaluation(begun, answers -> results(askable, answers, sampler));
    }

    private List<EvaluationResult> results(
            List<EvaluationRequest> requests, List<Answers> answers, AnswerSampler sampler)
            throws InvalidMeasurementException {
        List<EvaluationResult> results = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            EvaluationRequest request = requests.get(i);
            Answers answered = answers.get(i);
            asked += answered.outcomes().size();
            answerable(request.task()).add(request, answered);
            answered.outcomes().stream()
                    .filter(Outcome.Failed.class::isInstance)
                    .forEach(failed -> failures.add((Outcome.Failed) failed));
            results.add(new EvaluationResult(scores(request, answered), total(answered), sampler.of(answered.batch())));
        }
        if (limit.isExceeded()) {
            throw new InvalidMeasurementException(rule.tooManyOfSearch(failures, limit, planned));
        }
        return results;
    }

    private Answerable answerable(Task task) {
        return byTask.computeIfAbsent(task.id(), id -> new Answerable());
    }

    private ExampleScores scores(EvaluationRequest request, Answers answers) {
        Map<Integer, List<Judgement>> judged = new HashMap<>();
        for (int i = 0; i < request.examples().size(); i++) {
            List<Judgement> judgements = judgements(answers.of(i));
            if (!judgements.isEmpty()) {
                judged.put(request.examples().get(i), judgements);
            }
        }
        return ExampleScores.of(request.task().train().size(), metric(request.task()), judged);
    }

    private Metric metric(Task task) {
        return scorers.of(task).metric();
    }

    private static List<Judgement> judgements(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(Outcome.Scored.class::isInstance)
                .map(outcome -> ((Outcome.Scored) outcome).judgement())
                .toList();
    }

    /** The metric over all answers; empty for a prompt with which most calls fail, which the other calls do not describe. */
    private OptionalDouble total(Answers answers) {
        List<Judgement> judgements = judgements(answers.outcomes());
        return judgements.isEmpty()
                        || 2 * judgements.size() < answers.outcomes().size()
                ? OptionalDouble.empty()
                : OptionalDouble.of(metric(answers.batch().task()).total(judgements));
    }

    /** The train examples of a task, by index: those answered at least once, and those that only ever failed. */
    private static final class Answerable {
        private final BitSet answered = new BitSet();
        private final BitSet onlyFailed = new BitSet();

        void add(EvaluationRequest request, Answers answers) {
            for (int i = 0; i < request.examples().size(); i++) {
                int example = request.examples().get(i);
                if (answers.of(i).stream().anyMatch(Outcome.Scored.class::isInstance)) {
                    answered.set(example);
                    onlyFailed.clear(example);
                } else if (!answered.get(example)
                        && answers.of(i).stream().anyMatch(Outcome.Failed.class::isInstance)) {
                    onlyFailed.set(example);
                }
            }
        }
    }
}

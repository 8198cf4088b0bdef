package io.github.metaspo.search;

import io.github.metaspo.evaluation.Answers;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.EvaluationListener;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.FailureLimit;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.evaluation.Scorers;
import io.github.metaspo.evaluation.ValidityRule;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.scoring.Judgement;
import io.github.metaspo.search.proposal.Mistake;
import io.github.metaspo.suite.Task;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Scores prompts on train examples. It keeps the one account of a search: how many questions were asked, which calls failed for good, and
 * which examples no prompt ever got an answer to. Those are not asked again.
 */
public final class Examiner {

    /** Failed calls that a search tolerates beyond the error rate: of few questions, the rate allows none. */
    private static final int FEW_FAILURES = 5;

    private final Evaluator evaluator;
    private final Scorers scorers;
    private final ValidityRule rule;
    private final Randoms randoms;
    private final Map<String, Examples> byTask = new HashMap<>();
    private final List<Outcome.Failed> failures = new ArrayList<>();
    private long planned;
    private FailureLimit limit = FailureLimit.ofSearch(FEW_FAILURES);
    private int stream;
    private int asked;

    /**
     * An examiner for one search.
     *
     * @param rule the share of failed calls that is tolerated
     * @param seed of the choice of mistakes that are kept
     */
    public Examiner(Evaluator evaluator, Scorers scorers, ValidityRule rule, long seed) {
        this.evaluator = evaluator;
        this.scorers = scorers;
        this.rule = rule;
        this.randoms = new Randoms(seed);
    }

    /**
     * Sets how many failed calls the search tolerates: the error rate of its plan, and a few.
     *
     * @param questions that the search plans to ask, 0 or above
     */
    void expect(long questions) {
        planned = questions;
        limit = FailureLimit.ofSearch(rule.tolerableFailures(questions) + FEW_FAILURES);
    }

    /** The number of questions asked so far. */
    long asked() {
        return asked;
    }

    /** @throws InvalidMeasurementException if no question was answered so far */
    void requireAnswers() throws InvalidMeasurementException {
        if (byTask.values().stream().allMatch(examples -> examples.answered.isEmpty())) {
            throw new InvalidMeasurementException("no train question was answered"
                    + (failures.isEmpty()
                            ? ""
                            : "; the first failure: " + failures.get(0).message()));
        }
    }

    /**
     * Returns one exam for each trial, in the order given.
     *
     * @param listener receives every answer
     */
    List<Exam> examine(List<Trial> trials, EvaluationListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        try (Begun<Exam> begun = beginTrials(trials, listener)) {
            return begun.results();
        }
    }

    /** Begins to examine and returns at once. The caller closes the result on every path. */
    Begun<Exam> beginTrials(List<Trial> trials, EvaluationListener listener) {
        return begin(
                trials.stream().map(Trial::lap).toList(),
                listener,
                (lap, answers, mistakes) -> exam(answers, mistakes));
    }

    /**
     * Returns one result for each lap, in the order given.
     *
     * @param listener receives every answer
     */
    List<Lap.Result> run(List<Lap> laps, EvaluationListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        try (Begun<Lap.Result> begun = beginLaps(laps, listener)) {
            return begun.results();
        }
    }

    /** Begins to run laps and returns at once. The caller closes the result on every path. */
    Begun<Lap.Result> beginLaps(List<Lap> laps, EvaluationListener listener) {
        return begin(laps, listener, (lap, answers, mistakes) -> new Lap.Result(marks(lap, answers), mistakes));
    }

    private <R> Begun<R> begin(List<Lap> laps, EvaluationListener listener, Conversion<R> conversion) {
        List<Lap> askable = laps.stream()
                .map(lap -> examples(lap.task()).withoutUnanswerable(lap))
                .toList();
        List<Batch> batches = askable.stream().map(Lap::batch).toList();
        Mistakes mistakes = new Mistakes(batches, randoms.seed("mistakes", stream++));
        Evaluator.Begun begun = evaluator.begin(batches, limit, EvaluationListener.all(listener, mistakes));
        return new Begun<>(begun, answers -> results(askable, answers, mistakes, conversion));
    }

    private <R> List<R> results(List<Lap> laps, List<Answers> answers, Mistakes mistakes, Conversion<R> conversion)
            throws InvalidMeasurementException {
        List<R> results = new ArrayList<>();
        for (int i = 0; i < laps.size(); i++) {
            Answers ofLap = answers.get(i);
            asked += ofLap.outcomes().size();
            examples(laps.get(i).task()).add(laps.get(i), ofLap);
            ofLap.outcomes().stream()
                    .filter(Outcome.Failed.class::isInstance)
                    .forEach(failed -> failures.add((Outcome.Failed) failed));
            results.add(conversion.apply(laps.get(i), ofLap, mistakes.of(ofLap.batch())));
        }
        if (limit.isExceeded()) {
            throw new InvalidMeasurementException(rule.tooManyOfSearch(failures, limit, planned));
        }
        return results;
    }

    /** Questions that are being asked. Closing it gives up those without an answer and waits until no thread asks any more. */
    static final class Begun<R> implements AutoCloseable {

        private final Evaluator.Begun begun;
        private final Reading<R> reading;

        private Begun(Evaluator.Begun begun, Reading<R> reading) {
            this.begun = begun;
            this.reading = reading;
        }

        /** Returns the results, in order, once everything is answered. May be called once. */
        List<R> results() throws ModelException, InvalidMeasurementException, InterruptedException {
            return reading.apply(begun.answers());
        }

        /** Throws the failure that has ended the questions, if there is one by now. */
        void throwIfFailed() throws ModelException, InterruptedException {
            begun.throwIfFailed();
        }

        @Override
        public void close() {
            begun.close();
        }
    }

    @FunctionalInterface
    private interface Conversion<R> {
        R apply(Lap lap, Answers answers, List<Mistake> mistakes);
    }

    @FunctionalInterface
    private interface Reading<R> {
        List<R> apply(List<Answers> answers) throws InvalidMeasurementException;
    }

    private Examples examples(Task task) {
        return byTask.computeIfAbsent(task.id(), id -> new Examples());
    }

    private static Marks marks(Lap lap, Answers answers) {
        Map<Integer, Double> scores = new HashMap<>();
        for (int i = 0; i < lap.examples().size(); i++) {
            OptionalDouble mean = answers.of(i).stream()
                    .filter(Outcome.Scored.class::isInstance)
                    .mapToDouble(
                            outcome -> ((Outcome.Scored) outcome).judgement().score())
                    .average();
            if (mean.isPresent()) {
                scores.put(lap.examples().get(i), mean.getAsDouble());
            }
        }
        return Marks.of(lap.task().train().size(), example -> scores.getOrDefault(example, Marks.UNKNOWN));
    }

    private Exam exam(Answers answers, List<Mistake> mistakes) {
        List<Judgement> judgements = answers.outcomes().stream()
                .filter(Outcome.Scored.class::isInstance)
                .map(outcome -> ((Outcome.Scored) outcome).judgement())
                .toList();
        // a prompt with which most calls fail is not judged by the rest
        return judgements.isEmpty()
                        || 2 * judgements.size() < answers.outcomes().size()
                ? Exam.UNANSWERED
                : new Exam(
                        OptionalDouble.of(
                                scorers.of(answers.batch().task()).metric().total(judgements)),
                        mistakes);
    }

    /** The train examples of a task, by their places: which were answered at least once, and which only ever failed. */
    private static final class Examples {

        private final BitSet answered = new BitSet();
        private final BitSet onlyFailed = new BitSet();

        void add(Lap lap, Answers answers) {
            for (int i = 0; i < lap.examples().size(); i++) {
                int example = lap.examples().get(i);
                if (answers.of(i).stream().anyMatch(Outcome.Scored.class::isInstance)) {
                    answered.set(example);
                    onlyFailed.clear(example);
                } else if (!answered.get(example)
                        && answers.of(i).stream().anyMatch(Outcome.Failed.class::isInstance)) {
                    onlyFailed.set(example);
                }
            }
        }

        Lap withoutUnanswerable(Lap lap) {
            return onlyFailed.isEmpty()
                    ? lap
                    : new Lap(
                            lap.systemPrompt(),
                            lap.task(),
                            lap.userPrompt(),
                            lap.examples().stream()
                                    .filter(example -> !onlyFailed.get(example))
                                    .toList());
        }
    }
}

package io.github.metaspo.search;

import io.github.metaspo.evaluation.Answers;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.EvaluationListener;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.evaluation.Scorers;
import io.github.metaspo.evaluation.ValidityRule;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.scoring.Judgement;
import io.github.metaspo.search.proposal.Mistake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiFunction;

/** Scores prompts on train examples: all trials given at once are one stream of calls. */
public final class Examiner {

    private final Evaluator evaluator;
    private final Scorers scorers;
    private final ValidityRule rule;
    private final Randoms randoms;
    private int stream;
    private int asked;
    private int failed;

    /**
     * An examiner for one search.
     *
     * @param rule how many failed calls the whole search tolerates
     * @param seed of the choice of mistakes that are kept
     */
    public Examiner(Evaluator evaluator, Scorers scorers, ValidityRule rule, long seed) {
        this.evaluator = evaluator;
        this.scorers = scorers;
        this.rule = rule;
        this.randoms = new Randoms(seed);
    }

    /** How many questions were asked so far. */
    long asked() {
        return asked;
    }

    /**
     * One exam for each trial, in the order given.
     *
     * @param listener is told of every answer
     */
    List<Exam> examine(List<Trial> trials, EvaluationListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        return beginTrials(trials, listener).results();
    }

    /** Begins to examine, and returns at once. */
    Begun<Exam> beginTrials(List<Trial> trials, EvaluationListener listener) {
        return ask(
                trials.stream().map(Trial::batch).toList(),
                (answers, mistakes) -> new Exam(score(answers), mistakes),
                listener);
    }

    /**
     * One result for each lap, in the order given.
     *
     * @param listener is told of every answer
     */
    List<Lap.Result> run(List<Lap> laps, EvaluationListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        return beginLaps(laps, listener).results();
    }

    /** Begins to run laps, and returns at once. */
    Begun<Lap.Result> beginLaps(List<Lap> laps, EvaluationListener listener) {
        Iterator<Lap> inOrder = laps.iterator();
        return ask(
                laps.stream().map(Lap::batch).toList(),
                (answers, mistakes) -> new Lap.Result(marks(inOrder.next(), answers), mistakes),
                listener);
    }

    private <R> Begun<R> ask(
            List<Batch> batches, BiFunction<Answers, List<Mistake>, R> result, EvaluationListener listener) {
        Mistakes mistakes = new Mistakes(batches, randoms.seed("mistakes", stream++));
        Evaluator.Begun begun =
                evaluator.begin(batches, tolerable(batches), EvaluationListener.all(listener, mistakes));
        return () -> {
            List<Answers> answers = begun.answers();
            rule.require(answers, asked, failed);
            List<R> results = new ArrayList<>();
            for (Answers answer : answers) {
                asked += answer.outcomes().size();
                failed += answer.count(Outcome.Failed.class);
                results.add(result.apply(answer, mistakes.of(answer.batch())));
            }
            return results;
        };
    }

    /** What is being asked. */
    @FunctionalInterface
    interface Begun<R> {

        /** The results, in order, when everything is answered; to be called once. */
        List<R> results() throws ModelException, InvalidMeasurementException, InterruptedException;
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

    private int tolerable(List<Batch> batches) {
        int questions = batches.stream().mapToInt(Batch::questions).sum();
        return Math.max(0, rule.tolerableFailures(asked + questions) - failed);
    }

    private double score(Answers answers) {
        List<Judgement> judgements = answers.outcomes().stream()
                .filter(Outcome.Scored.class::isInstance)
                .map(outcome -> ((Outcome.Scored) outcome).judgement())
                .toList();
        return scorers.of(answers.batch().task()).metric().total(judgements);
    }
}

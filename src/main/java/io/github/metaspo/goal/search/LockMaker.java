package io.github.metaspo.goal.search;

import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.evaluation.EvaluationSubject;
import io.github.metaspo.evaluation.Measurement;
import io.github.metaspo.evaluation.TaskScore;
import io.github.metaspo.gate.Comparison;
import io.github.metaspo.gate.ScoreDelta;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.lock.Fingerprints;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.Lock.Figure;
import io.github.metaspo.lock.Lock.Gain;
import io.github.metaspo.lock.Lock.Measured;
import io.github.metaspo.lock.Lock.MeasuredTask;
import io.github.metaspo.lock.Lock.Origin;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.optimize.StopReason;
import io.github.metaspo.optimize.method.Proposers;
import io.github.metaspo.statistics.Interval;
import io.github.metaspo.suite.Keywords;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Creates locks from measurements. */
public final class LockMaker {

    /** Recorded as mode and proposer of a method that has none. */
    private static final String NONE = "none";

    private LockMaker() {}

    /** Returns the lock of prompts that were measured on held-out examples. */
    public static Lock lock(
            HeldOutComparison.Entry shipped,
            Measurement seedPrompt,
            Baseline baseline,
            Origin origin,
            SortedSet<String> looks) {
        return new Lock(
                shipped.evaluation().suite().name(),
                shipped.prompts().systemPrompt(),
                shipped.prompts().userPrompts(),
                measured(shipped.evaluation().subject(), shipped.measurement(), baseline),
                total(seedPrompt, Task.Role.TRAIN),
                origin,
                looks);
    }

    /**
     * Returns the origin of a lock that resulted from a search.
     *
     * @param comparison of the prompts found with those in effect; empty if they are equal
     */
    public static Origin.Search origin(
            Suite suite, SearchResult found, Lock.Result result, Optional<Comparison> comparison) {
        OptimizeSettings settings = suite.optimize();
        OptimizeSettings.Method method = settings.method();
        SortedMap<String, String> userPrompts = new TreeMap<>();
        found.userPrompts().forEach((task, prompt) -> userPrompts.put(task, prompt.template()));
        return new Origin.Search(
                Keywords.of(method),
                method.hasModeAndProposer() ? Keywords.of(settings.mode()) : NONE,
                proposer(suite),
                method.searches() ? suite.optimizer().map(ModelSettings::label) : Optional.empty(),
                settings.seed(),
                stopped(found.stopped().cause()),
                result,
                result == Lock.Result.KEPT ? Optional.empty() : comparison.map(LockMaker::gain),
                userPrompts);
    }

    /** Returns the proposer of the suite, or the method itself if it brings its own. */
    private static String proposer(Suite suite) {
        OptimizeSettings.Method method = suite.optimize().method();
        if (method.hasModeAndProposer()) {
            return Keywords.of(Proposers.of(suite));
        }
        return method.searches() ? Keywords.of(method) : NONE;
    }

    private static Lock.Stop stopped(StopReason.Cause cause) {
        return switch (cause) {
            case BUDGET -> Lock.Stop.BUDGET;
            case OPTIMIZER_FAILED -> Lock.Stop.OPTIMIZER_FAILED;
            case ALL_MADE -> Lock.Stop.ALL_ROUNDS;
            case NOTHING_TO_LEARN -> Lock.Stop.NOTHING_TO_LEARN;
            case NO_SEARCH -> Lock.Stop.NO_SEARCH;
            case FAILED, NOT_YET -> throw new IllegalArgumentException("a search without an end has no lock");
        };
    }

    /** Returns the gain that a comparison shows. */
    public static Gain gain(Comparison comparison) {
        ScoreDelta train = comparison.train();
        return new Gain(
                train.difference(),
                train.interval().low(),
                train.interval().high(),
                comparison.higher().pValue());
    }

    private static Measured measured(EvaluationSubject subject, Measurement measurement, Baseline baseline) {
        List<MeasuredTask> tasks =
                measurement.tasks().stream().map(LockMaker::task).toList();
        return new Measured(
                Fingerprints.subject(subject),
                Fingerprints.baseline(baseline),
                new Lock.Model(subject.model().provider(), subject.model().shortName(), subject.resolvedNames()),
                total(measurement, Task.Role.TRAIN).orElseThrow(),
                total(measurement, Task.Role.UNSEEN),
                tasks);
    }

    private static MeasuredTask task(TaskScore score) {
        Task task = score.task();
        return new MeasuredTask(
                task.id(),
                task.role() == Task.Role.UNSEEN,
                task.metric().name(),
                Fingerprints.contents(task, score.metricVersion()),
                task.test().size(),
                figure(score.score(), score.interval()));
    }

    private static Optional<Figure> total(Measurement measurement, Task.Role role) {
        return measurement.total(role).map(total -> figure(total.score(), total.interval()));
    }

    private static Figure figure(double score, Interval interval) {
        return new Figure(score, interval.low(), interval.high());
    }
}

package io.github.metaspo.optimize.method;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.optimize.CallEstimate;
import io.github.metaspo.optimize.SearchListener;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.optimize.Shrinkage;
import io.github.metaspo.optimize.StopReason;
import io.github.metaspo.optimize.StopReason.Cause;
import io.github.metaspo.optimize.evaluate.TrainEvaluator;
import io.github.metaspo.optimize.shrink.NonInferiority;
import io.github.metaspo.optimize.shrink.Shrinker;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.OptimizeSettings.UserPrompts;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.util.List;

/**
 * Decorator that shortens the system prompt that a method found. It is asked with the user prompts that it ships with: those found, or those of
 * the suite. Otherwise a sentence that an optimized user prompt repeats would seem useless, although that user prompt is discarded.
 */
final class ShrinkingMethod implements Method {

    private final Method method;
    private final List<Task> tasks;
    private final TrainEvaluator evaluator;
    private final UserPrompts userPrompts;
    private final Shrinker shrinker;

    private ShrinkingMethod(
            Method method, List<Task> tasks, TrainEvaluator evaluator, UserPrompts userPrompts, Shrinker shrinker) {
        this.method = method;
        this.tasks = tasks;
        this.evaluator = evaluator;
        this.userPrompts = userPrompts;
        this.shrinker = shrinker;
    }

    /**
     * Returns a method of a suite that shortens what it finds.
     *
     * @param evaluator of the method, so that both have one account of failures
     */
    static Method of(Suite suite, Method method, TrainEvaluator evaluator) {
        OptimizeSettings settings = suite.optimize();
        List<Task> tasks = suite.tasks(Task.Role.TRAIN);
        Shrinker shrinker = new Shrinker(tasks, evaluator, NonInferiority.of(suite.gate()), settings.seed());
        return new ShrinkingMethod(method, tasks, evaluator, settings.userPrompts(), shrinker);
    }

    @Override
    public CallEstimate estimate() {
        return method.estimate().plus(new CallEstimate(Shrinker.most(tasks), 0));
    }

    @Override
    public CallEstimate firstRound() {
        return method.firstRound();
    }

    @Override
    public long firstProposals() {
        return method.firstProposals();
    }

    @Override
    public SearchResult run(SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        evaluator.expectLater(Shrinker.most(tasks));
        SearchResult found = method.run(listener);
        try {
            Shrinkage shrinkage = shrinker.shrink(
                    found.systemPrompt(),
                    userPrompts == UserPrompts.SHIP ? found.userPrompts() : SearchResult.given(tasks),
                    listener);
            listener.shrunk(shrinkage);
            return found.with(shrinkage);
        } catch (ModelException | InvalidMeasurementException e) {
            listener.gaveUp(found.stopped(new StopReason(Cause.FAILED, String.valueOf(e.getMessage()))));
            throw e;
        }
    }
}

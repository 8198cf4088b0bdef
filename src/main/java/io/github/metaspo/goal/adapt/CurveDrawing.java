package io.github.metaspo.goal.adapt;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.goal.HeldOut;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.search.HeldOutComparison;
import io.github.metaspo.optimize.Candidate;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.optimize.StopReason.Cause;
import io.github.metaspo.report.AdaptationCurves.Curve;
import io.github.metaspo.report.AdaptationCurves.Point;
import io.github.metaspo.suite.Task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Draws the curve of a search: measures the prompt that was best on the train examples after each round. */
final class CurveDrawing {

    private final AdaptOptions.Looks looks;

    CurveDrawing(AdaptOptions.Looks looks) {
        this.looks = looks;
    }

    /** The best prompt on the train examples after a round. */
    private record Best(ObservedMethod.Mark mark, double score, Prompts prompts) {}

    /**
     * Measures the prompts of a search and returns its curve.
     *
     * @param marks the calls of the search by round
     * @throws RefusedException if something ended the search before its last round
     * @throws ModelException if the model is unusable, or the budget is spent
     * @throws InvalidMeasurementException if too many calls failed for a score
     * @throws InterruptedException if the thread is interrupted
     */
    Curve draw(TaskSearch search, SearchResult found, List<ObservedMethod.Mark> marks, HeldOut heldOut)
            throws RefusedException, ModelException, InvalidMeasurementException, InterruptedException {
        requireWhole(search, found);
        List<Best> best =
                marks.stream().map(mark -> best(search.task(), found, mark)).toList();
        HeldOutComparison measured =
                HeldOutComparison.of(heldOut, best.stream().map(Best::prompts).toArray(Prompts[]::new));
        List<Point> points = new ArrayList<>();
        double highest = 0;
        for (Best one : best) {
            double score = measured.of(one.prompts())
                    .measurement()
                    .total(Task.Role.TRAIN)
                    .orElseThrow()
                    .score();
            highest = Math.max(highest, score);
            points.add(new Point(
                    one.mark().round(),
                    one.mark().questions(),
                    one.mark().optimizerCalls(),
                    one.score(),
                    looks == AdaptOptions.Looks.MAX ? highest : score));
        }
        return new Curve(search.start(), search.rows(), points);
    }

    private static void requireWhole(TaskSearch search, SearchResult found) throws RefusedException {
        Cause cause = found.stopped().cause();
        if (cause != Cause.ALL_MADE && cause != Cause.NOTHING_TO_LEARN) {
            throw new RefusedException("the search with the " + search.start() + " system prompt and "
                    + search.rows()
                    + " train examples ended before its last round, so that its curve cannot be compared: "
                    + found.stopped().sentence());
        }
    }

    /** As the search itself decides: the highest score, and of equal ones the earliest. */
    private static Best best(Task task, SearchResult found, ObservedMethod.Mark mark) {
        Candidate best = found.candidates().stream()
                .filter(candidate -> candidate.task().isPresent() && candidate.round() <= mark.round())
                .filter(candidate -> candidate.status() instanceof Candidate.Status.Scored)
                .max(Comparator.comparingDouble(CurveDrawing::score)
                        .thenComparing(Candidate::number, Comparator.reverseOrder()))
                .orElseThrow();
        SortedMap<String, String> other = new TreeMap<>();
        String text = best.text().orElseThrow();
        if (!text.equals(task.prompt().template())) {
            other.put(task.id(), text);
        }
        return new Best(mark, score(best), new Prompts(found.systemPrompt(), other));
    }

    private static double score(Candidate candidate) {
        return ((Candidate.Status.Scored) candidate.status()).score();
    }
}

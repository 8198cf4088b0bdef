package io.github.metaspo.optimize.select;

import io.github.metaspo.optimize.Candidate.Status;
import io.github.metaspo.optimize.Evidence;
import io.github.metaspo.optimize.evaluate.ExampleScores;
import io.github.metaspo.optimize.propose.ProposalResult.Admitted;
import io.github.metaspo.statistics.WeightedMean;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A candidate on a ladder, compared with a reference on the same questions. */
final class Climber {

    private final Admitted candidate;
    private final PromptSet prompts;
    private final PromptSet reference;
    private final List<Double> gains = new ArrayList<>();
    private List<PairedDifference> differences = List.of();
    private double gainOfMetrics;
    private double score;
    private int pairs;
    private long questions;
    private boolean isUnanswered;
    private boolean hasLed;
    private boolean isWhole;

    /**
     * @param prompts the candidate with the user prompts, or the user prompt with the system prompt
     * @param reference the prompts that it is compared with
     */
    Climber(Admitted candidate, PromptSet prompts, PromptSet reference) {
        this.candidate = candidate;
        this.prompts = prompts;
        this.reference = reference;
    }

    Admitted candidate() {
        return candidate;
    }

    PromptSet prompts() {
        return prompts;
    }

    PromptSet reference() {
        return reference;
    }

    int number() {
        return candidate.request().number();
    }

    /** Returns the highest rung that it has answered; -1 before the first. */
    int rung() {
        return gains.size() - 1;
    }

    /** Returns the gain of the scores of single answers on the examples up to a rung that it has answered, -1 to 1. */
    double gain(int rung) {
        return gains.get(rung);
    }

    /** Returns whether it is fit to be compared with others. */
    boolean stands() {
        return rung() >= 0 && !isUnanswered;
    }

    /** Returns whether a gain is to be expected. */
    boolean promises() {
        return stands() && value() > 0;
    }

    /** Returns the gain that is to be expected by the tasks' metrics: that so far, drawn towards 0 the more, the fewer examples it rests on. */
    double value() {
        return gainOfMetrics * pairs / (pairs + Evidence.PRIOR_EXAMPLES);
    }

    /** Counts questions that it is asked. */
    void asking(long more) {
        questions += more;
    }

    /**
     * Takes the answers to the examples up to the next rung.
     *
     * @param answered all questions up to that rung
     * @param whole whether these are all examples
     */
    void reach(PromptSet.Questions answered, boolean whole) {
        isWhole = whole;
        List<PairedDifference> reached = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        long known = 0;
        long asked = 0;
        for (int task = 0; task < prompts.tasks().size(); task++) {
            for (int turn = 0; turn < prompts.turns(task, answered); turn++) {
                ExampleScores own = prompts.scores(task, answered, turn);
                reached.add(
                        new PairedDifference(prompts.tasks().get(task), reference.scores(task, answered, turn), own));
                scores.add(own.total());
                known += own.known().count();
                asked += answered.ofTasks().get(task).size();
            }
        }
        differences = reached;
        pairs = reached.stream().mapToInt(PairedDifference::pairs).sum();
        // the answered ones do not describe a prompt of which most questions fail
        isUnanswered = known == 0 || 2 * known < asked;
        List<PairedDifference> compared =
                differences.stream().filter(one -> one.pairs() > 0).toList();
        gains.add(mean(compared, PairedDifference::mean));
        gainOfMetrics = mean(compared, PairedDifference::ofMetric);
        score = WeightedMean.of(
                IntStream.range(0, scores.size()).boxed().toList(),
                place -> reached.get(place).weight(),
                scores::get);
    }

    private static double mean(List<PairedDifference> compared, ToDoubleFunction<PairedDifference> difference) {
        return compared.isEmpty() ? 0 : WeightedMean.of(compared, PairedDifference::weight, difference);
    }

    /** Notes that it became the incumbent, or the best user prompt of its task. */
    void lead() {
        hasLed = true;
    }

    Status status() {
        int asked = Math.toIntExact(questions);
        if (isUnanswered) {
            return Status.Failed.UNANSWERED;
        }
        return hasLed || isWhole
                ? new Status.Scored(score, asked, hasLed)
                : new Status.Dropped(rung() < 0 ? 0 : gain(rung()), asked);
    }

    Optional<Evidence> evidence(Rungs rungs) {
        return rung() < 0
                ? Optional.empty()
                : Optional.of(new Evidence(
                        rung() + 1,
                        rungs.last() + 1,
                        differences.stream()
                                .collect(Collectors.groupingBy(
                                        PairedDifference::task, LinkedHashMap::new, Collectors.toList()))
                                .values()
                                .stream()
                                .map(PairedDifference::evidence)
                                .toList()));
    }
}

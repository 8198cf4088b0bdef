package io.github.metaspo.optimize.select;

import io.github.metaspo.optimize.evaluate.EvaluationRequest;
import io.github.metaspo.optimize.evaluate.EvaluationResult;
import io.github.metaspo.optimize.evaluate.ExampleScores;
import io.github.metaspo.optimize.propose.ProposalResult.Admitted;
import io.github.metaspo.optimize.state.Incumbent;
import io.github.metaspo.optimize.state.ScoredPrompt;
import io.github.metaspo.optimize.state.TaskComparison;
import io.github.metaspo.suite.UserPrompt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A candidate in a round, with its results so far, one for each comparison. */
final class Contender {

    private final Admitted candidate;
    private final Optional<String> systemPrompt;
    private final List<TaskComparison> comparisons;
    private final List<EvaluationResult> results = new ArrayList<>();
    private int questions;
    private int examples;
    private int answered;

    private Contender(Admitted candidate, Optional<String> systemPrompt, List<TaskComparison> comparisons) {
        this.candidate = candidate;
        this.systemPrompt = systemPrompt;
        this.comparisons = List.copyOf(comparisons);
        comparisons.forEach(comparison ->
                results.add(EvaluationResult.none(comparison.incumbent().size())));
    }

    /** A candidate system prompt, which is asked with the user prompts of the comparisons. */
    static Contender ofSystemPrompt(Admitted candidate, List<TaskComparison> comparisons) {
        return new Contender(candidate, Optional.empty(), comparisons);
    }

    /** A candidate user prompt, which is asked with the incumbent's system prompt in the place of the user prompt of the comparison. */
    static Contender ofUserPrompt(Admitted candidate, String systemPrompt, TaskComparison comparison) {
        return new Contender(candidate, Optional.of(systemPrompt), List.of(comparison));
    }

    /**
     * A request for a part of one comparison.
     *
     * @param comparison its index
     */
    record Part(Contender contender, int comparison, EvaluationRequest request) {

        void accept(EvaluationResult result) {
            contender.add(this, result);
        }
    }

    Admitted candidate() {
        return candidate;
    }

    int number() {
        return candidate.request().number();
    }

    private UserPrompt userPrompt() {
        return new UserPrompt(candidate.proposal().text());
    }

    /**
     * Returns the requests for some examples of each comparison, one for each user prompt.
     *
     * @param indices the examples of a comparison, by its index
     */
    List<Part> parts(IntFunction<List<Integer>> indices) {
        return IntStream.range(0, comparisons.size())
                .boxed()
                .flatMap(comparison -> requests(comparisons.get(comparison), indices.apply(comparison)).stream()
                        .map(request -> new Part(this, comparison, request)))
                .toList();
    }

    private List<EvaluationRequest> requests(TaskComparison comparison, List<Integer> indices) {
        if (indices.isEmpty()) {
            return List.of();
        }
        if (systemPrompt.isPresent()) {
            return List.of(new EvaluationRequest(systemPrompt.get(), comparison.task(), userPrompt(), indices));
        }
        Map<UserPrompt, List<Integer>> byPrompt = new LinkedHashMap<>();
        for (int example : indices) {
            byPrompt.computeIfAbsent(comparison.prompt(example), prompt -> new ArrayList<>())
                    .add(example);
        }
        return byPrompt.entrySet().stream()
                .map(entry -> new EvaluationRequest(
                        candidate.proposal().text(), comparison.task(), entry.getKey(), entry.getValue()))
                .toList();
    }

    private void add(Part part, EvaluationResult result) {
        results.set(part.comparison(), results.get(part.comparison()).with(result));
        questions += part.request().questions();
        examples += part.request().examples().size();
        answered += part.request().examples().stream()
                .filter(result.scores()::knows)
                .count();
    }

    /** Returns the number of train examples of a comparison's task. */
    int examples(int comparison) {
        return comparisons.get(comparison).incumbent().size();
    }

    /** Returns the user prompt with its result. */
    ScoredPrompt scoredPrompt() {
        return new ScoredPrompt(number(), userPrompt(), results.get(0));
    }

    /** Returns the incumbent that this system prompt becomes. */
    Incumbent succeeding(Incumbent incumbent) {
        return incumbent.succeededBy(number(), candidate.proposal().text(), results);
    }

    /** Returns the number of questions that it was asked. */
    int questions() {
        return questions;
    }

    /** Returns whether at least half of its examples were answered; otherwise the answered ones do not describe the prompt. */
    boolean isJudged() {
        return answered > 0 && 2 * answered >= examples;
    }

    /** Returns one result for each comparison. */
    List<EvaluationResult> results() {
        return List.copyOf(results);
    }

    /** Returns the paired difference to the incumbent, on the examples that both have answered. */
    PairedDifference difference() {
        return PairedDifference.of(comparisons, scores());
    }

    /** Returns the gain over the incumbent: once everything was asked, by the tasks' metrics; before, by the scores of single answers. */
    double gain() {
        return examples < toAsk() ? difference().mean() : PairedDifference.ofMetrics(comparisons, scores());
    }

    private long toAsk() {
        return comparisons.stream()
                .map(TaskComparison::incumbent)
                .mapToLong(scores ->
                        IntStream.range(0, scores.size()).filter(scores::knows).count())
                .sum();
    }

    private List<ExampleScores> scores() {
        return results.stream().map(EvaluationResult::scores).toList();
    }
}

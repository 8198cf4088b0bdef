package io.github.metaspo.optimize.select;

import io.github.metaspo.optimize.evaluate.EvaluationRequest;
import io.github.metaspo.optimize.evaluate.EvaluationResult;
import io.github.metaspo.optimize.propose.ProposalResult.Admitted;
import io.github.metaspo.optimize.state.Incumbent;
import io.github.metaspo.optimize.state.ScoredPrompt;
import io.github.metaspo.optimize.state.TaskComparison;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A candidate in a round, with its results, one for each comparison. */
final class Contender {

    private final Admitted candidate;
    private final Optional<String> systemPrompt;
    private final List<TaskComparison> comparisons;
    private final List<EvaluationResult> results = new ArrayList<>();
    private int questions;

    private Contender(Admitted candidate, Optional<String> systemPrompt, List<TaskComparison> comparisons) {
        this.candidate = candidate;
        this.systemPrompt = systemPrompt;
        this.comparisons = List.copyOf(comparisons);
        comparisons.forEach(comparison ->
                results.add(EvaluationResult.none(comparison.task().train().size())));
    }

    /** A candidate system prompt, which is asked with the user prompts of the comparisons. */
    static Contender ofSystemPrompt(Admitted candidate, List<TaskComparison> comparisons) {
        return new Contender(candidate, Optional.empty(), comparisons);
    }

    /** A candidate user prompt, which is asked with the incumbent's system prompt in the place of the user prompt of the comparison. */
    static Contender ofUserPrompt(Admitted candidate, String systemPrompt, TaskComparison comparison) {
        return new Contender(candidate, Optional.of(systemPrompt), List.of(comparison));
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

    /** Returns the requests for all examples, one for each comparison. */
    List<Block.Part> parts() {
        return IntStream.range(0, comparisons.size())
                .mapToObj(place -> {
                    EvaluationRequest request = request(comparisons.get(place));
                    questions += request.questions();
                    return new Block.Part(request, result -> results.set(place, result));
                })
                .toList();
    }

    private EvaluationRequest request(TaskComparison comparison) {
        Task task = comparison.task();
        List<Integer> all = IntStream.range(0, task.train().size()).boxed().toList();
        String text = candidate.proposal().text();
        return systemPrompt.isPresent()
                ? new EvaluationRequest(systemPrompt.get(), task, userPrompt(), all)
                : new EvaluationRequest(text, task, comparison.userPrompt(), all);
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

    /** Returns one result for each comparison. */
    List<EvaluationResult> results() {
        return List.copyOf(results);
    }
}

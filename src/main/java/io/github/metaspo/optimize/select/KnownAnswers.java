package io.github.metaspo.optimize.select;

import io.github.metaspo.optimize.evaluate.EvaluationRequest;
import io.github.metaspo.optimize.evaluate.EvaluationResult;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a system prompt has answered so far, by task and user prompt. No question is asked twice, not even one that failed. */
final class KnownAnswers {

    private final String systemPrompt;
    private final Map<String, Map<UserPrompt, Known>> byTask = new HashMap<>();

    KnownAnswers(String systemPrompt) {
        this.systemPrompt = systemPrompt;
    }

    /** Adds a result that is known from elsewhere. */
    void add(Task task, UserPrompt userPrompt, List<Integer> examples, EvaluationResult result) {
        Known known = known(task, userPrompt);
        examples.forEach(known.asked::set);
        known.result = known.result.with(result);
    }

    EvaluationResult of(Task task, UserPrompt userPrompt) {
        return known(task, userPrompt).result;
    }

    /** Returns those of some examples that were not asked yet. */
    List<Integer> open(Task task, UserPrompt userPrompt, List<Integer> examples) {
        BitSet asked = known(task, userPrompt).asked;
        return examples.stream().filter(example -> !asked.get(example)).toList();
    }

    /** Returns the request for examples, which count as asked from now on; its result is added once it is there. */
    Block.Part ask(Task task, UserPrompt userPrompt, List<Integer> examples) {
        Known known = known(task, userPrompt);
        examples.forEach(known.asked::set);
        return new Block.Part(
                new EvaluationRequest(systemPrompt, task, userPrompt, examples),
                result -> known.result = known.result.with(result));
    }

    private Known known(Task task, UserPrompt userPrompt) {
        return byTask.computeIfAbsent(task.id(), id -> new HashMap<>())
                .computeIfAbsent(userPrompt, prompt -> new Known(task.train().size()));
    }

    private static final class Known {
        private final BitSet asked = new BitSet();
        private EvaluationResult result;

        Known(int examples) {
            result = EvaluationResult.none(examples);
        }
    }
}

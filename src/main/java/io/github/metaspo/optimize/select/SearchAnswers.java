package io.github.metaspo.optimize.select;

import io.github.metaspo.optimize.TrainAnswer;
import io.github.metaspo.optimize.evaluate.EvaluationResult;
import io.github.metaspo.optimize.state.Incumbent;
import io.github.metaspo.optimize.state.ScoredPrompt;
import io.github.metaspo.optimize.state.TaskState;
import io.github.metaspo.suite.UserPrompt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What every system prompt of a search has answered, by the numbers of the candidates, and the incumbents that follow from that. */
final class SearchAnswers {

    private final Map<Integer, KnownAnswers> byNumber = new HashMap<>();

    /** Notes what the prompts that the search began with have answered. */
    void begin(Incumbent incumbent) {
        if (byNumber.isEmpty()) {
            KnownAnswers known = new KnownAnswers(incumbent.systemPrompt());
            for (TaskState state : incumbent.tasks()) {
                ScoredPrompt given = state.best();
                known.add(state.task(), given.prompt(), state.subset().examples(), given.result());
            }
            byNumber.put(incumbent.number(), known);
        }
    }

    void add(int number, KnownAnswers known) {
        byNumber.put(number, known);
    }

    KnownAnswers of(Incumbent incumbent) {
        KnownAnswers known = byNumber.get(incumbent.number());
        if (known == null) {
            throw new IllegalArgumentException("candidate " + incumbent.number() + " has answered nothing");
        }
        return known;
    }

    /** Returns the most examples of a task that an incumbent was asked. */
    static int asked(Incumbent incumbent) {
        return incumbent.tasks().stream()
                .mapToInt(state -> state.subset().size())
                .max()
                .orElseThrow();
    }

    /** Returns an incumbent with the user prompts that its tasks keep. */
    PromptSet kept(Incumbent incumbent) {
        return kept(of(incumbent), incumbent.tasks());
    }

    static PromptSet kept(KnownAnswers known, List<TaskState> states) {
        return new PromptSet(known, states.stream().map(TaskState::task).toList(), userPrompts(states));
    }

    /** Returns the user prompts that each task keeps. */
    static List<List<UserPrompt>> userPrompts(List<TaskState> states) {
        return states.stream()
                .map(state -> state.kept().stream().map(ScoredPrompt::prompt).toList())
                .toList();
    }

    /** Returns an incumbent with its answers up to a rung. */
    Incumbent upTo(Incumbent incumbent, Rungs.Rung rung) {
        KnownAnswers known = of(incumbent);
        List<TaskState> states = incumbent.tasks().stream()
                .map(state -> withResults(
                        new TaskState(state.task(), state.subset().taking(rung.examples(), rung.turns()), state.kept()),
                        known))
                .toList();
        return new Incumbent(incumbent.number(), incumbent.systemPrompt(), states);
    }

    /** Returns a task with the results of its kept user prompts. Proposers see the answers to any of them as those to the best. */
    static TaskState withResults(TaskState state, KnownAnswers known) {
        List<TrainAnswer> sample = state.kept().stream()
                .flatMap(prompt -> known.of(state.task(), prompt.prompt()).answers().stream())
                .toList();
        List<ScoredPrompt> results = new ArrayList<>();
        for (ScoredPrompt prompt : state.kept()) {
            EvaluationResult result = known.of(state.task(), prompt.prompt());
            results.add(new ScoredPrompt(
                    prompt.number(),
                    prompt.prompt(),
                    results.isEmpty() ? new EvaluationResult(result.scores(), result.total(), sample) : result));
        }
        return new TaskState(state.task(), state.subset(), results);
    }
}

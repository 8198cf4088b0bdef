package io.github.metaspo.goal.optimize;

import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.goal.HeldOut;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.model.TokenCount;
import io.github.metaspo.model.calls.budget.Reserve;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import io.github.metaspo.suite.OptimizeSettings.UserPrompts;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The part of the budget that the held-out measurement takes, by the texts of its prompts. The prompts that a search finds may be as long as
 * the longest candidate that was asked so far, and the reserve grows with it before that candidate is asked. Safe for use by many threads.
 */
final class HeldOutReserve {

    private final Suite suite;
    private final boolean countsTokens;
    private final boolean shipsUserPrompts;
    private final TokenCount count = new TokenCount();
    private final long questions;
    private final long calls;
    private final long knownTokens;
    private final long givenUserTokens;
    private long longestSystemPrompt;
    private final Map<String, Long> moreUserTokens = new HashMap<>();

    /**
     * The reserve before a search.
     *
     * @param sets the prompts that are measured beside those found
     * @param stored questions about these prompts whose answers are stored already, 0 or above
     */
    HeldOutReserve(Suite suite, Set<Prompts> sets, long stored) {
        Budget budget = suite.optimize().budget();
        this.suite = suite;
        this.countsTokens = budget.tokens().isPresent() || budget.cost().isPresent();
        this.shipsUserPrompts = suite.optimize().userPrompts() == UserPrompts.SHIP;
        this.questions = HeldOut.questions(suite);
        this.calls = (sets.size() + 1L) * questions - stored;
        long known = 0;
        long given = 0;
        if (countsTokens) {
            for (Prompts prompts : sets) {
                longestSystemPrompt = Math.max(longestSystemPrompt, count.of(prompts.systemPrompt()));
                known += tokens(prompts.heldOut(suite));
            }
            given = tokens(new Prompts("", Prompts.given(suite).userPrompts()).heldOut(suite));
        }
        this.knownTokens = known;
        this.givenUserTokens = given;
    }

    synchronized Reserve reserve() {
        long user = givenUserTokens
                + moreUserTokens.values().stream().mapToLong(Long::longValue).sum();
        return new Reserve(calls, knownTokens + questions * longestSystemPrompt + user);
    }

    /**
     * Takes a candidate into account that is about to be asked.
     *
     * @param task whose user prompt it is; empty for a system prompt
     * @return whether the reserve has grown
     */
    synchronized boolean admit(Optional<String> task, String text) {
        if (!countsTokens || task.isPresent() && !shipsUserPrompts) {
            return false;
        }
        long before = reserve().requestTokens();
        if (task.isEmpty()) {
            longestSystemPrompt = Math.max(longestSystemPrompt, count.of(text));
        } else {
            suite.tasks().stream()
                    .filter(one -> one.id().equals(task.get()))
                    .forEach(one -> moreUserTokens.merge(one.id(), moreTokens(one, new UserPrompt(text)), Math::max));
        }
        return reserve().requestTokens() > before;
    }

    private long moreTokens(Task task, UserPrompt candidate) {
        long longer = count.of(candidate.template()) - count.of(task.prompt().template());
        return Math.max(0, longer) * task.test().size() * task.repeats();
    }

    private long tokens(List<Batch> batches) {
        long tokens = 0;
        for (Batch batch : batches) {
            long ofSystem = count.of(batch.systemPrompt());
            for (int question = 0;
                    question < batch.questions();
                    question += batch.task().repeats()) {
                tokens += batch.task().repeats()
                        * (ofSystem + count.of(batch.request(question).conversation()));
            }
        }
        return tokens;
    }
}

package io.github.metaspo.goal.search;

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
import java.util.function.Function;

/**
 * The part of the budget reserved for the held-out measurement, computed from the length of its prompts. The prompts that the search
 * will find may be as long as the longest candidate so far, so the reserve grows before a longer candidate is asked. Thread-safe.
 */
public final class HeldOutReserve {

    private final Suite suite;
    private final boolean countsTokens;
    private final boolean shipsUserPrompts;
    private final TokenCount count = new TokenCount();
    private final long questions;
    private final long calls;
    private final int found;
    private final long knownTokens;
    private final long givenUserTokens;
    private long longestSystemPrompt;
    private final Map<String, Long> extraUserTokens = new HashMap<>();

    /**
     * Computes the reserve before a search that finds one set of prompts.
     *
     * @param sets the prompts that are measured in addition to those found
     * @param stored how many questions about these prompts have a stored reply; 0 or more
     */
    public HeldOutReserve(Suite suite, Set<Prompts> sets, long stored) {
        this(suite, sets, stored, 1);
    }

    /**
     * Computes the reserve before a search.
     *
     * @param sets the prompts that are measured in addition to those found
     * @param stored how many questions about these prompts have a stored reply; 0 or more
     * @param found how many sets of prompts the search finds; 1 or more
     */
    public HeldOutReserve(Suite suite, Set<Prompts> sets, long stored, int found) {
        Budget budget = suite.optimize().budget();
        this.suite = suite;
        this.countsTokens = budget.tokens().isPresent() || budget.cost().isPresent();
        this.shipsUserPrompts = suite.optimize().userPrompts() == UserPrompts.SHIP;
        this.questions = HeldOut.questions(suite);
        this.calls = (sets.size() + (long) found) * questions - stored;
        this.found = found;
        long known = 0;
        long given = 0;
        if (countsTokens) {
            for (Prompts prompts : sets) {
                longestSystemPrompt = Math.max(longestSystemPrompt, count.of(prompts.systemPrompt()));
                known += tokens(prompts.heldOut(suite));
            }
            given = tokens(new Prompts("", Prompts.start(suite).userPrompts()).heldOut(suite));
            // the prompts that the search finds may keep user prompts that are in effect
            sets.forEach(
                    prompts -> prompts.userPrompts().forEach((task, text) -> allow(task, one -> new UserPrompt(text))));
        }
        this.knownTokens = known;
        this.givenUserTokens = given;
    }

    /** Returns no reserve: for a search whose result is measured in a session of its own. */
    public static HeldOutReserve none(Suite suite) {
        return new HeldOutReserve(suite);
    }

    private HeldOutReserve(Suite suite) {
        this.suite = suite;
        this.countsTokens = false;
        this.shipsUserPrompts = false;
        this.questions = 0;
        this.calls = 0;
        this.found = 0;
        this.knownTokens = 0;
        this.givenUserTokens = 0;
    }

    /** Returns the current reserve. */
    public synchronized Reserve reserve() {
        long user = givenUserTokens
                + extraUserTokens.values().stream().mapToLong(Long::longValue).sum();
        return new Reserve(calls, knownTokens + found * (questions * longestSystemPrompt + user));
    }

    /**
     * Adjusts the reserve for a candidate that is about to be asked.
     *
     * @param task id of the task whose user prompt it is; empty for a system prompt
     * @return whether the reserve grew
     */
    public synchronized boolean admit(Optional<String> task, String text) {
        if (!countsTokens || task.isPresent() && !shipsUserPrompts) {
            return false;
        }
        long before = reserve().requestTokens();
        if (task.isEmpty()) {
            longestSystemPrompt = Math.max(longestSystemPrompt, count.of(text));
        } else {
            allow(task.get(), one -> one.demonstrations().in(new UserPrompt(text)));
        }
        return reserve().requestTokens() > before;
    }

    /** Adds what a measurement grows by if a task uses this user prompt. */
    private void allow(String task, Function<Task, UserPrompt> prompt) {
        suite.tasks().stream()
                .filter(one -> one.id().equals(task))
                .forEach(one -> extraUserTokens.merge(task, extraTokens(one, prompt.apply(one)), Math::max));
    }

    /** Returns the tokens by which a measurement grows if a task uses this user prompt; 0 if it is not longer. */
    private long extraTokens(Task task, UserPrompt candidate) {
        long longer = count.of(candidate.template())
                - count.of(task.demonstratedPrompt().template());
        return Math.max(0, longer) * task.test().size() * task.repeats();
    }

    private long tokens(List<Batch> batches) {
        long tokens = 0;
        for (Batch batch : batches) {
            long systemTokens = count.of(batch.systemPrompt());
            for (int question = 0;
                    question < batch.questions();
                    question += batch.task().repeats()) {
                tokens += batch.task().repeats()
                        * (systemTokens + count.of(batch.request(question).conversation()));
            }
        }
        return tokens;
    }
}

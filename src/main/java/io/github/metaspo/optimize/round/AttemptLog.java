package io.github.metaspo.optimize.round;

import io.github.metaspo.optimize.propose.ProposalContext.Attempt;
import io.github.metaspo.optimize.propose.ProposalResult;
import io.github.metaspo.optimize.propose.Rejection;
import io.github.metaspo.optimize.select.Selection.Judged;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The latest candidates and their results, for system prompts and for each task apart. Proposers see them so that they do not repeat themselves. */
public final class AttemptLog {

    private final int most;
    private final Map<Optional<String>, Deque<Attempt>> byTask = new HashMap<>();

    /** @param most attempts that are remembered for each prompt; 0 if proposers see none */
    public AttemptLog(int most) {
        this.most = most;
    }

    /**
     * Returns the remembered attempts, the oldest first.
     *
     * @param task id of the task whose user prompt they are; empty for the system prompt
     */
    List<Attempt> of(Optional<String> task) {
        return new ArrayList<>(byTask.getOrDefault(task, new ArrayDeque<>()));
    }

    void add(Judged judged) {
        judged.gain()
                .ifPresent(gain -> add(
                        judged.candidate().request().task(),
                        judged.candidate().proposal().text(),
                        String.format(Locale.ROOT, "%+.1f points", gain * 100)));
    }

    void add(ProposalResult.Rejected rejected) {
        String reasons = rejected.reasons().stream().map(Rejection::sentence).collect(Collectors.joining(" "));
        rejected.text().ifPresent(text -> add(rejected.request().task(), text, "refused: " + reasons));
    }

    private void add(Optional<String> task, String text, String result) {
        Deque<Attempt> attempts = byTask.computeIfAbsent(task, key -> new ArrayDeque<>());
        attempts.addLast(new Attempt(text, result));
        if (attempts.size() > most) {
            attempts.removeFirst();
        }
    }
}

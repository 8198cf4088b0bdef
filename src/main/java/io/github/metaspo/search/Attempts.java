package io.github.metaspo.search;

import io.github.metaspo.search.proposal.Assignment.Attempt;
import io.github.metaspo.search.proposal.Refusal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was tried last and what became of it, so that a proposer does not repeat itself: system prompts, and each task apart. */
final class Attempts {

    private static final int REMEMBERED = 8;

    private final Map<Optional<String>, Deque<Attempt>> byTask = new HashMap<>();

    /** @param task empty for system prompts */
    List<Attempt> of(Optional<String> task) {
        return new ArrayList<>(byTask.getOrDefault(task, new ArrayDeque<>()));
    }

    void add(Run run) {
        add(
                run.racer().candidate().order().task(),
                run.racer().candidate().draft().text(),
                String.format(Locale.ROOT, "%+.1f points", run.gain().mean() * 100));
    }

    void add(Written unfit) {
        if (unfit instanceof Written.Refused refused && refused.text().isPresent()) {
            String reasons = refused.reasons().stream().map(Refusal::sentence).collect(Collectors.joining(" "));
            add(refused.order().task(), refused.text().get(), "refused: " + reasons);
        }
    }

    private void add(Optional<String> task, String text, String result) {
        Deque<Attempt> attempts = byTask.computeIfAbsent(task, key -> new ArrayDeque<>());
        attempts.addLast(new Attempt(text, result));
        if (attempts.size() > REMEMBERED) {
            attempts.removeFirst();
        }
    }
}

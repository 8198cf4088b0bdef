package io.github.metaspo.search.proposal;

import java.util.List;
import java.util.Set;

/** Stand-in until the helper's arrives. */
public final class Admission {
    public List<Refusal> check(Draft draft, Assignment assignment, Set<String> seen) {
        if (!(draft instanceof Draft.Prompt prompt)) {
            return List.of(new Refusal(Refusal.Reason.NO_PROMPT, "none"));
        }
        return seen.contains(prompt.text()) ? List.of(new Refusal(Refusal.Reason.DUPLICATE, "dup")) : List.of();
    }
}

package io.github.metaspo.search;

import io.github.metaspo.search.Candidate.Fate;
import io.github.metaspo.search.proposal.Assignment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** All candidates of a search with what became of each. Used by one thread. */
final class History {

    private static final String SUITE = "suite";

    private final List<Candidate> candidates = new ArrayList<>();
    private int planned;

    /** Plans a candidate; its number tells it apart in the whole search. */
    Order plan(int parent, Assignment assignment) {
        return new Order(planned++, parent, assignment);
    }

    /** Notes a prompt of the suite, which nobody wrote. */
    int begin(Optional<String> task, String text, double score, int questions) {
        int number = planned++;
        candidates.add(new Candidate(
                number,
                task,
                0,
                OptionalInt.empty(),
                SUITE,
                Optional.of(text),
                new Fate.Scored(score, questions, true)));
        return number;
    }

    /** Notes what was not fit to be asked. */
    void note(int round, String proposer, Written written) {
        if (written instanceof Written.Refused refused) {
            List<String> reasons = refused.reasons().stream()
                    .map(reason -> reason.reason().name())
                    .toList();
            add(round, proposer, refused.order(), refused.text(), new Fate.Refused(reasons));
        } else if (written instanceof Written.Failed failed) {
            add(round, proposer, failed.order(), Optional.empty(), new Fate.Failed(failed.message()));
        }
    }

    /** Notes what became of a candidate that was asked. */
    void note(int round, String proposer, Written.Admitted admitted, Fate fate) {
        add(round, proposer, admitted.order(), Optional.of(admitted.draft().text()), fate);
    }

    /** All so far, by number. */
    List<Candidate> candidates() {
        return candidates.stream()
                .sorted(Comparator.comparing(Candidate::number))
                .toList();
    }

    private void add(int round, String proposer, Order order, Optional<String> text, Fate fate) {
        candidates.add(new Candidate(
                order.number(), order.task(), round, OptionalInt.of(order.parent()), proposer, text, fate));
    }
}

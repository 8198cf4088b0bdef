package io.github.metaspo.optimize.round;

import io.github.metaspo.optimize.Candidate;
import io.github.metaspo.optimize.Candidate.Status;
import io.github.metaspo.optimize.Evidence;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.optimize.propose.ProposalRequest;
import io.github.metaspo.optimize.propose.ProposalResult;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every candidate of a search with its status, and the numbers of candidates. Used by one thread. */
public final class CandidateLog {

    private final SortedMap<Integer, Candidate> candidates = new TreeMap<>();
    private int next;

    /** Takes the next number for a prompt that the search begins with. */
    public int number() {
        return next++;
    }

    /** Takes the next number for a candidate that is to be proposed. */
    ProposalRequest request(int parent, ProposalContext context) {
        return new ProposalRequest(next++, parent, context);
    }

    /** Records a prompt that the search begins with. */
    public void addGiven(int number, Optional<String> task, String text, double score, int questions) {
        candidates.put(number, Candidate.given(number, task, text, score, questions));
    }

    void add(int round, String proposer, ProposalResult.Rejected rejected) {
        List<String> reasons = rejected.reasons().stream()
                .map(reason -> reason.reason().name())
                .toList();
        add(
                round,
                proposer,
                rejected.request(),
                rejected.text(),
                new Status.Rejected(reasons),
                Optional.empty(),
                rejected.writing());
    }

    void add(int round, String proposer, ProposalResult.Failed failed) {
        add(
                round,
                proposer,
                failed.request(),
                Optional.empty(),
                new Status.Failed(failed.message()),
                Optional.empty(),
                Candidate.Writing.NONE);
    }

    /** Records the status of a candidate; a later one replaces it. */
    void add(int round, String proposer, ProposalResult.Admitted admitted, Status status, Optional<Evidence> evidence) {
        add(
                round,
                proposer,
                admitted.request(),
                Optional.of(admitted.proposal().text()),
                status,
                evidence,
                admitted.writing());
    }

    /** Changes the status of a candidate that is recorded. */
    void update(ProposalResult.Admitted admitted, Status status, Optional<Evidence> evidence) {
        Candidate before = candidates.get(admitted.request().number());
        if (before != null) {
            add(before.round(), before.proposer(), admitted, status, evidence);
        }
    }

    /** Records a candidate of a round that was broken off, unless it was judged before. */
    void addUndecided(int round, String proposer, ProposalResult.Admitted admitted) {
        if (!candidates.containsKey(admitted.request().number())) {
            add(round, proposer, admitted, new Status.Undecided(), Optional.empty());
        }
    }

    /** Returns all candidates so far, by number. */
    public List<Candidate> candidates() {
        return List.copyOf(candidates.values());
    }

    /**
     * Returns the texts of the candidates with the highest scores, the best first.
     *
     * @param task id of the task whose user prompts they are; empty for system prompts
     * @param except a text that is left out
     * @param most texts to return, 0 or above
     */
    List<String> elite(Optional<String> task, String except, int most) {
        return candidates.values().stream()
                .filter(candidate -> candidate.task().equals(task) && candidate.status() instanceof Status.Scored)
                .sorted(Comparator.comparing((Candidate candidate) -> ((Status.Scored) candidate.status()).score())
                        .reversed()
                        .thenComparing(Candidate::number))
                .flatMap(candidate -> candidate.text().stream())
                .filter(text -> !text.equals(except))
                .distinct()
                .limit(most)
                .toList();
    }

    private void add(
            int round,
            String proposer,
            ProposalRequest request,
            Optional<String> text,
            Status status,
            Optional<Evidence> evidence,
            Candidate.Writing writing) {
        Candidate before = candidates.get(request.number());
        candidates.put(
                request.number(),
                new Candidate(
                        request.number(),
                        request.task(),
                        before == null ? round : before.round(),
                        OptionalInt.of(request.parent()),
                        proposer,
                        text,
                        status,
                        evidence,
                        writing));
    }
}

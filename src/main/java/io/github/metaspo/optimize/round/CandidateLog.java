package io.github.metaspo.optimize.round;

import io.github.metaspo.optimize.Candidate;
import io.github.metaspo.optimize.Candidate.Status;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.optimize.propose.ProposalRequest;
import io.github.metaspo.optimize.propose.ProposalResult;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Every candidate of a search with its status, and the numbers of candidates. Used by one thread. */
public final class CandidateLog {

    private final List<Candidate> candidates = new ArrayList<>();
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
        candidates.add(Candidate.given(number, task, text, score, questions));
    }

    void add(int round, String proposer, ProposalResult.Rejected rejected) {
        List<String> reasons = rejected.reasons().stream()
                .map(reason -> reason.reason().name())
                .toList();
        add(round, proposer, rejected.request(), rejected.text(), new Status.Rejected(reasons), rejected.writing());
    }

    void add(int round, String proposer, ProposalResult.Failed failed) {
        add(
                round,
                proposer,
                failed.request(),
                Optional.empty(),
                new Status.Failed(failed.message()),
                Candidate.Writing.NONE);
    }

    void add(int round, String proposer, ProposalResult.Admitted admitted, Status status) {
        add(round, proposer, admitted.request(), Optional.of(admitted.proposal().text()), status, admitted.writing());
    }

    /** Returns all candidates so far, by number. */
    public List<Candidate> candidates() {
        return candidates.stream()
                .sorted(Comparator.comparing(Candidate::number))
                .toList();
    }

    /**
     * Returns the texts of the candidates with the highest scores, the best first.
     *
     * @param task id of the task whose user prompts they are; empty for system prompts
     * @param except a text that is left out
     * @param most texts to return, 0 or above
     */
    List<String> elite(Optional<String> task, String except, int most) {
        return candidates.stream()
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
            Candidate.Writing writing) {
        candidates.add(new Candidate(
                request.number(),
                request.task(),
                round,
                OptionalInt.of(request.parent()),
                proposer,
                text,
                status,
                writing));
    }
}

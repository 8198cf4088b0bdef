package io.github.metaspo.optimize.propose;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.evaluation.CallPool;
import io.github.metaspo.optimize.Candidate.RefusedTry;
import io.github.metaspo.optimize.Candidate.Writing;
import io.github.metaspo.optimize.SearchListener;
import io.github.metaspo.optimize.SeedStreams;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * Concurrent generator of a round's candidates, which repairs rejected ones once. Validation runs in the order of the requests,
 * so that results do not depend on the order of replies; an admitted candidate is passed on at once, while others are still being
 * written.
 */
public final class CandidateGenerator {

    private static final int MOST_SILENT_ROUNDS = 3;

    private final Proposer proposer;
    private final CandidateValidator validator;
    private final CallPool pool;
    private final SeedStreams seeds;
    private final AtomicBoolean replied;
    private long calls;
    private int silentRounds;
    private @Nullable ModelException lastFailure;

    /** Receives each candidate as soon as it is admitted, one at a time and in the order of the requests. Must not wait. */
    @FunctionalInterface
    public interface Receiver {
        void accept(ProposalResult.Admitted candidate) throws ModelException, InterruptedException;
    }

    /**
     * Creates a generator for one level of a search.
     *
     * @param pool in which the optimizer model is called; stays open
     * @param replied whether the optimizer model has replied in this search; shared by all generators that ask it
     * @param seed the seed of the whole search
     */
    public CandidateGenerator(
            Proposer proposer, CandidateValidator validator, CallPool pool, AtomicBoolean replied, long seed) {
        this.proposer = proposer;
        this.validator = validator;
        this.pool = pool;
        this.replied = replied;
        this.seeds = new SeedStreams(seed);
    }

    public Proposer proposer() {
        return proposer;
    }

    /** Returns the calls to the optimizer model requested so far, repairs included; never fewer than were made. */
    public long calls() {
        return calls;
    }

    /** Returns the maximum number of calls to the optimizer model for the given number of candidates, repairs included. */
    public long mostCalls(long candidates) {
        return candidates * (proposer.callsPerProposal() + proposer.callsPerRepair());
    }

    /** Returns the number of calls to the optimizer model for the given number of candidates if none needs a repair. */
    public long leastCalls(long candidates) {
        return candidates * proposer.callsPerProposal();
    }

    /**
     * Generates candidates and waits until no thread writes any more.
     *
     * @param seen texts that are rejected as duplicates; admitted ones are added
     * @param receiver takes each admitted candidate, and may begin to evaluate it
     * @return one result for each request, in the order given
     * @throws ModelException if a failure would affect every call, if the model has never replied, or from the receiver
     */
    public List<ProposalResult> generate(
            List<ProposalRequest> requests, SeenPrompts seen, SearchListener listener, Receiver receiver)
            throws ModelException, InterruptedException {
        Receiver admitted = candidate -> {
            listener.admitted(candidate.request().task(), candidate.proposal().text());
            receiver.accept(candidate);
        };
        proposer.begin(requests.stream().map(ProposalRequest::number).toList());
        calls += (long) requests.size() * proposer.callsPerProposal();
        List<ProposalResult> results = new ArrayList<>();
        List<Written> first = all(
                requests,
                this::propose,
                (i, written) -> results.add(validate(requests.get(i), written, writing(written), seen, admitted)));
        repair(results, first, seen, admitted);
        noteSilence(first);
        return results;
    }

    private void repair(List<ProposalResult> results, List<Written> first, SeenPrompts seen, Receiver admitted)
            throws ModelException, InterruptedException {
        List<Integer> places = IntStream.range(0, results.size())
                .filter(i -> results.get(i) instanceof ProposalResult.Rejected)
                .boxed()
                .toList();
        List<ProposalRequest> requests =
                places.stream().map(i -> results.get(i).request()).toList();
        List<ProposalResult.Rejected> rejected = places.stream()
                .map(i -> (ProposalResult.Rejected) results.get(i))
                .toList();
        calls += (long) requests.size() * proposer.callsPerRepair();
        all(requests, (request, i) -> repair(rejected.get(i), first.get(places.get(i))), (i, written) -> {
            // a failed call says nothing about the draft, so that the first reasons stay
            if (written instanceof Proposed) {
                ProposalResult repaired =
                        validate(requests.get(i), written, rejected.get(i).writing(), seen, admitted);
                results.set(places.get(i), moreInformative(rejected.get(i), repaired));
            }
        });
    }

    /** Returns the repaired result; the first reasons if the repair has no prompt at all, since they say more. */
    private static ProposalResult moreInformative(ProposalResult.Rejected first, ProposalResult repaired) {
        return repaired instanceof ProposalResult.Rejected rejected
                        && rejected.text().filter(text -> !text.isBlank()).isEmpty()
                ? new ProposalResult.Rejected(first.request(), first.text(), first.reasons(), rejected.writing())
                : repaired;
    }

    private static Writing writing(Written written) {
        return written instanceof Proposed proposed ? proposed.proposal().writing() : Writing.NONE;
    }

    private Written propose(ProposalRequest request, int index) throws ModelException, InterruptedException {
        return new Proposed(
                proposer.propose(request.context(), request.number(), seeds.at("propose", request.number())));
    }

    private Written repair(ProposalResult.Rejected rejected, Written first)
            throws ModelException, InterruptedException {
        ProposalRequest request = rejected.request();
        Optional<Proposal> proposal = proposer.repair(
                request.context(),
                ((Proposed) first).proposal(),
                rejected.reasons().stream().map(Rejection::sentence).toList(),
                request.number(),
                seeds.at("repair", request.number()));
        return proposal.<Written>map(Proposed::new).orElseGet(NoRepair::new);
    }

    /** @param writing with the tries that were refused before */
    private ProposalResult validate(
            ProposalRequest request, Written written, Writing writing, SeenPrompts seen, Receiver admitted)
            throws ModelException, InterruptedException {
        if (written instanceof NoReply noReply) {
            return new ProposalResult.Failed(
                    request, String.valueOf(noReply.failure().getMessage()));
        }
        Proposal proposal = CandidateValidator.mended(((Proposed) written).proposal(), request.context());
        List<Rejection> reasons = validator.check(proposal, request.context(), seen.keys(request.task()));
        Optional<String> text =
                proposal instanceof Proposal.Prompt prompt ? Optional.of(prompt.text()) : Optional.empty();
        if (!reasons.isEmpty()) {
            return new ProposalResult.Rejected(request, text, reasons, writing.with(refused(proposal, reasons)));
        }
        seen.add(request.task(), text.orElseThrow());
        ProposalResult.Admitted candidate = new ProposalResult.Admitted(request, (Proposal.Prompt) proposal, writing);
        admitted.accept(candidate);
        return candidate;
    }

    private static RefusedTry refused(Proposal proposal, List<Rejection> reasons) {
        return new RefusedTry(
                proposal instanceof Proposal.Prompt prompt ? prompt.text() : ((Proposal.Unusable) proposal).reply(),
                reasons.stream().map(reason -> reason.reason().name()).toList());
    }

    private List<Written> all(List<ProposalRequest> requests, Step step, WrittenReceiver receiver)
            throws ModelException, InterruptedException {
        InOrder results = new InOrder(receiver);
        pool.runAll(IntStream.range(0, requests.size())
                .<CallPool.Call>mapToObj(i -> () -> results.arrived(i, attempt(step, requests.get(i), i)))
                .iterator());
        return results.passed;
    }

    private Written attempt(Step step, ProposalRequest request, int index) throws ModelException, InterruptedException {
        try {
            return step.run(request, index);
        } catch (ModelException e) {
            if (e.kind().isGeneral() && !(replied.get() && isOfModel(e.kind()))) {
                throw e;
            }
            return new NoReply(e);
        }
    }

    /** Returns whether a failure that affects every call comes from the optimizer model, not from the budget or the store. */
    private static boolean isOfModel(Kind kind) {
        return kind == Kind.QUOTA_EXHAUSTED
                || kind == Kind.WRONG_KEY
                || kind == Kind.UNKNOWN_MODEL
                || kind == Kind.UNREACHABLE;
    }

    /** Counts rounds without any reply. A model that has never replied ends the search at once. */
    private void noteSilence(List<Written> results) throws ModelException {
        if (results.isEmpty()) {
            return;
        }
        if (!results.stream().allMatch(NoReply.class::isInstance)) {
            replied.set(true);
            silentRounds = 0;
            return;
        }
        lastFailure = ((NoReply) results.get(0)).failure();
        // a failure that affects every further call ends the search at once; the prompts found before are still
        // measured
        silentRounds = lastFailure.kind().isGeneral() ? MOST_SILENT_ROUNDS : silentRounds + 1;
        if (!replied.get()) {
            throw lastFailure;
        }
    }

    /** Returns why no more candidates can be generated: the optimizer model no longer replies. Empty if it still does. */
    public Optional<String> silence() {
        return lastFailure == null || silentRounds < MOST_SILENT_ROUNDS
                ? Optional.empty()
                : Optional.of((lastFailure.kind().isGeneral()
                                ? "the optimizer model no longer replies ("
                                : "the optimizer model gave no reply in " + silentRounds + " rounds in a row (")
                        + lastFailure.getMessage() + ")");
    }

    @FunctionalInterface
    private interface Step {
        Written run(ProposalRequest request, int index) throws ModelException, InterruptedException;
    }

    @FunctionalInterface
    private interface WrittenReceiver {
        void receive(int index, Written written) throws ModelException, InterruptedException;
    }

    /** Passes results on in the order of their requests, each as soon as it and all before it have arrived. */
    private static final class InOrder {

        private final WrittenReceiver receiver;
        private final Map<Integer, Written> early = new HashMap<>();
        private final List<Written> passed = new ArrayList<>();

        InOrder(WrittenReceiver receiver) {
            this.receiver = receiver;
        }

        synchronized void arrived(int index, Written written) throws ModelException, InterruptedException {
            early.put(index, written);
            for (Written next = early.remove(passed.size()); next != null; next = early.remove(passed.size())) {
                receiver.receive(passed.size(), next);
                passed.add(next);
            }
        }
    }

    private sealed interface Written {}

    private record Proposed(Proposal proposal) implements Written {}

    private record NoReply(ModelException failure) implements Written {}

    private record NoRepair() implements Written {}
}

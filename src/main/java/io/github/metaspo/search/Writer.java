package io.github.metaspo.search;

import io.github.metaspo.evaluation.CallPool;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.model.ModelException.Kind;
import io.github.metaspo.search.proposal.Admission;
import io.github.metaspo.search.proposal.Draft;
import io.github.metaspo.search.proposal.Proposer;
import io.github.metaspo.search.proposal.Refusal;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * Has candidates written: all at once, then all second tries at once. Admission goes by the candidates' order, so that of two
 * equal ones the first stays, whoever was ready first; who is admitted can be asked while others are still being written.
 */
public final class Writer {

    private static final int MOST_SILENT_ROUNDS = 3;

    private final Proposer proposer;
    private final Admission admission;
    private final CallPool pool;
    private final Randoms randoms;
    private long calls;
    private final AtomicBoolean replied;
    private int silentRounds;
    private @Nullable ModelException lastFailure;

    /** Receives candidates as soon as they are admitted, one at a time and always in the same order. Must not wait. */
    @FunctionalInterface
    interface Admitting {
        void accept(Written.Admitted admitted) throws ModelException, InterruptedException;
    }

    /**
     * A writer for one loop of a search.
     *
     * @param pool in which the optimizer model is called; stays open
     * @param replied whether the optimizer model has replied in this search; shared by all writers that ask it
     * @param seed of the whole search
     */
    public Writer(Proposer proposer, Admission admission, CallPool pool, AtomicBoolean replied, long seed) {
        this.proposer = proposer;
        this.admission = admission;
        this.pool = pool;
        this.replied = replied;
        this.randoms = new Randoms(seed);
    }

    Proposer proposer() {
        return proposer;
    }

    /** The calls to the optimizer model that were planned so far, second tries included: never fewer than were made. */
    long calls() {
        return calls;
    }

    /** The part of {@link #mostCalls} that is no second try. */
    long leastOf(long mostCalls) {
        long most = mostCalls(1);
        return most == 0 ? 0 : mostCalls / most * proposer.callsPerProposal();
    }

    /** Most calls to the optimizer model that the given number of candidates takes, second tries included. */
    long mostCalls(long candidates) {
        return candidates * (proposer.callsPerProposal() + proposer.callsPerRepair());
    }

    /**
     * Returns one result for each order, in the order given, when no thread writes any more.
     *
     * @param seen texts that are no news any more; those that are admitted join them
     * @param listener receives each candidate as soon as it is admitted
     * @param ready receives it then, and may begin to ask it
     * @throws ModelException if a failure would meet every call, or the model has never replied, or as {@code ready} throws
     */
    List<Written> write(List<Order> orders, Seen seen, SearchListener listener, Admitting ready)
            throws ModelException, InterruptedException {
        Admitting tell = admitted -> {
            listener.admitted(admitted.order().task(), admitted.draft().text());
            ready.accept(admitted);
        };
        calls += (long) orders.size() * proposer.callsPerProposal();
        List<Written> written = new ArrayList<>();
        List<Result> first =
                all(orders, this::propose, (i, result) -> written.add(admit(orders.get(i), result, seen, tell)));
        repair(written, first, seen, tell);
        noteSilence(first);
        return written;
    }

    private void repair(List<Written> written, List<Result> first, Seen seen, Admitting ready)
            throws ModelException, InterruptedException {
        List<Integer> places = IntStream.range(0, written.size())
                .filter(i -> written.get(i) instanceof Written.Refused)
                .boxed()
                .toList();
        List<Order> orders = places.stream().map(i -> written.get(i).order()).toList();
        List<Written.Refused> refused =
                places.stream().map(i -> (Written.Refused) written.get(i)).toList();
        calls += (long) orders.size() * proposer.callsPerRepair();
        all(orders, (order, i) -> repair(refused.get(i), first.get(places.get(i))), (i, result) -> {
            if (!(result instanceof NoSecondTry)) {
                written.set(places.get(i), second(refused.get(i), admit(orders.get(i), result, seen, ready)));
            }
        });
    }

    /** The result of both tries: if the second one brought no prompt at all, the reasons against the first one say more. */
    private static Written second(Written.Refused first, Written second) {
        return second instanceof Written.Refused refused
                        && refused.text().isEmpty()
                        && first.text().isPresent()
                ? first
                : second;
    }

    private Result propose(Order order, int index) throws ModelException, InterruptedException {
        return new Drafted(proposer.propose(order.assignment(), order.number(), randoms.at("propose", order.number())));
    }

    private Result repair(Written.Refused refused, Result first) throws ModelException, InterruptedException {
        Order order = refused.order();
        Optional<Draft> draft = proposer.repair(
                order.assignment(),
                ((Drafted) first).draft(),
                refused.reasons().stream().map(Refusal::sentence).toList(),
                order.number(),
                randoms.at("repair", order.number()));
        return draft.<Result>map(Drafted::new).orElseGet(NoSecondTry::new);
    }

    private Written admit(Order order, Result result, Seen seen, Admitting ready)
            throws ModelException, InterruptedException {
        if (result instanceof NoReply noReply) {
            return new Written.Failed(order, String.valueOf(noReply.failure().getMessage()));
        }
        Draft draft = ((Drafted) result).draft();
        Set<String> known = seen.of(order.task());
        List<Refusal> reasons = admission.check(draft, order.assignment(), known);
        Optional<String> text = draft instanceof Draft.Prompt prompt ? Optional.of(prompt.text()) : Optional.empty();
        if (!reasons.isEmpty()) {
            return new Written.Refused(order, text, reasons);
        }
        known.add(text.orElseThrow());
        Written.Admitted admitted = new Written.Admitted(order, (Draft.Prompt) draft);
        ready.accept(admitted);
        return admitted;
    }

    private List<Result> all(List<Order> orders, Step step, Receiver receiver)
            throws ModelException, InterruptedException {
        InOrder results = new InOrder(receiver);
        pool.runAll(IntStream.range(0, orders.size())
                .<CallPool.Call>mapToObj(i -> () -> results.arrived(i, attempt(step, orders.get(i), i)))
                .iterator());
        return results.passed;
    }

    private Result attempt(Step step, Order order, int index) throws ModelException, InterruptedException {
        try {
            return step.run(order, index);
        } catch (ModelException e) {
            if (e.kind().isGeneral() && !(replied.get() && isOfModel(e.kind()))) {
                throw e;
            }
            return new NoReply(e);
        }
    }

    /** Whether a failure that would meet every call is one of the optimizer model, and none of the budget or the store. */
    private static boolean isOfModel(Kind kind) {
        return kind == Kind.QUOTA_EXHAUSTED
                || kind == Kind.WRONG_KEY
                || kind == Kind.UNKNOWN_MODEL
                || kind == Kind.UNREACHABLE;
    }

    /** Counts rounds without any reply. A model that has never replied ends the search at once. */
    private void noteSilence(List<Result> results) throws ModelException {
        if (results.isEmpty()) {
            return;
        }
        if (!results.stream().allMatch(NoReply.class::isInstance)) {
            replied.set(true);
            silentRounds = 0;
            return;
        }
        lastFailure = ((NoReply) results.get(0)).failure();
        // what would meet every further call ends the search at once, and what was found before is measured
        silentRounds = lastFailure.kind().isGeneral() ? MOST_SILENT_ROUNDS : silentRounds + 1;
        if (!replied.get()) {
            throw lastFailure;
        }
    }

    /** Why no more prompts can be written: the optimizer model gave no reply in several rounds in a row. Empty if it still replies. */
    Optional<String> silence() {
        return lastFailure == null || silentRounds < MOST_SILENT_ROUNDS
                ? Optional.empty()
                : Optional.of((lastFailure.kind().isGeneral()
                                ? "the optimizer model gives no reply any more ("
                                : "the optimizer model gave no reply in " + silentRounds + " rounds in a row (")
                        + lastFailure.getMessage() + ")");
    }

    @FunctionalInterface
    private interface Step {
        Result run(Order order, int index) throws ModelException, InterruptedException;
    }

    @FunctionalInterface
    private interface Receiver {
        void receive(int index, Result result) throws ModelException, InterruptedException;
    }

    /** Passes results on in their order, each as soon as it and all before it are there. */
    private static final class InOrder {

        private final Receiver receiver;
        private final Map<Integer, Result> early = new HashMap<>();
        private final List<Result> passed = new ArrayList<>();

        InOrder(Receiver receiver) {
            this.receiver = receiver;
        }

        synchronized void arrived(int index, Result result) throws ModelException, InterruptedException {
            early.put(index, result);
            for (Result next = early.remove(passed.size()); next != null; next = early.remove(passed.size())) {
                receiver.receive(passed.size(), next);
                passed.add(next);
            }
        }
    }

    private sealed interface Result {}

    private record Drafted(Draft draft) implements Result {}

    private record NoReply(ModelException failure) implements Result {}

    private record NoSecondTry() implements Result {}
}

package io.github.metaspo.optimize.evaluate;

import io.github.metaspo.api.Reply;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.EvaluationListener;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.optimize.Mistake;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps some of the wrong answers of each batch with their responses. Which ones is drawn by lot, the same in every run,
 * whatever the order in which replies arrive; a bounded number, so that memory does not grow with the examples.
 */
final class FailureSampler implements EvaluationListener {

    /** Enough for every rewrite of a round to see others; a rewrite looks at two or three. */
    private static final int KEPT = 24;

    private final Map<Batch, TreeMap<Ticket, Mistake>> byBatch = new IdentityHashMap<>();
    private final long seed;

    /** The lot of a question; the questions with the lowest lots are kept. */
    private record Ticket(long lot, int question) implements Comparable<Ticket> {
        @Override
        public int compareTo(Ticket other) {
            int byLot = Long.compare(lot, other.lot);
            return byLot != 0 ? byLot : Integer.compare(question, other.question);
        }
    }

    FailureSampler(List<Batch> batches, long seed) {
        this.seed = seed;
        batches.forEach(batch -> byBatch.put(batch, new TreeMap<>()));
    }

    @Override
    public void answered(Batch batch, int question, Reply reply, Outcome.Scored outcome) {
        if (outcome.judgement().score() == 1) {
            return;
        }
        TreeMap<Ticket, Mistake> kept = keptOf(batch);
        Ticket ticket = new Ticket(lot(question), question);
        synchronized (kept) {
            if (kept.size() < KEPT || ticket.compareTo(kept.lastKey()) < 0) {
                kept.put(
                        ticket,
                        new Mistake(
                                batch.example(question),
                                reply.text(),
                                outcome.judgement().prediction()));
            }
            if (kept.size() > KEPT) {
                kept.pollLastEntry();
            }
        }
    }

    /** Of one of the batches, once it is answered; an example that is asked several times at most once. */
    List<Mistake> of(Batch batch) {
        List<Mistake> distinct = new ArrayList<>();
        for (Mistake mistake : keptOf(batch).values()) {
            if (distinct.stream()
                    .noneMatch(other ->
                            other.example().id().equals(mistake.example().id()))) {
                distinct.add(mistake);
            }
        }
        return distinct;
    }

    private TreeMap<Ticket, Mistake> keptOf(Batch batch) {
        TreeMap<Ticket, Mistake> kept = byBatch.get(batch);
        if (kept == null) {
            throw new IllegalArgumentException("a batch of another stream");
        }
        return kept;
    }

    /** SplitMix64's mixing: neighbouring questions get lots that have nothing to do with each other. */
    private long lot(int question) {
        long mixed = seed + (question + 1) * 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }
}

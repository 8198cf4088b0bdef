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
 * Reservoir sampler of wrong answers: keeps a bounded number per batch with their responses, so that memory does not grow with
 * the number of examples. The sample is random but reproducible: it does not depend on the order in which replies arrive.
 */
final class FailureSampler implements EvaluationListener {

    /** Enough for the requests of a round to show different mistakes; a request shows two or three per task. */
    private static final int KEPT = 24;

    private final Map<Batch, TreeMap<Ticket, Mistake>> byBatch = new IdentityHashMap<>();
    private final long seed;

    /** The random priority of a question. The questions with the lowest priorities are kept. */
    private record Ticket(long priority, int question) implements Comparable<Ticket> {
        @Override
        public int compareTo(Ticket other) {
            int byPriority = Long.compare(priority, other.priority);
            return byPriority != 0 ? byPriority : Integer.compare(question, other.question);
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
        Ticket ticket = new Ticket(priority(question), question);
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

    /** Returns the kept mistakes of a batch after it was answered, at most one per example. */
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
            throw new IllegalArgumentException("unknown batch");
        }
        return kept;
    }

    /** SplitMix64's mixing function, so that the priorities of adjacent questions are uncorrelated. */
    private long priority(int question) {
        long mixed = seed + (question + 1) * 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }
}

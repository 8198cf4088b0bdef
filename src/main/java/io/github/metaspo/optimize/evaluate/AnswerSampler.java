package io.github.metaspo.optimize.evaluate;

import io.github.metaspo.api.Reply;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.EvaluationListener;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.optimize.TrainAnswer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reservoir sampler of answers: keeps a bounded number of wrong and of right ones per batch with their replies, so that memory does not grow
 * with the number of examples. The sample is random but reproducible: it does not depend on the order in which replies arrive.
 */
final class AnswerSampler implements EvaluationListener {

    /** Enough for the requests of a round to show different mistakes; a request shows two or three per task. */
    static final int MOST_WRONG = 24;

    /** A request shows two per task. */
    static final int MOST_RIGHT = 8;

    private final Map<Batch, Kept> byBatch = new IdentityHashMap<>();
    private final long seed;

    /** The random priority of a question. The questions with the lowest priorities are kept. */
    private record Ticket(long priority, int question) implements Comparable<Ticket> {
        @Override
        public int compareTo(Ticket other) {
            int byPriority = Long.compare(priority, other.priority);
            return byPriority != 0 ? byPriority : Integer.compare(question, other.question);
        }
    }

    /** The kept answers of a batch. */
    private record Kept(TreeMap<Ticket, TrainAnswer> wrong, TreeMap<Ticket, TrainAnswer> right) {}

    AnswerSampler(List<Batch> batches, long seed) {
        this.seed = seed;
        batches.forEach(batch -> byBatch.put(batch, new Kept(new TreeMap<>(), new TreeMap<>())));
    }

    @Override
    public void answered(Batch batch, int question, Reply reply, Outcome.Scored outcome) {
        boolean isRight = outcome.judgement().score() == 1;
        int most = isRight ? MOST_RIGHT : MOST_WRONG;
        Kept kept = keptOf(batch);
        TreeMap<Ticket, TrainAnswer> answers = isRight ? kept.right() : kept.wrong();
        Ticket ticket = new Ticket(priority(question), question);
        synchronized (kept) {
            if (answers.size() < most || ticket.compareTo(answers.lastKey()) < 0) {
                answers.put(
                        ticket,
                        new TrainAnswer(
                                batch.example(question),
                                reply.text(),
                                outcome.judgement().prediction(),
                                outcome.judgement().score(),
                                outcome.cut()));
            }
            if (answers.size() > most) {
                answers.pollLastEntry();
            }
        }
    }

    /** Returns the kept answers of a batch after it was answered, at most one per example: a wrong one rather than a right one. */
    List<TrainAnswer> of(Batch batch) {
        Kept kept = keptOf(batch);
        Set<String> examples = new HashSet<>();
        List<TrainAnswer> distinct = new ArrayList<>();
        for (Collection<TrainAnswer> answers :
                List.of(kept.wrong().values(), kept.right().values())) {
            for (TrainAnswer answer : answers) {
                if (examples.add(answer.example().id())) {
                    distinct.add(answer);
                }
            }
        }
        return distinct;
    }

    private Kept keptOf(Batch batch) {
        Kept kept = byBatch.get(batch);
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

package io.github.metaspo.optimize.propose;

import io.github.metaspo.api.ModelException;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Proposer that shares the candidates of a search among several kinds of proposals: the more a kind gained for its cost so far, the more often
 * it is used, and each is tried again from time to time. The choice is by {@link Ucb1}.
 */
public final class MixedProposer implements Proposer {

    private final List<Arm> arms;
    private final Map<Integer, Arm> armOf = new ConcurrentHashMap<>();

    /**
     * A kind of proposals.
     *
     * @param name keyword of the kind in reports, for candidates of which its proposer tells no other
     * @param cost of a candidate, beside the cost of one that is only asked its first questions; 1 or above
     */
    public record Kind(String name, Proposer proposer, double cost) {
        public Kind {
            if (!(cost >= 1)) {
                throw new IllegalArgumentException("cost " + cost);
            }
        }
    }

    /** @param kinds in the order in which they are tried first, at least one */
    public MixedProposer(List<Kind> kinds) {
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("a mixed proposer needs a kind of proposals");
        }
        this.arms = kinds.stream().map(Arm::new).toList();
    }

    @Override
    public String name() {
        return "mixed";
    }

    /** Returns the calls of the kind that needs most. */
    @Override
    public int callsPerProposal() {
        return arms.stream()
                .mapToInt(arm -> arm.kind.proposer().callsPerProposal())
                .max()
                .orElseThrow();
    }

    @Override
    public int callsPerRepair() {
        return arms.stream()
                .mapToInt(arm -> arm.kind.proposer().callsPerRepair())
                .max()
                .orElseThrow();
    }

    /** Decides the kind of each candidate. A candidate counts as one without a gain until it is known better, also if it is refused. */
    @Override
    public void begin(List<Integer> numbers) {
        Map<Arm, List<Integer>> shares = new HashMap<>();
        for (int number : numbers) {
            Arm arm = next();
            arm.note(number, 0);
            armOf.put(number, arm);
            shares.computeIfAbsent(arm, key -> new ArrayList<>()).add(number);
        }
        shares.forEach((arm, share) -> arm.kind.proposer().begin(share));
    }

    private Arm next() {
        int all = arms.stream().mapToInt(Arm::candidates).sum();
        Arm best = arms.get(0);
        for (Arm arm : arms) {
            if (arm.value(all) > best.value(all)) {
                best = arm;
            }
        }
        return best;
    }

    @Override
    public Proposal propose(ProposalContext context, int number, UniformRandomProvider random)
            throws ModelException, InterruptedException {
        Kind kind = kind(number);
        return named(kind, kind.proposer().propose(context, number, random));
    }

    @Override
    public Optional<Proposal> repair(
            ProposalContext context, Proposal rejected, List<String> reasons, int number, UniformRandomProvider random)
            throws ModelException, InterruptedException {
        Kind kind = kind(number);
        return kind.proposer()
                .repair(context, rejected, reasons, number, random)
                .map(proposal -> named(kind, proposal));
    }

    @Override
    public void learn(int number, Proposal.Prompt candidate, double gain) {
        Arm arm = arm(number);
        arm.note(number, Math.max(0, gain));
        arm.kind.proposer().learn(number, candidate, gain);
    }

    private Kind kind(int number) {
        return arm(number).kind;
    }

    private Arm arm(int number) {
        return Optional.ofNullable(armOf.get(number))
                .orElseThrow(() -> new IllegalStateException("candidate " + number + " was not announced"));
    }

    private static Proposal named(Kind kind, Proposal proposal) {
        return proposal instanceof Proposal.Prompt prompt
                ? prompt.withWriting(prompt.writing().assigned(kind.name()))
                : proposal;
    }

    /** A kind with the gains of its candidates. */
    private static final class Arm {

        private final Kind kind;
        /** By the number of the candidate; a loss counts as no gain, because a search keeps only what is better. */
        private final Map<Integer, Double> gains = new HashMap<>();

        private double sum;

        Arm(Kind kind) {
            this.kind = kind;
        }

        int candidates() {
            return gains.size();
        }

        /** Notes the gain of a candidate; a later one replaces it. */
        void note(int number, double gain) {
            Double before = gains.put(number, gain);
            sum += gain - (before == null ? 0 : before);
        }

        /** Returns the mean gain for its cost with a bonus; infinite for a kind that was never used. */
        double value(int candidatesOfAll) {
            int own = gains.size();
            return Ucb1.value(own == 0 ? 0 : sum / own / kind.cost(), own, candidatesOfAll);
        }
    }
}

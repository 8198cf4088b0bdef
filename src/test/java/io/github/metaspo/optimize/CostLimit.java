package io.github.metaspo.optimize;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.optimize.propose.Proposer;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A fake budget of one search, which counts in questions to the target: a question costs 1, and a proposal its price. A repair is written as
 * well, so that it costs what a proposal costs. What the budget no longer covers fails as a call fails on the product's own budget.
 */
final class CostLimit {

    private final long most;
    private final int price;
    private long questions;
    private long proposals;

    /**
     * @param most that may be spent, in questions
     * @param price of a proposal, in questions
     */
    CostLimit(long most, int price) {
        this.most = most;
        this.price = price;
    }

    synchronized long questions() {
        return questions;
    }

    /** The proposals written, repairs among them. */
    synchronized long proposals() {
        return proposals;
    }

    LanguageModel limited(LanguageModel target) {
        return new LimitedTarget(target);
    }

    Proposer limited(Proposer proposer) {
        return new LimitedProposer(proposer);
    }

    private synchronized void ask() throws ModelException {
        requireRoomFor(1);
        questions++;
    }

    private synchronized void write() throws ModelException {
        requireRoomFor(price);
        proposals++;
    }

    private void requireRoomFor(long cost) throws ModelException {
        long spent = questions + proposals * price;
        if (spent + cost > most) {
            throw new ModelException(
                    Kind.BUDGET_SPENT,
                    String.format(
                            Locale.ROOT,
                            "budget exhausted: %,d of %,d calls used; raise optimize.budget.calls and run again,"
                                    + " stored answers are free",
                            spent,
                            most));
        }
    }

    private final class LimitedTarget implements LanguageModel {

        private final LanguageModel target;

        LimitedTarget(LanguageModel target) {
            this.target = target;
        }

        @Override
        public Reply reply(Request request) throws ModelException, InterruptedException {
            ask();
            return target.reply(request);
        }

        @Override
        public void close() {
            target.close();
        }
    }

    private final class LimitedProposer implements Proposer {

        private final Proposer proposer;

        LimitedProposer(Proposer proposer) {
            this.proposer = proposer;
        }

        @Override
        public String name() {
            return proposer.name();
        }

        @Override
        public int callsPerProposal() {
            return proposer.callsPerProposal();
        }

        @Override
        public Proposal propose(ProposalContext context, int number, UniformRandomProvider random)
                throws ModelException, InterruptedException {
            write();
            return proposer.propose(context, number, random);
        }

        @Override
        public Optional<Proposal> repair(
                ProposalContext context,
                Proposal rejected,
                List<String> reasons,
                int number,
                UniformRandomProvider random)
                throws ModelException, InterruptedException {
            write();
            return proposer.repair(context, rejected, reasons, number, random);
        }

        @Override
        public void begin(List<Integer> numbers) {
            proposer.begin(numbers);
        }

        @Override
        public void learn(int number, Proposal.Prompt candidate, double gain) {
            proposer.learn(number, candidate, gain);
        }
    }
}

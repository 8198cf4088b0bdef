package io.github.metaspo.optimize.select;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.EvaluationListener;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.optimize.evaluate.TrainEvaluator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A ladder for all candidates of a search, by asynchronous successive halving (Li et al. 2020): each candidate is asked the examples of the
 * first rung, and of all that ever stood on a rung the best third may climb to the next, one at a time. None is dropped for good: one that
 * others overtook climbs later, when more candidates stand on its rung.
 */
final class Ladder {

    /** One of this many candidates that ever stood on a rung may climb. */
    private static final int REDUCTION = 3;

    private final List<List<Integer>> orders;
    private final Rungs rungs;
    private final TrainEvaluator evaluator;
    private final QuestionBudget budget;
    private final int fewest;
    private final List<Climber> all = new ArrayList<>();

    /**
     * Creates a ladder without candidates.
     *
     * @param orders the examples of each task, in the order in which every candidate is asked them
     * @param fewest candidates of a rung that may climb, even if that is more than the third
     */
    Ladder(List<List<Integer>> orders, Rungs rungs, TrainEvaluator evaluator, QuestionBudget budget, int fewest) {
        this.fewest = fewest;
        this.orders = List.copyOf(orders);
        this.rungs = rungs;
        this.evaluator = evaluator;
        this.budget = budget;
    }

    Rungs rungs() {
        return rungs;
    }

    /** Returns the questions up to a rung. */
    PromptSet.Questions upTo(int rung) {
        return upTo(rungs.at(rung));
    }

    PromptSet.Questions upTo(Rungs.Rung rung) {
        return new PromptSet.Questions(
                orders.stream()
                        .map(order -> order.subList(0, Math.min(rung.examples(), order.size())))
                        .toList(),
                rung.turns());
    }

    /** Returns the candidate that promises the largest gain, of at least those on a rung; empty if none promises any. The older wins a tie. */
    Optional<Climber> best(int leastRung) {
        return mostPromising(climber -> climber.promises() && climber.rung() >= leastRung);
    }

    /** Returns the candidate that promises the largest gain and does not stand on the last rung; empty if one there promises more. */
    Optional<Climber> unsure() {
        return mostPromising(Climber::promises).filter(climber -> climber.rung() < rungs.last());
    }

    private Optional<Climber> mostPromising(Predicate<Climber> condition) {
        return all.stream()
                .filter(condition)
                .max(Comparator.comparing(Climber::value).thenComparing(Climber::number, Comparator.reverseOrder()));
    }

    /** Returns the candidate of a number, if it stands on this ladder. */
    Optional<Climber> of(int number) {
        return all.stream().filter(climber -> climber.number() == number).findFirst();
    }

    /** Begins a round, which the caller closes on every path. */
    Round open(EvaluationListener listener) {
        return new Round(listener);
    }

    /** A round in progress: candidates enter, and then candidates climb as long as one may. It owns the calls that it begins. */
    final class Round implements AutoCloseable {

        private final EvaluationListener listener;
        private final List<Block> blocks = new ArrayList<>();
        private final List<Climber> entered = new ArrayList<>();
        private final Set<Climber> asked = new LinkedHashSet<>();

        private Round(EvaluationListener listener) {
            this.listener = listener;
        }

        /**
         * Enters a candidate and begins to ask it the first rung if the budget covers that. Does not wait for answers.
         *
         * @throws ModelException if the questions of an earlier candidate failed in a way that would meet every call
         */
        void enter(Climber climber) throws ModelException, InterruptedException {
            for (Block block : blocks) {
                block.throwIfFailed();
            }
            asked.add(climber);
            long begun = blocks.stream().mapToLong(Block::questions).sum();
            if (budget.covers(begun + open(climber, 0))) {
                entered.add(climber);
                all.add(climber);
                begin(climber, 0);
            }
        }

        /** Waits for the first rungs, and lets candidates climb as long as one may and the budget covers it. */
        void climb() throws ModelException, InvalidMeasurementException, InterruptedException {
            finish();
            entered.forEach(climber -> reach(climber, 0));
            entered.clear();
            for (Optional<Climber> next = next(); next.isPresent(); next = next()) {
                climb(next.get());
            }
        }

        /** Lets a candidate that does not stand on the last rung climb to the next. */
        void climb(Climber climber) throws ModelException, InvalidMeasurementException, InterruptedException {
            int rung = climber.rung() + 1;
            begin(climber, rung);
            finish();
            reach(climber, rung);
            asked.add(climber);
        }

        /** Asks the open questions of prompts. */
        void ask(PromptSet prompts, PromptSet.Questions questions)
                throws ModelException, InvalidMeasurementException, InterruptedException {
            blocks.add(Block.begin(evaluator, prompts.ask(questions), listener));
            finish();
        }

        /** Returns the candidates that entered or climbed in this round. */
        List<Climber> asked() {
            return asked.stream().sorted(Comparator.comparing(Climber::number)).toList();
        }

        private void begin(Climber climber, int rung) {
            climber.asking(climber.prompts().open(upTo(rung)));
            blocks.add(Block.begin(
                    evaluator, PromptSet.ask(climber.prompts(), climber.reference(), upTo(rung)), listener));
        }

        private void finish() throws ModelException, InvalidMeasurementException, InterruptedException {
            for (Block block : blocks) {
                block.finish();
            }
            blocks.clear();
        }

        @Override
        public void close() {
            blocks.forEach(Block::close);
        }
    }

    private void reach(Climber climber, int rung) {
        climber.reach(upTo(rung), rungs.isWhole(rung));
    }

    /** The questions that bring a candidate to a rung, with those of its reference. */
    long open(Climber climber, int rung) {
        return climber.prompts().open(upTo(rung)) + climber.reference().open(upTo(rung));
    }

    /** The candidate that is to climb next: on the highest rung, of the best third there, the best that is not behind. */
    private Optional<Climber> next() {
        for (int rung = rungs.last() - 1; rung >= 0; rung--) {
            int at = rung;
            List<Climber> stood = all.stream()
                    .filter(climber -> climber.stands() && climber.rung() >= at)
                    .sorted(Comparator.comparing((Climber climber) -> climber.gain(at))
                            .reversed()
                            .thenComparing(Climber::number))
                    .toList();
            Optional<Climber> next = stood.stream()
                    .limit(Math.max(fewest, stood.size() / REDUCTION))
                    .filter(climber -> climber.rung() == at && climber.gain(at) >= 0)
                    .findFirst();
            if (next.isPresent()) {
                return next.filter(climber -> budget.covers(open(climber, at + 1)));
            }
        }
        return Optional.empty();
    }
}

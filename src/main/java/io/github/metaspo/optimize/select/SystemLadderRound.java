package io.github.metaspo.optimize.select;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.optimize.SearchListener;
import io.github.metaspo.optimize.propose.ProposalResult.Admitted;
import io.github.metaspo.optimize.state.Incumbent;

import java.util.Optional;

/** A round over the system prompt. */
final class SystemLadderRound extends LadderRound {

    private final Incumbent reference;
    private final SearchAnswers answers;
    private final QuestionBudget budget;
    private final int before;
    private Incumbent incumbent;

    private SystemLadderRound(
            Incumbent incumbent,
            Incumbent reference,
            Ladder ladder,
            SearchAnswers answers,
            QuestionBudget budget,
            SearchListener listener) {
        super(ladder, listener);
        this.before = incumbent.number();
        this.incumbent = incumbent;
        this.reference = reference;
        this.answers = answers;
        this.budget = budget;
    }

    /**
     * Opens a round, which the caller closes on every path. Asks the incumbent what candidates need to know of it.
     *
     * @param reference the incumbent that the candidates of the ladder are compared with
     */
    static SystemLadderRound open(
            Incumbent incumbent,
            Incumbent reference,
            Ladder ladder,
            SearchAnswers answers,
            QuestionBudget budget,
            SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        SystemLadderRound round = new SystemLadderRound(incumbent, reference, ladder, answers, budget, listener);
        try {
            round.incumbent = round.withMistakes(round.answered(incumbent));
            return round;
        } catch (ModelException | InvalidMeasurementException | InterruptedException | RuntimeException e) {
            round.close();
            throw e;
        }
    }

    /** An incumbent whose tasks keep new user prompts has yet to be asked with them. */
    private Incumbent answered(Incumbent before)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        Rungs.Rung start = ladder.rungs().start();
        return before == reference && answers.kept(before).open(ladder.upTo(start)) > 0 ? upTo(before, start) : before;
    }

    /** Asks more of an incumbent without mistakes to learn from, until it makes one or has answered all. Another may take its place. */
    private Incumbent withMistakes(Incumbent before)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        Incumbent now = before;
        while (now.isPerfect() && now.hasMore()) {
            Optional<Climber> climber = ladder.of(now.number());
            int rung = climber.map(Climber::rung).orElse(ladder.rungs().holding(SearchAnswers.asked(now))) + 1;
            long open = climber.isPresent()
                    ? ladder.open(climber.get(), rung)
                    : answers.kept(now).open(ladder.upTo(rung));
            if (!budget.covers(open)) {
                return now;
            }
            if (climber.isPresent()) {
                round.climb(climber.get());
                now = best(now);
            } else {
                now = upTo(now, ladder.rungs().at(rung));
            }
        }
        return now;
    }

    @Override
    public Incumbent incumbent() {
        return incumbent;
    }

    @Override
    public void enter(Admitted candidate) throws ModelException, InterruptedException {
        KnownAnswers known = new KnownAnswers(candidate.proposal().text());
        answers.add(candidate.request().number(), known);
        round.enter(new Climber(candidate, SearchAnswers.kept(known, reference.tasks()), answers.kept(reference)));
    }

    @Override
    public Selection.RoundResult finish() throws ModelException, InvalidMeasurementException, InterruptedException {
        round.climb();
        return decided();
    }

    /** Lets the most promising candidate climb, and any that takes its place, until it stands on the last rung or the budget is spent. */
    Selection.RoundResult climbToTheLast() throws ModelException, InvalidMeasurementException, InterruptedException {
        Optional<Climber> next = ladder.unsure();
        while (next.isPresent()
                && budget.covers(ladder.open(next.get(), next.get().rung() + 1))) {
            round.climb(next.get());
            next = ladder.unsure();
        }
        return decided();
    }

    private Selection.RoundResult decided() throws ModelException, InvalidMeasurementException, InterruptedException {
        Incumbent after = best(incumbent);
        return result(after, after.number() == before ? Optional.empty() : ladder.of(after.number()));
    }

    /** The incumbent that the ladder's best candidate becomes, with the user prompts of now. */
    private Incumbent best(Incumbent now) throws ModelException, InvalidMeasurementException, InterruptedException {
        Optional<Climber> best = ladder.best(0);
        if (best.isEmpty()) {
            return now.number() == reference.number()
                    ? now
                    : upTo(reference, ladder.rungs().start());
        }
        Climber leader = best.get();
        return upTo(
                new Incumbent(leader.number(), leader.candidate().proposal().text(), reference.tasks()),
                ladder.rungs().at(leader.rung()));
    }

    /** An incumbent with its answers up to a rung, after those that are missing were asked. */
    private Incumbent upTo(Incumbent now, Rungs.Rung rung)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        PromptSet.Questions questions = ladder.upTo(rung);
        long open = answers.kept(now).open(questions);
        if (open > 0 && budget.covers(open)) {
            round.ask(answers.kept(now), questions);
        }
        return answers.upTo(now, rung);
    }
}

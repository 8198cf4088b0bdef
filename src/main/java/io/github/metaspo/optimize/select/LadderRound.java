package io.github.metaspo.optimize.select;

import io.github.metaspo.optimize.SearchListener;
import io.github.metaspo.optimize.state.Incumbent;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A round over a ladder, which decides on the candidates that entered or climbed in it. */
abstract class LadderRound implements Selection.OpenRound {

    final Ladder ladder;
    final Ladder.Round round;

    LadderRound(Ladder ladder, SearchListener listener) {
        this.ladder = ladder;
        this.round = ladder.open(listener);
    }

    /** Returns the result of the round, in which a candidate may have become the best. */
    Selection.RoundResult result(Incumbent after, Optional<Climber> newBest) {
        newBest.ifPresent(Climber::lead);
        List<Selection.Judged> judged = round.asked().stream().map(this::judged).toList();
        return new Selection.RoundResult(after, judged, newBest.isPresent() ? 1 : 0);
    }

    private Selection.Judged judged(Climber climber) {
        return new Selection.Judged(
                climber.candidate(),
                climber.status(),
                climber.stands() ? OptionalDouble.of(gainOverParent(climber)) : OptionalDouble.empty(),
                climber.evidence(ladder.rungs()));
    }

    private double gainOverParent(Climber climber) {
        Optional<Climber> parent =
                ladder.of(climber.candidate().request().parent()).filter(Climber::stands);
        int rung = parent.map(one -> Math.min(one.rung(), climber.rung())).orElse(climber.rung());
        return climber.gain(rung) - parent.map(one -> one.gain(rung)).orElse(0.0);
    }

    @Override
    public void close() {
        round.close();
    }
}

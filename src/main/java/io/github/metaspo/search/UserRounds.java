package io.github.metaspo.search;

import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.search.SearchListener.Loop;
import io.github.metaspo.search.Standing.Turn;
import io.github.metaspo.search.proposal.Assignment;

import java.util.List;
import java.util.Optional;

/** Rounds of a racing search over the user prompt of one task, under a system prompt that stays. */
final class UserRounds {

    private final int candidates;
    private final int most;
    private final Writer writer;
    private final Track track;
    private final OpenQuestions open;

    /**
     * @param candidates to write in a round, above 0
     * @param most user prompts that a task keeps, above 0
     */
    UserRounds(int candidates, int most, Writer writer, Track track) {
        this.candidates = candidates;
        this.most = most;
        this.writer = writer;
        this.track = track;
        this.open = new OpenQuestions(track.examiner());
    }

    /** The leader after one round for the task at a place. */
    Leader run(Leader leader, int place, int round, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        Standing standing = answered(leader, leader.tasks().get(place), listener);
        Optional<String> task = Optional.of(standing.task().id());
        Assignment assignment = new Assignment.User(
                leader.systemPrompt(), standing.view(), track.attempts().of(task));
        Track.Brief brief = new Track.Brief(round, candidates, standing.best().number(), assignment, writer);
        Track.Heat heat = track.heat(
                brief,
                candidate -> new Racer.OfOneTask(candidate, leader.systemPrompt()),
                List.of(standing.fieldOfBest()),
                standing.scoreOfBest(),
                listener);
        Standing next = heat.race().winner().isEmpty()
                ? standing
                : answered(leader, led(standing, heat.race().winner().get()), listener);
        Leader after = leader.with(place, next);
        listener.ended(heat.round(round, Loop.INNER, after.score()));
        return after;
    }

    private Standing led(Standing standing, Run winner) {
        Racer.OfOneTask racer = (Racer.OfOneTask) winner.racer();
        Turn best = new Turn(racer.candidate().order().number(), racer.prompt(), winner.marks(0));
        return standing.ledBy(best, winner.mistakes(0), most);
    }

    private Standing answered(Leader leader, Standing standing, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        return open.answered(leader.systemPrompt(), List.of(standing), listener).get(0);
    }
}

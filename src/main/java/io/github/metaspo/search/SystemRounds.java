package io.github.metaspo.search;

import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.search.SearchListener.Loop;
import io.github.metaspo.search.proposal.Assignment;

import java.util.Optional;

/** Rounds of a racing search over the system prompt, which all tasks share. */
final class SystemRounds {

    private final int candidates;
    private final Writer writer;
    private final Track track;

    /** @param candidates to write in a round, above 0 */
    SystemRounds(int candidates, Writer writer, Track track) {
        this.candidates = candidates;
        this.writer = writer;
        this.track = track;
    }

    /** The leader after one round. */
    Leader run(Leader leader, int round, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        Assignment assignment = new Assignment.System(
                leader.systemPrompt(), leader.views(), track.attempts().of(Optional.empty()));
        Track.Brief brief = new Track.Brief(round, candidates, leader.number(), assignment, writer);
        Track.Heat heat = track.heat(brief, Racer.OfAllTasks::new, leader.fields(), leader.score(), listener);
        Leader after = heat.race().winner().map(leader::succeededBy).orElse(leader);
        listener.ended(heat.round(round, Loop.OUTER, after.score()));
        return after;
    }
}

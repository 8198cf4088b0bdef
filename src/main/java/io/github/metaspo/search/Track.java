package io.github.metaspo.search;

import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.search.Candidate.Fate;
import io.github.metaspo.search.SearchListener.Loop;
import io.github.metaspo.search.SearchListener.Round;
import io.github.metaspo.search.Written.Admitted;
import io.github.metaspo.search.proposal.Assignment;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Where all rounds of a racing search run: what they share.
 *
 * @param examiner asks the target model
 * @param allowance how much it may be asked
 * @param randoms of the whole search
 * @param seen texts that are no news
 * @param history every candidate so far
 * @param attempts what proposers are told of it
 * @param disagreement of the candidates so far
 */
record Track(
        Examiner examiner,
        Allowance allowance,
        Randoms randoms,
        Seen seen,
        History history,
        Attempts attempts,
        Disagreement disagreement) {

    /**
     * Candidates that were written for an assignment, and how they raced.
     *
     * @param proposed how many were to be written
     */
    record Heat(int proposed, Drafts drafts, Race race) {

        Round round(int number, Loop loop, double score) {
            int kept = race.winner().isPresent() ? 1 : 0;
            return new Round(
                    number,
                    loop,
                    score,
                    proposed,
                    drafts.refused(),
                    drafts.failed(),
                    drafts.admitted().size() - kept,
                    kept);
        }
    }

    /**
     * What is to be written for a round.
     *
     * @param candidates how many
     * @param parent number of the candidate that they are made from
     */
    record Brief(int round, int candidates, int parent, Assignment assignment, Writer writer) {}

    /**
     * Has candidates written and races them.
     *
     * @param score of the incumbent on these fields
     */
    Heat heat(Brief brief, Function<Admitted, Racer> racer, List<Field> fields, double score, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        List<Order> toWrite = IntStream.range(0, brief.candidates)
                .mapToObj(i -> history.plan(brief.parent, brief.assignment))
                .toList();
        UniformRandomProvider random = randoms.at("race", brief.round);
        List<int[]> orders =
                fields.stream().map(field -> disagreement.order(field, random)).toList();
        try (Race race = new Race(fields, orders, examiner, allowance, listener)) {
            Drafts drafts = Drafts.of(
                    brief.writer.write(toWrite, seen, listener, candidate -> race.enter(racer.apply(candidate))));
            race.run();
            learn(race, fields);
            note(brief.round, brief.writer, drafts, race, score);
            return new Heat(brief.candidates, drafts, race);
        }
    }

    private void learn(Race race, List<Field> fields) {
        for (Run run : race.runs()) {
            for (int field = 0; field < fields.size(); field++) {
                disagreement.add(fields.get(field), run.marks(field));
            }
        }
    }

    private void note(int round, Writer writer, Drafts drafts, Race race, double score) {
        String proposer = writer.proposer().name();
        for (Written unfit : drafts.unfit()) {
            history.note(round, proposer, unfit);
            attempts.add(unfit);
        }
        Optional<Run> winner = race.winner();
        for (Run run : race.runs()) {
            if (run.questions() > 0 && !run.isJudged()) {
                history.note(round, proposer, run.racer().candidate(), Fate.Failed.UNANSWERED);
                continue;
            }
            double gain = run.gain().mean();
            boolean won = winner.isPresent() && winner.get() == run;
            Fate fate = won
                    ? new Fate.Scored(Math.min(1, score + gain), run.questions(), true)
                    : new Fate.Dropped(gain, run.questions());
            history.note(round, proposer, run.racer().candidate(), fate);
            attempts.add(run);
            writer.proposer().learn(run.racer().candidate().draft(), gain);
        }
    }
}

package io.github.metaspo.goal.progress;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Request;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.report.TextFormat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Cache coverage of a planned run: how many of its questions already have a stored or recorded reply.
 *
 * @param questions all questions of the run
 * @param stored those that have a reply
 * @param firstMissing describes the first question without a reply; empty if all have one
 */
public record CacheCoverage(int questions, int stored, Optional<String> firstMissing) {

    /** Questions per lookup in the store. */
    private static final int WINDOW = 1_000;

    /**
     * Looks up all questions of some batches and logs progress if that takes long.
     *
     * @throws ModelException if the store cannot be read
     */
    public static CacheCoverage of(List<Batch> batches, ModelSession.Stored known, ProgressNotice progressNotice)
            throws ModelException {
        int questions =
                Math.toIntExact(batches.stream().mapToLong(Batch::questions).sum());
        int done = 0;
        int stored = 0;
        Optional<String> firstMissing = Optional.empty();
        Iterator<Question> rest = batches.stream().flatMap(Question::of).iterator();
        while (rest.hasNext()) {
            List<Question> window = next(rest);
            BitSet answered = known.among(window.stream().map(Question::request).toList());
            stored += answered.cardinality();
            int missing = answered.nextClearBit(0);
            if (firstMissing.isEmpty() && missing < window.size()) {
                firstMissing = Optional.of(window.get(missing).place());
            }
            done += window.size();
            int lookedUp = done;
            progressNotice.step(() -> "looked up stored answers to " + TextFormat.number(lookedUp) + " of "
                    + TextFormat.count(questions, "question"));
        }
        return new CacheCoverage(questions, stored, firstMissing);
    }

    private static List<Question> next(Iterator<Question> rest) {
        List<Question> window = new ArrayList<>(WINDOW);
        while (rest.hasNext() && window.size() < WINDOW) {
            window.add(rest.next());
        }
        return window;
    }

    private record Question(Batch batch, int number) {

        static Stream<Question> of(Batch batch) {
            return IntStream.range(0, batch.questions()).mapToObj(number -> new Question(batch, number));
        }

        Request request() {
            return batch.request(number);
        }

        String place() {
            return batch.place(number);
        }
    }

    /** Returns the part of a log line that says how many calls the run makes at most. */
    public String line() {
        return "at most " + TextFormat.count(questions, "call") + ", " + stored + " of them already stored";
    }

    /** Returns a message for an offline run that lacks replies; empty if none is missing. */
    public Optional<String> missingLine() {
        return firstMissing.map(first -> "offline, and " + TextFormat.count(questions - stored, "answer")
                + (questions - stored == 1 ? " is" : " are") + " neither stored nor recorded, the first for " + first
                + "; only a model on this machine can give them");
    }
}

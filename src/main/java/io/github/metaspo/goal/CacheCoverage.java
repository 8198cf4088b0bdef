package io.github.metaspo.goal;

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
 * How much of what a run is about to ask is answered already.
 *
 * @param questions in all
 * @param stored of them, those whose answers are there already
 * @param firstMissing names the first whose answer is not; empty where all are
 */
public record CacheCoverage(int questions, int stored, Optional<String> firstMissing) {

    /** Questions that are looked up together. */
    private static final int WINDOW = 1_000;

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
            int looked = done;
            progressNotice.step(() -> "looked for stored answers to " + TextFormat.number(looked) + " of "
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

    /** So many calls at most. */
    public String line() {
        return "at most " + TextFormat.count(questions, "call") + ", " + stored + " of them already stored";
    }

    /** What to say of missing answers to somebody who is offline; empty where none is missing. */
    public Optional<String> missingLine() {
        return firstMissing.map(first -> "offline, and " + TextFormat.count(questions - stored, "answer")
                + " neither stored nor recorded, the first of " + first
                + "; only a model on this machine can give them");
    }
}

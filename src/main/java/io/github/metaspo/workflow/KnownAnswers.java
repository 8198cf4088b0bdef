package io.github.metaspo.workflow;

import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.model.calls.ModelRun;
import io.github.metaspo.report.Wording;

import java.util.List;
import java.util.Optional;

/**
 * How much of what a run is about to ask is answered already.
 *
 * @param questions in all
 * @param stored of them, those whose answers are there already
 * @param firstMissing names the first whose answer is not; empty where all are
 */
record KnownAnswers(int questions, int stored, Optional<String> firstMissing) {

    static KnownAnswers of(List<Batch> batches, ModelRun.Stored known, Notice notice) throws ModelException {
        long all = batches.stream().mapToLong(Batch::questions).sum();
        int questions = 0;
        int stored = 0;
        Optional<String> firstMissing = Optional.empty();
        for (Batch batch : batches) {
            for (int question = 0; question < batch.questions(); question++) {
                questions++;
                if (known.holds(batch.request(question))) {
                    stored++;
                } else if (firstMissing.isEmpty()) {
                    firstMissing = Optional.of(batch.place(question));
                }
                int done = questions;
                notice.step(() -> "looked for stored answers to " + Wording.number(done) + " of "
                        + Wording.count(all, "question"));
            }
        }
        return new KnownAnswers(questions, stored, firstMissing);
    }

    /** So many calls at most. */
    String line() {
        return "at most " + Wording.count(questions, "call") + ", " + stored + " of them already stored";
    }

    /** What to say of missing answers to somebody who is offline; empty where none is missing. */
    Optional<String> missingLine() {
        return firstMissing.map(first -> "offline, and " + Wording.count(questions - stored, "answer")
                + " neither stored nor recorded, the first of " + first
                + "; only a model on this machine can give them");
    }
}

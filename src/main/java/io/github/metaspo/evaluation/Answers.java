package io.github.metaspo.evaluation;

import java.util.List;

/**
 * The results of a batch.
 *
 * @param batch the questions
 * @param outcomes one per question, in the batch's order
 */
public record Answers(Batch batch, List<Outcome> outcomes) {

    public Answers {
        outcomes = List.copyOf(outcomes);
        if (outcomes.size() != batch.questions()) {
            throw new IllegalArgumentException(outcomes.size() + " outcomes for " + batch.questions() + " questions");
        }
    }

    /** Returns the outcomes of one example, one per repeat. */
    public List<Outcome> of(int example) {
        int repeats = batch.task().repeats();
        return outcomes.subList(example * repeats, (example + 1) * repeats);
    }

    /** Returns the number of outcomes of a kind. */
    public int count(Class<? extends Outcome> kind) {
        return Math.toIntExact(outcomes.stream().filter(kind::isInstance).count());
    }
}

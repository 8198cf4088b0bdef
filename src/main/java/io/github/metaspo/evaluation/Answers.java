package io.github.metaspo.evaluation;

import java.util.List;

/**
 * What came of a batch.
 *
 * @param batch what was asked
 * @param outcomes one for each question, in the batch's order
 */
public record Answers(Batch batch, List<Outcome> outcomes) {

    public Answers {
        outcomes = List.copyOf(outcomes);
        if (outcomes.size() != batch.questions()) {
            throw new IllegalArgumentException(outcomes.size() + " outcomes for " + batch.questions() + " questions");
        }
    }

    /** The outcomes of one example, one for each repeat. */
    public List<Outcome> of(int example) {
        int repeats = batch.task().repeats();
        return outcomes.subList(example * repeats, (example + 1) * repeats);
    }

    /** How many outcomes are of a kind. */
    public int count(Class<? extends Outcome> kind) {
        return Math.toIntExact(outcomes.stream().filter(kind::isInstance).count());
    }
}

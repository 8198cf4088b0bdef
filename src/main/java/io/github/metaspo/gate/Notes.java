package io.github.metaspo.gate;

import java.util.ArrayList;
import java.util.List;

/** Notes on a comparison that do not affect the verdict. */
final class Notes {

    private Notes() {}

    /** Returns the notes, each a sentence without a full stop. */
    static List<String> of(Comparison comparison) {
        List<String> notes = new ArrayList<>();
        comparison.unseen().ifPresent(unseen -> notes.add("unseen tasks " + ScoreFormat.scores(unseen)));
        if (comparison.leftOut() > 0) {
            notes.add("left out of the comparison, because one of the two calls failed: " + comparison.leftOut()
                    + (comparison.leftOut() == 1 ? " question" : " questions"));
        }
        return notes;
    }
}

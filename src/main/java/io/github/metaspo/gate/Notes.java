package io.github.metaspo.gate;

import java.util.ArrayList;
import java.util.List;

/** What is worth knowing of a comparison beside its verdict. */
final class Notes {

    private Notes() {}

    static List<String> of(Comparison comparison) {
        List<String> remarks = new ArrayList<>();
        comparison.unseen().ifPresent(unseen -> remarks.add("unseen tasks " + ScoreFormat.scores(unseen)));
        if (comparison.leftOut() > 0) {
            remarks.add("left out of the comparison, because one of the two calls failed: " + comparison.leftOut()
                    + (comparison.leftOut() == 1 ? " question" : " questions"));
        }
        return remarks;
    }
}

package io.github.metaspo.search;

import io.github.metaspo.search.Written.Admitted;

import java.util.List;

/**
 * What came of all orders of a round.
 *
 * @param admitted candidates that may be asked
 * @param unfit those that were refused, or never written
 */
record Drafts(List<Admitted> admitted, List<Written> unfit) {

    static Drafts of(List<Written> written) {
        return new Drafts(
                written.stream()
                        .filter(Admitted.class::isInstance)
                        .map(Admitted.class::cast)
                        .toList(),
                written.stream().filter(w -> !(w instanceof Admitted)).toList());
    }

    int refused() {
        return count(Written.Refused.class);
    }

    int failed() {
        return count(Written.Failed.class);
    }

    private int count(Class<? extends Written> kind) {
        return Math.toIntExact(unfit.stream().filter(kind::isInstance).count());
    }
}

package io.github.metaspo.search;

import io.github.metaspo.search.proposal.Draft;
import io.github.metaspo.search.proposal.Refusal;

import java.util.List;
import java.util.Optional;

/** What came of an order. */
sealed interface Written {

    Order order();

    /** A candidate that may be asked. */
    record Admitted(Order order, Draft.Prompt draft) implements Written {}

    /** What was written cannot be used, not even at the second try. */
    record Refused(Order order, Optional<String> text, List<Refusal> reasons) implements Written {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** The optimizer model gave no reply. */
    record Failed(Order order, String message) implements Written {}
}

package io.github.metaspo.goal.compare;

import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.goal.compare.Entrant.Search;
import io.github.metaspo.goal.compare.Entrant.Searched;
import io.github.metaspo.optimize.CallEstimate;

/**
 * A search of a comparison before its first call.
 *
 * @param entrant the row that it is for
 * @param suite with the tasks and settings of the search
 * @param questions that it may ask, stored ones included; the same for all methods on the same suites
 * @param estimate the most calls that it makes
 */
record PlannedSearch(Searched entrant, Search search, PreparedSuite suite, long questions, CallEstimate estimate) {

    /** Returns the name of the row with the suite, for log lines. */
    String label() {
        return search.isGlobal()
                ? entrant.name()
                : entrant.name() + " on " + search.domains().get(0).name();
    }
}

package io.github.metaspo.search;

import java.util.List;

/**
 * The calls that a search may make, to the target and to the optimizer model. Stored answers count as well, so that a search ends at the
 * same place whether or not an earlier one was interrupted.
 */
final class Allowance {

    private final Examiner examiner;
    private final List<Writer> writers;
    private final Extent most;

    Allowance(Examiner examiner, List<Writer> writers, Extent most) {
        this.examiner = examiner;
        this.writers = writers.stream().distinct().toList();
        this.most = most;
    }

    /** Whether the given number of further questions may be asked. */
    boolean covers(long more) {
        return examiner.asked() + more <= most.targetCalls();
    }

    /** Whether a writer may write the given number of candidates, with a second try for each. */
    boolean covers(Writer writer, int candidates) {
        return optimizerCalls() + writer.mostCalls(candidates) <= most.optimizerCalls();
    }

    private long optimizerCalls() {
        return writers.stream().mapToLong(Writer::calls).sum();
    }
}

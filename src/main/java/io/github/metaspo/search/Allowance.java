package io.github.metaspo.search;

/**
 * How many questions a search may ask. Stored answers count as well, so that a search ends at the same place whether or not it was
 * begun before.
 */
final class Allowance {

    private final Examiner examiner;
    private final long questions;

    Allowance(Examiner examiner, long questions) {
        this.examiner = examiner;
        this.questions = questions;
    }

    /** Whether so many more questions may be asked. */
    boolean covers(long more) {
        return examiner.asked() + more <= questions;
    }
}

package io.github.metaspo.search;

import io.github.metaspo.search.Examiner.Begun;
import io.github.metaspo.search.Written.Admitted;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Candidates that are being asked every train example, each from the moment that it is written. */
final class UnderExam {

    private final SortedMap<Integer, Candidate> byNumber = new TreeMap<>();
    private final Function<Admitted, Begun<Exam>> begin;

    /** A candidate and what it is asked. */
    record Candidate(Admitted admitted, Begun<Exam> exams) {}

    /** @param begin to ask a candidate */
    UnderExam(Function<Admitted, Begun<Exam>> begin) {
        this.begin = begin;
    }

    void add(Admitted admitted) {
        byNumber.put(admitted.order().number(), new Candidate(admitted, begin.apply(admitted)));
    }

    /** All of them, by their numbers. */
    Collection<Candidate> all() {
        return byNumber.values();
    }
}

package io.github.metaspo.search;

import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.search.Examiner.Begun;
import io.github.metaspo.search.Written.Admitted;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The candidates of a round that are being asked every train example, each from the moment it is admitted. Closing it ends the questions of
 * all of them.
 */
final class UnderExam implements AutoCloseable {

    private final SortedMap<Integer, Running> byNumber = new TreeMap<>();
    private final Function<Admitted, Begun<Exam>> begin;

    /** A candidate and its exams, in the order of its trials. */
    record Examined(Admitted admitted, List<Exam> exams) {

        Examined {
            exams = List.copyOf(exams);
        }

        boolean isAnswered() {
            return exams.stream().allMatch(Exam::isAnswered);
        }
    }

    private record Running(Admitted admitted, Begun<Exam> exams) {}

    /** @param begin to ask a candidate */
    UnderExam(Function<Admitted, Begun<Exam>> begin) {
        this.begin = begin;
    }

    /** Begins to ask a candidate, unless the questions of an earlier one have failed for all. */
    void add(Admitted admitted) throws ModelException, InterruptedException {
        for (Running running : byNumber.values()) {
            running.exams.throwIfFailed();
        }
        byNumber.put(admitted.order().number(), new Running(admitted, begin.apply(admitted)));
    }

    /** Returns all of them by their numbers, once everything is answered. */
    List<Examined> results() throws ModelException, InvalidMeasurementException, InterruptedException {
        List<Examined> results = new ArrayList<>();
        for (Running running : byNumber.values()) {
            results.add(new Examined(running.admitted, running.exams.results()));
        }
        return results;
    }

    @Override
    public void close() {
        byNumber.values().forEach(running -> running.exams.close());
    }
}

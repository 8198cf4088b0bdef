package io.github.metaspo.suite.examples;

import io.github.metaspo.api.Place;
import io.github.metaspo.suite.yaml.Problems;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is wrong with the examples of one file. The same fault of many examples is reported once, at the first of them. */
final class ExampleProblems {

    private record Fault(Place place, String message, int count) {}

    private final Map<String, Fault> faults = new LinkedHashMap<>();
    private final Problems problems;

    ExampleProblems(Problems problems) {
        this.problems = problems;
    }

    /**
     * Notes a fault of an example.
     *
     * @param kind equal for faults that one sentence covers
     * @param message the sentence about the first of a kind
     */
    void add(String kind, Place place, String message) {
        Fault first = faults.get(kind);
        faults.put(
                kind,
                first == null ? new Fault(place, message, 1) : new Fault(first.place, first.message, first.count + 1));
    }

    /** Forgets the faults of a kind, because another sentence covers them. */
    void remove(String kind) {
        faults.remove(kind);
    }

    /** Passes everything on. */
    void report() {
        faults.values().forEach(fault -> problems.add(fault.place, fault.message + others(fault.count - 1)));
        faults.clear();
    }

    private static String others(int count) {
        return switch (count) {
            case 0 -> "";
            case 1 -> " (and so in 1 more place)";
            default -> " (and so in " + count + " more places)";
        };
    }
}

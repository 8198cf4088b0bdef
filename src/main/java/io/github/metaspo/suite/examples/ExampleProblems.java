package io.github.metaspo.suite.examples;

import io.github.metaspo.api.Place;
import io.github.metaspo.suite.yaml.Problems;

import java.util.LinkedHashMap;
import java.util.Map;

/** Collector of the faults in the examples of one file. A fault that many examples share is reported once, at the first of them. */
final class ExampleProblems {

    private record Fault(Place place, String message, int count) {}

    private final Map<String, Fault> faults = new LinkedHashMap<>();
    private final Problems problems;

    ExampleProblems(Problems problems) {
        this.problems = problems;
    }

    /**
     * Adds a fault of an example.
     *
     * @param kind key of the fault; faults with the same key are reported as one
     * @param message the message, used if this is the first fault with its key
     */
    void add(String kind, Place place, String message) {
        Fault first = faults.get(kind);
        faults.put(
                kind,
                first == null ? new Fault(place, message, 1) : new Fault(first.place, first.message, first.count + 1));
    }

    /** Removes the faults of a kind that another problem already reports. */
    void remove(String kind) {
        faults.remove(kind);
    }

    /** Adds the collected faults to the problems and clears them. */
    void report() {
        faults.values().forEach(fault -> problems.add(fault.place, fault.message + others(fault.count - 1)));
        faults.clear();
    }

    private static String others(int count) {
        return switch (count) {
            case 0 -> "";
            case 1 -> " (also in 1 more place)";
            default -> " (also in " + count + " more places)";
        };
    }
}

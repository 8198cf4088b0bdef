package io.github.metaspo.bench;

import io.github.metaspo.optimize.ScheduleCell;
import io.github.metaspo.optimize.ScheduleOutcome;
import io.github.metaspo.optimize.ScriptedMethods.Figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Outcomes of searches, by cell and by the seed of the world. */
final class ScheduleOutcomes {

    static final ScheduleOutcomes NONE = new ScheduleOutcomes(List.of());

    private final SortedMap<ScheduleCell, SortedMap<Long, ScheduleOutcome>> byCell = new TreeMap<>();

    ScheduleOutcomes(Collection<ScheduleOutcome> outcomes) {
        outcomes.forEach(outcome ->
                byCell.computeIfAbsent(outcome.cell(), cell -> new TreeMap<>()).put(outcome.seed(), outcome));
    }

    /** The outcomes of a file. */
    static ScheduleOutcomes read(Path file) throws IOException {
        return new ScheduleOutcomes(Files.readAllLines(file).stream()
                .filter(line -> !line.equals(ScheduleOutcome.HEADER))
                .map(ScheduleOutcome::of)
                .toList());
    }

    ScheduleOutcomes plus(List<ScheduleOutcome> more) {
        return new ScheduleOutcomes(Stream.concat(all(), more.stream()).toList());
    }

    ScheduleOutcomes in(Set<ScheduleCell> cells) {
        return new ScheduleOutcomes(
                all().filter(outcome -> cells.contains(outcome.cell())).toList());
    }

    private Stream<ScheduleOutcome> all() {
        return byCell.values().stream().flatMap(bySeed -> bySeed.values().stream());
    }

    boolean has(ScheduleCell cell, long seed) {
        return bySeed(cell).containsKey(seed);
    }

    Set<ScheduleCell> cells() {
        return byCell.keySet();
    }

    Collection<ScheduleOutcome> of(ScheduleCell cell) {
        return bySeed(cell).values();
    }

    private SortedMap<Long, ScheduleOutcome> bySeed(ScheduleCell cell) {
        return byCell.getOrDefault(cell, new TreeMap<>());
    }

    /** A figure of each cell, in the mean over cells. */
    Figure mean(Collection<ScheduleCell> cells, ToDoubleFunction<ScheduleOutcome> figure) {
        Map<ScheduleCell, Map<Long, Double>> values = new HashMap<>();
        for (ScheduleCell cell : cells) {
            Map<Long, Double> ofCell = new HashMap<>();
            bySeed(cell).forEach((seed, outcome) -> ofCell.put(seed, figure.applyAsDouble(outcome)));
            values.put(cell, ofCell);
        }
        return mean(values.values());
    }

    /** The worlds that a cell has here and in others. */
    int shared(ScheduleCell cell, ScheduleOutcomes others) {
        return (int) bySeed(cell).keySet().stream()
                .filter(seed -> others.has(cell, seed))
                .count();
    }

    /** The gain here minus that of others in the same worlds, in points and in the mean over cells that share two worlds. */
    Figure minus(ScheduleOutcomes others, Collection<ScheduleCell> cells) {
        Map<ScheduleCell, Map<Long, Double>> differences = new HashMap<>();
        for (ScheduleCell cell : cells) {
            Map<Long, Double> ofCell = new HashMap<>();
            bySeed(cell).forEach((seed, outcome) -> {
                if (others.has(cell, seed)) {
                    ofCell.put(
                            seed, outcome.gain() - others.bySeed(cell).get(seed).gain());
                }
            });
            if (ofCell.size() > 1) {
                differences.put(cell, ofCell);
            }
        }
        return mean(differences.values());
    }

    /** The mean of the means of cells, given values by seed. Cells share worlds, so that the standard error is that of sums over a seed. */
    private static Figure mean(Collection<Map<Long, Double>> cells) {
        Map<Long, Double> errors = new HashMap<>();
        double sum = 0;
        for (Map<Long, Double> bySeed : cells) {
            double mean = bySeed.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElseThrow();
            sum += mean;
            bySeed.forEach(
                    (seed, value) -> errors.merge(seed, (value - mean) / bySeed.size() / cells.size(), Double::sum));
        }
        double squares =
                errors.values().stream().mapToDouble(error -> error * error).sum();
        return new Figure(sum / cells.size(), Math.sqrt(squares * errors.size() / (errors.size() - 1.0)));
    }
}

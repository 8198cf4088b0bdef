package io.github.metaspo.bench;

import io.github.metaspo.optimize.ScheduleCell;
import io.github.metaspo.optimize.ScheduleOutcome;
import io.github.metaspo.optimize.ScheduleSearches;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Prints what the product's own search reaches in known worlds for the same cost, which is the questions to the target and a price for each
 * proposal. A budget for P proposals at a price of c questions is P (c + 20) questions. With {@code -Draw=FILE} each search becomes a line of a
 * file, and those that the file has already are not made again; with {@code -Dagainst=FILE} all are compared with such a file of another version
 * of the code, paired by the seeds of the worlds. {@code -Dcells}, {@code -Dfrom} (the first seed), {@code -Dthreads} and {@code -Dminutes}
 * (after which no search begins; 0 for no such limit) say what is run.
 */
public final class SchedulesBench {

    private static final String CELLS =
            "a+b/20+50+200/0+5+20+100/40/usual+long:40,a+b/20+50+200/0+5+20+100/400/usual+long:10,"
                    + "b0/50/20/40+400/usual+long:40";

    private SchedulesBench() {}

    public static void main(String[] args) throws Exception {
        Map<ScheduleCell, Integer> cells = ScheduleCell.each(option("cells").orElse(CELLS));
        Optional<Path> raw = option("raw").map(Path::of);
        ScheduleOutcomes outcomes =
                raw.isPresent() && Files.exists(raw.get()) ? ScheduleOutcomes.read(raw.get()) : ScheduleOutcomes.NONE;
        Instant end = option("minutes")
                .map(Long::parseLong)
                .filter(minutes -> minutes > 0)
                .map(minutes -> Instant.now().plus(Duration.ofMinutes(minutes)))
                .orElse(Instant.MAX);
        long from = Long.parseLong(option("from").orElse("0"));
        try (OutcomeFile file = OutcomeFile.of(raw)) {
            outcomes = outcomes.plus(run(missing(cells, from, outcomes), end, file));
        }
        Optional<Path> against = option("against").map(Path::of);
        ScheduleOutcomes others = against.isPresent() ? ScheduleOutcomes.read(against.get()) : ScheduleOutcomes.NONE;
        new ScheduleTable(outcomes.in(cells.keySet()), others).print(System.out);
    }

    private record Search(ScheduleCell cell, long seed) {}

    /** World by world, so that all cells have about as many worlds when the time is over. */
    private static List<Search> missing(Map<ScheduleCell, Integer> cells, long from, ScheduleOutcomes known) {
        int most = cells.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<Search> missing = new ArrayList<>();
        for (int world = 0; world < most; world++) {
            long seed = from + world;
            for (Map.Entry<ScheduleCell, Integer> cell : cells.entrySet()) {
                if (world < cell.getValue() && !known.has(cell.getKey(), seed)) {
                    missing.add(new Search(cell.getKey(), seed));
                }
            }
        }
        return missing;
    }

    private static List<ScheduleOutcome> run(List<Search> searches, Instant end, OutcomeFile file) throws Exception {
        ScheduleSearches known = new ScheduleSearches();
        ExecutorService threads =
                Executors.newFixedThreadPool(Integer.parseInt(option("threads").orElse("2")));
        try {
            List<Future<Optional<ScheduleOutcome>>> running = searches.stream()
                    .map(search -> threads.submit(() -> {
                        if (Instant.now().isAfter(end)) {
                            return Optional.<ScheduleOutcome>empty();
                        }
                        ScheduleOutcome outcome = known.run(search.cell, search.seed);
                        file.add(outcome);
                        return Optional.of(outcome);
                    }))
                    .toList();
            List<ScheduleOutcome> outcomes = new ArrayList<>();
            for (Future<Optional<ScheduleOutcome>> search : running) {
                search.get().ifPresent(outcomes::add);
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Optional<String> option(String name) {
        return Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isBlank() && !value.equals("-"));
    }
}

package io.github.metaspo.optimize;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The product's own search in known worlds, ended by a budget in which a proposal has a price. May be used by many threads at once. */
public final class ScheduleSearches {

    /** The points that can be gained in worlds b, in turn. */
    private static final double[] HEADROOM = {6, 12, 24};

    /** By the seed of a world of sentences, as it takes as long as a small search. */
    private final Map<Long, Double> attainable = new ConcurrentHashMap<>();

    /** Runs the search of a cell in the world of a seed. */
    public ScheduleOutcome run(ScheduleCell cell, long seed) throws Exception {
        KnownWorld world = world(cell, seed);
        CostLimit limit = new CostLimit(cell.budget(), cell.price());
        Instant start = Instant.now();
        SearchResult found;
        try (SearchFixture fixture = SearchFixture.untilSpent(
                world.suite(),
                limit.limited(world.target()),
                limit.limited(world.proposer()),
                cell.price(),
                cell.rounds(),
                seed)) {
            found = fixture.run();
        }
        return new ScheduleOutcome(
                cell,
                seed,
                world.gain(found.systemPrompt()),
                attainable(cell, seed, world),
                limit.questions(),
                limit.proposals(),
                found.stopped().cause().name(),
                Duration.between(start, Instant.now()).toMillis());
    }

    private double attainable(ScheduleCell cell, long seed, KnownWorld world) {
        return cell.world().equals("a")
                ? attainable.computeIfAbsent(seed, key -> world.attainable())
                : world.attainable();
    }

    private static KnownWorld world(ScheduleCell cell, long seed) {
        return switch (cell.world()) {
            case "a" -> new SentencesWorld(new ScriptedWorld(seed, 1), cell.examples());
            case "a0" -> new SentencesWorld(new ScriptedWorld(seed, 0), cell.examples());
            case "b" -> new LineageWorld(seed, HEADROOM[Math.floorMod(seed, HEADROOM.length)], cell.examples());
            default -> new LineageWorld(seed, 0, cell.examples());
        };
    }
}

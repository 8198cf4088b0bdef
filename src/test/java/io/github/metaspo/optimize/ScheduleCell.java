package io.github.metaspo.optimize;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The conditions under which a search is judged. Its text is, for example, {@code a/50/20/400/usual}.
 *
 * @param world a: sentences help or harm; b: prompts descend from each other; a0 and b0: the same where nothing helps
 * @param examples to learn from, of each task
 * @param price of a proposal, in questions to the target; 0 if proposals are free
 * @param proposals for which the budget is meant
 * @param patience usual: the product's; long: so long that the budget ends the search
 */
public record ScheduleCell(String world, int examples, int price, int proposals, String patience)
        implements Comparable<ScheduleCell> {

    /** Questions that the budget allows for each proposal: 5 of each of 4 tasks. */
    private static final int QUESTIONS_A_PROPOSAL = 20;

    private static final List<String> WORLDS = List.of("a", "a0", "b", "b0");
    private static final Map<String, OptionalInt> PATIENCES =
            Map.of("usual", OptionalInt.empty(), "long", OptionalInt.of(1_000_000));

    private static final Comparator<ScheduleCell> ORDER = Comparator.comparing(ScheduleCell::world)
            .thenComparing(ScheduleCell::patience, Comparator.reverseOrder())
            .thenComparing(ScheduleCell::examples)
            .thenComparing(ScheduleCell::price)
            .thenComparing(ScheduleCell::proposals);

    public ScheduleCell {
        if (!WORLDS.contains(world) || !PATIENCES.containsKey(patience) || examples < 1 || price < 0 || proposals < 1) {
            throw new IllegalArgumentException("no such cell: world " + world + ", patience " + patience + ", "
                    + examples + " examples, price " + price + ", " + proposals + " proposals");
        }
    }

    /** The cell of a text. */
    public static ScheduleCell of(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 5) {
            throw new IllegalArgumentException("a cell is world/examples/price/proposals/patience, not " + text);
        }
        return new ScheduleCell(
                parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), Integer.parseInt(parts[3]), parts[4]);
    }

    /**
     * Cells with the number of worlds in which each is judged, from a text such as {@code a+b/50/5+20/40/usual:200}: every cell of these worlds
     * and prices, in 200 worlds. Of several such parts between commas, the first one with a cell says its number.
     */
    public static Map<ScheduleCell, Integer> each(String text) {
        Map<ScheduleCell, Integer> cells = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            String[] counted = part.strip().split(":", -1);
            if (counted.length != 2) {
                throw new IllegalArgumentException("cells end with a colon and a number of worlds, unlike " + part);
            }
            int worlds = Integer.parseInt(counted[1]);
            combinations(Arrays.asList(counted[0].split("/", -1))).forEach(cell -> cells.putIfAbsent(of(cell), worlds));
        }
        return cells;
    }

    private static Stream<String> combinations(List<String> parts) {
        Stream<String> first = Arrays.stream(parts.get(0).split("\\+", -1));
        return parts.size() == 1
                ? first
                : first.flatMap(
                        value -> combinations(parts.subList(1, parts.size())).map(rest -> value + "/" + rest));
    }

    /** What a search may spend, in questions. */
    public long budget() {
        return (long) proposals * (price + QUESTIONS_A_PROPOSAL);
    }

    OptionalInt rounds() {
        return PATIENCES.getOrDefault(patience, OptionalInt.empty());
    }

    @Override
    public int compareTo(ScheduleCell other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return String.join(
                "/", world, String.valueOf(examples), String.valueOf(price), String.valueOf(proposals), patience);
    }
}

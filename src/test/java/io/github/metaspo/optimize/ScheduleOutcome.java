package io.github.metaspo.optimize;

import java.util.Locale;

/**
 * What a search found in one world at a limited cost. Its text is one line with tabs.
 *
 * @param seed of the world and of the search
 * @param gain true gain of the found system prompt on unseen tasks, in points
 * @param attainable gain in points; 0 where nothing helps
 * @param questions asked
 * @param proposals written, for system prompts and user prompts, repairs among them
 * @param stopped name of the cause for which the search ended
 * @param millis that the search took
 */
public record ScheduleOutcome(
        ScheduleCell cell,
        long seed,
        double gain,
        double attainable,
        long questions,
        long proposals,
        String stopped,
        long millis) {

    /** The names of the parts of a line. */
    public static final String HEADER = "cell\tseed\tgain\tattainable\tquestions\tproposals\tstopped\tmillis";

    private static final int PARTS = HEADER.split("\t", -1).length;

    /** The outcome of a line. */
    public static ScheduleOutcome of(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("not the outcome of a search: " + line);
        }
        return new ScheduleOutcome(
                ScheduleCell.of(parts[0]),
                Long.parseLong(parts[1]),
                Double.parseDouble(parts[2]),
                Double.parseDouble(parts[3]),
                Long.parseLong(parts[4]),
                Long.parseLong(parts[5]),
                parts[6],
                Long.parseLong(parts[7]));
    }

    /** What was spent, in questions. */
    public long spent() {
        return questions + proposals * cell.price();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s\t%d\t%.4f\t%.4f\t%d\t%d\t%s\t%d",
                cell,
                seed,
                gain,
                attainable,
                questions,
                proposals,
                stopped,
                millis);
    }
}

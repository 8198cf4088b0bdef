package io.github.metaspo.optimize.propose.components;

import java.util.HashMap;
import java.util.Map;

/** What sentences brought so far: UCB1 (Auer, Cesa-Bianchi and Fischer 2002) on the gains of the edits that they took part in. */
public final class SentenceStats {

    /** About what a good sentence brings: with 1, the scale of UCB1's own rewards, gains would drown in the bonus. */
    private static final double EXPLORATION = 0.1;

    private final Map<String, Tally> tallies = new HashMap<>();
    private int total;

    /** Notes the gain, -1 to 1, of a candidate in which the sentence took part. */
    public void add(String sentence, double gain) {
        tallies.merge(sentence, new Tally(gain, 1), Tally::plus);
        total++;
    }

    /** Mean gain; 0 for a sentence that was never tried. */
    public double mean(String sentence) {
        Tally tally = tallies.get(sentence);
        return tally == null ? 0 : tally.mean();
    }

    /** Mean gain and a bonus for what was tried seldom; infinite for a sentence that was never tried. */
    public double value(String sentence) {
        Tally tally = tallies.get(sentence);
        return tally == null
                ? Double.POSITIVE_INFINITY
                : tally.mean() + EXPLORATION * Math.sqrt(2 * Math.log(total) / tally.pulls());
    }

    private record Tally(double sum, int pulls) {

        Tally plus(Tally other) {
            return new Tally(sum + other.sum, pulls + other.pulls);
        }

        double mean() {
            return sum / pulls;
        }
    }
}

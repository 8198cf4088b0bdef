package io.github.metaspo.optimize.propose.components;

import io.github.metaspo.optimize.propose.Ucb1;

import java.util.HashMap;
import java.util.Map;

/** Bandit statistics of sentences: {@link Ucb1} on the gains of the candidates in which they took part. */
public final class SentenceStats {

    private final Map<String, Tally> tallies = new HashMap<>();
    private int total;

    /** Adds the gain, -1 to 1, of a candidate in which the sentence took part. */
    public void add(String sentence, double gain) {
        tallies.merge(sentence, new Tally(gain, 1), Tally::plus);
        total++;
    }

    /** Returns the mean gain; 0 for a sentence that was never tried. */
    public double mean(String sentence) {
        Tally tally = tallies.get(sentence);
        return tally == null ? 0 : tally.mean();
    }

    /** Returns the mean gain plus an exploration bonus; infinite for a sentence that was never tried. */
    public double value(String sentence) {
        Tally tally = tallies.get(sentence);
        return Ucb1.value(mean(sentence), tally == null ? 0 : tally.pulls(), total);
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

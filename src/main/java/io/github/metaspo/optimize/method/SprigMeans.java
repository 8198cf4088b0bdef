package io.github.metaspo.optimize.method;

import io.github.metaspo.optimize.propose.Sentences;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The mean score of each SPRIG prompt over the rounds in which it was scored. */
final class SprigMeans {

    private final Map<String, Mean> byText = new LinkedHashMap<>();

    /** A prompt with its number as a candidate. */
    record Member(int number, Sentences sentences) {

        String text() {
            return sentences.text();
        }
    }

    /**
     * A prompt with its scores.
     *
     * @param sum of the scores of the rounds, 0 or above
     * @param rounds above 0
     */
    record Mean(Member member, double sum, int rounds) {

        double score() {
            return sum / rounds;
        }
    }

    /** @param score of one round, 0 to 1 */
    void add(Member member, double score) {
        byText.merge(
                member.text(),
                new Mean(member, score, 1),
                (known, more) -> new Mean(known.member(), known.sum() + score, known.rounds() + 1));
    }

    /** Returns the best prompt other than the empty one; of equals the one scored in more rounds, then the older one. */
    Optional<Mean> best() {
        return byText.values().stream()
                .filter(mean -> !mean.member().text().isEmpty())
                .max(Comparator.comparingDouble(Mean::score)
                        .thenComparing(Mean::rounds)
                        .thenComparing(mean -> mean.member().number(), Comparator.reverseOrder()));
    }
}

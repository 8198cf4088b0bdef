package io.github.metaspo.report.html.view;

import io.github.metaspo.gate.ScoreFormat;
import io.github.metaspo.lock.Lock.Figure;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.report.html.data.TriedPrompt;
import io.github.metaspo.statistics.Interval;

import java.util.List;

/** Formats the numbers of a page. */
final class Words {

    /** A minus sign, which is as wide as a plus sign. */
    private static final String MINUS = "\u2212";

    private Words() {}

    /** Formats a difference of scores in points, with sign. */
    static String points(double difference) {
        return ScoreFormat.points(difference).replace("-", MINUS);
    }

    static String interval(Interval interval) {
        return points(interval.low()) + " to " + points(interval.high());
    }

    static String score(double score) {
        return ScoreFormat.score(score);
    }

    static String figure(Figure figure) {
        return score(figure.score()) + " (90\u00a0% interval " + score(figure.low()) + " to " + score(figure.high())
                + ")";
    }

    static String pValue(double p) {
        return ScoreFormat.pValue(p);
    }

    static String gain(TriedPrompt.Gain gain) {
        return points(gain.mean())
                + (gain.standardError().isPresent()
                        ? " \u00b1 " + TextFormat.points(gain.standardError().getAsDouble())
                        : "")
                + " points on " + TextFormat.count(gain.examples(), "train example");
    }

    /** Joins names as a sentence does. */
    static String list(List<String> names) {
        int last = names.size() - 1;
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}

package io.github.metaspo.report.html.view;

import io.github.metaspo.report.html.data.LockVersion;
import io.github.metaspo.report.html.data.SuiteData;
import io.github.metaspo.report.html.svg.Axis;
import io.github.metaspo.report.html.svg.LineChart;
import io.github.metaspo.report.html.svg.Svg;
import io.github.metaspo.report.html.view.WordDiff.Segment;
import io.github.metaspo.statistics.Interval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * The committed versions of the lock.
 *
 * @param note that there are none, or what is missing
 * @param chart score by version; empty if there are fewer than two
 * @param versions the newest first
 */
public record HistoryView(String note, Optional<Svg> chart, List<Version> versions) {

    public HistoryView {
        versions = List.copyOf(versions);
    }

    /**
     * A version.
     *
     * @param diff of its prompt to the version before; empty if the prompt is the same
     */
    public record Version(String commit, String date, String subject, String train, String unseen, List<Segment> diff) {
        public Version {
            diff = List.copyOf(diff);
        }
    }

    static HistoryView of(SuiteData data) {
        List<LockVersion> history = data.history();
        if (history.isEmpty()) {
            return new HistoryView(
                    "There is no trend: no version of the lock that can be read is committed, or git did not answer.",
                    Optional.empty(),
                    List.of());
        }
        List<Version> versions = new ArrayList<>();
        String earlier = "";
        for (LockVersion version : history) {
            versions.add(
                    0,
                    new Version(
                            version.commit(),
                            version.date(),
                            version.subject(),
                            Words.figure(version.train()),
                            version.unseen().map(Words::figure).orElse("\u2013"),
                            version.systemPrompt().equals(earlier)
                                    ? List.of()
                                    : WordDiff.of(
                                            earlier.isEmpty() ? version.systemPrompt() : earlier,
                                            version.systemPrompt())));
            earlier = version.systemPrompt();
        }
        return new HistoryView(
                history.size() < 2
                        ? "There is no trend yet: one version of the lock that can be read is committed."
                        : "",
                history.size() < 2 ? Optional.empty() : Optional.of(chart(history)),
                versions);
    }

    private static Svg chart(List<LockVersion> history) {
        List<LineChart.Point> points = new ArrayList<>();
        for (LockVersion version : history) {
            points.add(new LineChart.Point(
                    points.size(),
                    version.train().score(),
                    "",
                    Optional.of(
                            new Interval(version.train().low(), version.train().high())),
                    version.date() + ", " + version.commit() + ": " + Words.figure(version.train())));
        }
        Axis ys = Axis.scores(history.stream()
                .flatMapToDouble(version ->
                        DoubleStream.of(version.train().low(), version.train().high()))
                .toArray());
        int last = history.size() - 1;
        return new LineChart(new Axis(0, last, last), ys)
                .draw(
                        "history",
                        "Score of the lock, version by version",
                        "From " + Words.score(history.get(0).train().score()) + " to "
                                + Words.score(history.get(last).train().score()) + " in " + history.size()
                                + " versions.",
                        "committed versions of the lock",
                        List.of(history.get(0).date(), history.get(last).date()),
                        List.of(),
                        List.of(new LineChart.Line("best", false, points)),
                        List.of());
    }
}

package io.github.metaspo.report.html.view;

import io.github.metaspo.lock.Lock.Figure;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.report.html.data.Measured;
import io.github.metaspo.report.html.data.MeasuredTask;
import io.github.metaspo.report.html.data.Side;
import io.github.metaspo.report.html.data.SuiteData;
import io.github.metaspo.report.html.svg.Axis;
import io.github.metaspo.report.html.svg.ForestChart;
import io.github.metaspo.report.html.svg.Svg;
import io.github.metaspo.report.html.view.Gains.Gain;
import io.github.metaspo.statistics.Interval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * The forest plot: the scores of the suite, its tasks and its unseen tasks.
 *
 * @param compared whether there is an old score
 * @param rows none if there is no score
 * @param axis below the rows
 * @param tolerance of the gate, in words; empty if it has none
 * @param notes what is missing, in sentences
 */
public record ForestView(boolean compared, List<Row> rows, Svg axis, String tolerance, List<String> notes) {

    public ForestView {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /**
     * A row.
     *
     * @param role of the task; empty for a total
     * @param strong whether it is a total
     * @param scores before and after
     * @param difference in points, with its interval; empty if there is none
     */
    public record Row(
            String name,
            String role,
            boolean strong,
            Svg plot,
            String scores,
            String difference,
            String interval,
            String questions) {}

    /** A row before it is drawn. */
    private record Entry(
            String name,
            String role,
            boolean strong,
            Optional<Double> before,
            double after,
            Optional<Interval> range,
            Optional<Gain> gain,
            int questions) {}

    static ForestView of(SuiteData data, Gains gains) {
        Optional<Measured> after = data.pairing().after().map(Side::measured).filter(Measured::isValid);
        List<Entry> entries = new ArrayList<>();
        after.ifPresent(measured -> addEntries(measured, gains, entries));
        Axis axis = Axis.scores(entries.stream()
                .flatMapToDouble(entry -> DoubleStream.of(
                        entry.after(),
                        entry.before().orElse(entry.after()),
                        entry.range().map(Interval::low).orElse(entry.after()),
                        entry.range().map(Interval::high).orElse(entry.after())))
                .toArray());
        double tolerance = data.suite().tolerance().doubleValue();
        ForestChart chart = new ForestChart(axis, tolerance);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            rows.add(row(entries.get(i), chart, "forest-" + i));
        }
        return new ForestView(
                gains.train().isPresent(),
                rows,
                chart.axis("forest-axis"),
                tolerance == 0
                        ? ""
                        : TextFormat.points(tolerance)
                                + (TextFormat.points(tolerance).equals("1") ? " point" : " points"),
                notes(after, gains));
    }

    private static void addEntries(Measured after, Gains gains, List<Entry> entries) {
        boolean compared = gains.train().isPresent();
        after.train().ifPresent(figure -> entries.add(total("All train tasks", figure, gains.train(), after, false)));
        for (boolean unseen : new boolean[] {false, true}) {
            for (MeasuredTask task : after.tasks()) {
                if (task.unseen() == unseen && task.figure().isPresent()) {
                    Optional<Gain> gain = gains.task(task.id());
                    if (gain.isPresent() || !compared) {
                        entries.add(entry(
                                task.id(),
                                unseen ? "unseen" : "train",
                                task.figure().get(),
                                gain,
                                task.answers().size()));
                    }
                }
            }
        }
        if (after.tasks().stream().filter(MeasuredTask::unseen).count() > 1) {
            after.unseen()
                    .ifPresent(figure -> entries.add(total("All unseen tasks", figure, gains.unseen(), after, true)));
        }
    }

    private static Entry total(String name, Figure figure, Optional<Gain> gain, Measured measured, boolean unseen) {
        int questions = measured.tasks().stream()
                .filter(task -> task.unseen() == unseen)
                .mapToInt(task -> task.answers().size())
                .sum();
        Entry entry = entry(name, "", figure, gain, questions);
        return new Entry(name, "", true, entry.before(), entry.after(), entry.range(), gain, entry.questions());
    }

    private static Entry entry(String name, String role, Figure figure, Optional<Gain> gain, int questions) {
        if (gain.isEmpty()) {
            return new Entry(
                    name,
                    role,
                    false,
                    Optional.empty(),
                    figure.score(),
                    Optional.of(new Interval(figure.low(), figure.high())),
                    gain,
                    questions);
        }
        Gain change = gain.get();
        Optional<Interval> range = change.interval()
                .map(interval -> new Interval(change.before() + interval.low(), change.before() + interval.high()));
        return new Entry(name, role, false, Optional.of(change.before()), change.after(), range, gain, change.pairs());
    }

    private static Row row(Entry entry, ForestChart chart, String id) {
        String scores =
                entry.before().map(before -> Words.score(before) + " \u2192 ").orElse("") + Words.score(entry.after());
        String difference =
                entry.gain().map(gain -> Words.points(gain.difference())).orElse("");
        String interval = entry.gain()
                .map(gain -> gain.interval().map(Words::interval).orElse("no interval"))
                .orElseGet(() -> entry.range()
                        .map(range -> Words.score(range.low()) + " to " + Words.score(range.high()))
                        .orElse(""));
        return new Row(
                entry.name(),
                entry.role(),
                entry.strong(),
                chart.row(
                        id,
                        entry.name(),
                        scores
                                + (difference.isEmpty() ? "" : ", " + difference + " points")
                                + (interval.equals("no interval") ? "" : ", 90\u00a0% interval " + interval),
                        entry.before(),
                        entry.after(),
                        entry.range(),
                        entry.strong()),
                scores,
                difference,
                interval,
                TextFormat.number(entry.questions()));
    }

    private static List<String> notes(Optional<Measured> after, Gains gains) {
        List<String> notes = new ArrayList<>();
        if (after.isEmpty()) {
            notes.add("There is no score, so there is nothing to plot.");
            return notes;
        }
        if (after.get().tasks().stream().noneMatch(MeasuredTask::unseen)) {
            notes.add(
                    "The suite has no unseen task, so nothing shows how the prompt does on tasks it was not made for.");
        }
        if (gains.train().isPresent()) {
            List<String> others = after.get().tasks().stream()
                    .map(MeasuredTask::id)
                    .filter(id -> gains.task(id).isEmpty())
                    .toList();
            if (!others.isEmpty()) {
                notes.add("Not compared, because they are new or changed, or have no replies in common: "
                        + Words.list(others) + ".");
            }
        }
        return notes;
    }
}

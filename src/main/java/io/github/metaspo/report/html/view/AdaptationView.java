package io.github.metaspo.report.html.view;

import io.github.metaspo.report.AdaptationCurves;
import io.github.metaspo.report.AdaptationCurves.Curve;
import io.github.metaspo.report.AdaptationCurves.TaskCurves;
import io.github.metaspo.report.AdaptationText;
import io.github.metaspo.report.html.data.SuiteData;
import io.github.metaspo.report.html.svg.Axis;
import io.github.metaspo.report.html.svg.LineChart;
import io.github.metaspo.report.html.svg.Svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The learning curves of an adaptation.
 *
 * @param note that there are none, or what the scores are
 * @param tasks one chart each
 */
public record AdaptationView(String note, List<OfTask> tasks) {

    public AdaptationView {
        tasks = List.copyOf(tasks);
    }

    /** The curves of a task, and what the better start saves. */
    public record OfTask(String task, Svg chart, String saving) {}

    static AdaptationView of(SuiteData data) {
        if (data.adaptation().isEmpty()) {
            return new AdaptationView(
                    "No learning curves were drawn: mvn metaspo:adapt -Dmetaspo.versus=default draws them.", List.of());
        }
        AdaptationCurves curves = data.adaptation().get();
        List<OfTask> tasks = new ArrayList<>();
        for (TaskCurves task : curves.tasks()) {
            tasks.add(new OfTask(
                    task.task(),
                    chart(task, "adaptation-" + tasks.size()),
                    sentence(AdaptationText.saving(task.saving()))));
        }
        return new AdaptationView(sentence(AdaptationText.looks(curves)), tasks);
    }

    private static String sentence(String clause) {
        return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1) + ".";
    }

    private static Svg chart(TaskCurves task, String id) {
        List<Curve> longest = task.curves().stream()
                .filter(curve -> curve.trainExamples()
                        == task.curves().stream()
                                .mapToInt(Curve::trainExamples)
                                .max()
                                .orElseThrow())
                .toList();
        List<LineChart.Line> lines = new ArrayList<>();
        for (Curve curve : longest) {
            String style = lines.isEmpty() ? "first" : "second";
            List<LineChart.Point> points = new ArrayList<>();
            for (int i = 0; i < curve.points().size(); i++) {
                AdaptationCurves.Point point = curve.points().get(i);
                boolean last = i == curve.points().size() - 1;
                points.add(new LineChart.Point(
                        point.questions(),
                        point.score(),
                        last ? curve.start() : "",
                        Optional.empty(),
                        curve.start() + ", round " + point.round() + ": " + Words.score(point.score())));
            }
            lines.add(new LineChart.Line(style, false, points));
        }
        double most = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(LineChart.Point::x)
                .max()
                .orElse(1);
        double[] scores = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(LineChart.Point::y)
                .toArray();
        return new LineChart(Axis.upTo(most), Axis.scores(scores))
                .draw(
                        id,
                        "Held-out score of " + task.task() + " by question",
                        AdaptationText.saving(task.saving()) + ".",
                        "questions on train examples",
                        List.of(),
                        List.of(),
                        lines,
                        List.of());
    }
}

package io.github.metaspo.report.html.data;

import io.github.metaspo.report.AdaptationCurves;
import io.github.metaspo.report.AdaptationCurves.Curve;
import io.github.metaspo.report.AdaptationCurves.Point;
import io.github.metaspo.report.AdaptationCurves.TaskCurves;

import java.io.IOException;
import java.nio.file.Path;

/** Reader of learning curves, see {@code adaptation.schema.json}. */
final class AdaptationFile {

    private AdaptationFile() {}

    static AdaptationCurves read(Path file) throws IOException {
        JsonFields root = JsonFields.read(file);
        return new AdaptationCurves(
                root.requiredText("suite"),
                root.text("looks").orElse("").equals("max"),
                root.list("tasks").stream().map(AdaptationFile::task).toList());
    }

    private static TaskCurves task(JsonFields task) {
        return new TaskCurves(
                task.requiredText("id"),
                (int) task.count("testExamples"),
                task.list("curves").stream().map(AdaptationFile::curve).toList());
    }

    private static Curve curve(JsonFields curve) {
        return new Curve(
                curve.requiredText("start"),
                (int) curve.count("trainExamples"),
                curve.list("points").stream()
                        .map(point -> new Point(
                                (int) point.count("round"),
                                point.count("questions"),
                                point.count("optimizerCalls"),
                                point.number("trainScore").orElse(0),
                                point.requiredNumber("score")))
                        .toList());
    }
}

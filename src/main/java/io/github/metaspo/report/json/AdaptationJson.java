package io.github.metaspo.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.metaspo.report.AdaptationCurves;
import io.github.metaspo.report.AdaptationCurves.Curve;
import io.github.metaspo.report.AdaptationCurves.Point;
import io.github.metaspo.report.AdaptationCurves.Saving;
import io.github.metaspo.report.AdaptationCurves.TaskCurves;

import java.io.IOException;
import java.io.OutputStream;

/** Writes learning curves as JSON, see {@code adaptation.schema.json}. Contains no date or time: equal replies give identical files. */
public final class AdaptationJson {

    private static final int FORMAT_VERSION = 1;

    private final JsonGenerator json;

    private AdaptationJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes curves and leaves the stream open. */
    public static void write(AdaptationCurves curves, OutputStream out) throws IOException {
        JsonDocument.writeWithArrayLines(out, json -> {
            json.writeStartObject();
            json.writeNumberField("formatVersion", FORMAT_VERSION);
            json.writeStringField("suite", curves.suite());
            json.writeStringField("looks", curves.maximum() ? "max" : "train");
            json.writeBooleanField("flattering", curves.maximum());
            json.writeArrayFieldStart("tasks");
            for (TaskCurves task : curves.tasks()) {
                new AdaptationJson(json).write(task);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private void write(TaskCurves task) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", task.task());
        json.writeNumberField("testExamples", task.testExamples());
        write(task.saving());
        json.writeArrayFieldStart("curves");
        for (Curve curve : task.curves()) {
            json.writeStartObject();
            json.writeStringField("start", curve.start());
            json.writeNumberField("trainExamples", curve.trainExamples());
            json.writeArrayFieldStart("points");
            for (Point point : curve.points()) {
                write(point);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(Saving saving) throws IOException {
        json.writeObjectFieldStart("saving");
        json.writeStringField("better", saving.better());
        json.writeNumberField("score", saving.score());
        json.writeNumberField("rounds", saving.rounds());
        json.writeNumberField("otherRounds", saving.otherRounds());
        json.writeNumberField("trainExamples", saving.trainExamples());
        json.writeNumberField("otherTrainExamples", saving.otherTrainExamples());
        json.writeEndObject();
    }

    private void write(Point point) throws IOException {
        json.writeStartObject();
        json.writeNumberField("round", point.round());
        json.writeNumberField("questions", point.questions());
        json.writeNumberField("optimizerCalls", point.optimizerCalls());
        json.writeNumberField("trainScore", point.trainScore());
        json.writeNumberField("score", point.score());
        json.writeEndObject();
    }
}

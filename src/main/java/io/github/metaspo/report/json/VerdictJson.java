package io.github.metaspo.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.metaspo.gate.Comparison;
import io.github.metaspo.gate.Score;
import io.github.metaspo.gate.ScoreDelta;
import io.github.metaspo.gate.TaskDelta;
import io.github.metaspo.gate.Verdict;
import io.github.metaspo.gate.VerdictText;
import io.github.metaspo.statistics.Bootstrap;
import io.github.metaspo.suite.Keywords;
import io.github.metaspo.suite.Suite;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** Writes a verdict as JSON, see {@code verdict.schema.json}. */
public final class VerdictJson {

    private static final int FORMAT_VERSION = 1;

    private final JsonGenerator json;

    private VerdictJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes a verdict and leaves the stream open. */
    public static void write(Suite suite, Verdict verdict, VerdictText text, OutputStream out) throws IOException {
        JsonDocument.write(out, json -> {
            json.writeStartObject();
            json.writeNumberField("formatVersion", FORMAT_VERSION);
            json.writeStringField("suite", suite.name());
            json.writeStringField("verdict", VerdictText.word(verdict));
            new VerdictJson(json).write(verdict, text);
            json.writeStringField("message", text.of(verdict));
            json.writeEndObject();
        });
    }

    private void write(Verdict verdict, VerdictText text) throws IOException {
        if (verdict instanceof Verdict.Invalid invalid) {
            json.writeStringField(
                    "cause", invalid.cause().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            json.writeStringField("reason", invalid.reason());
            json.writeStringField("remedy", invalid.remedy());
        } else if (verdict instanceof Verdict.Regression regression) {
            writeTexts("findings", text.findings(regression));
            writeFacts(regression.facts());
        } else if (verdict instanceof Verdict.Inconclusive inconclusive) {
            writeFacts(inconclusive.facts());
        } else if (verdict instanceof Verdict.Pass pass) {
            writeFacts(pass.facts());
        }
    }

    private void writeFacts(Verdict.Facts facts) throws IOException {
        writeScore(facts.score());
        if (facts.comparison().isPresent()) {
            writeComparison(facts.comparison().get());
        }
        json.writeArrayFieldStart("tasks");
        for (var task : facts.scores().tasks().entrySet()) {
            json.writeStartObject();
            json.writeStringField("id", task.getKey());
            writeScore(task.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
        writeTexts("remarks", facts.remarks());
    }

    private void writeScore(Score score) throws IOException {
        json.writeNumberField("score", score.value());
        json.writeNumberField("right", score.right());
        json.writeNumberField("answered", score.answered());
    }

    private void writeComparison(Comparison comparison) throws IOException {
        json.writeObjectFieldStart("comparison");
        writeChange(comparison.train());
        json.writeNumberField("pValueOfDrop", comparison.lower().pValue());
        json.writeNumberField("pairs", comparison.pairs());
        json.writeNumberField("leftOut", comparison.leftOut());
        json.writeArrayFieldStart("tasks");
        for (TaskDelta task : comparison.trainTasks()) {
            writeTask(task, comparison);
        }
        for (TaskDelta task : comparison.unseenTasks()) {
            writeTask(task, comparison);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeTask(TaskDelta task, Comparison comparison) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", task.task().id());
        json.writeStringField("role", Keywords.of(task.task().role()));
        writeChange(task.change());
        json.writeNumberField("pairs", task.pairs());
        json.writeNumberField("leftOut", task.leftOut());
        json.writeBooleanField("confirmedDrop", comparison.confirmedDrops().contains(task));
        json.writeEndObject();
    }

    private void writeChange(ScoreDelta delta) throws IOException {
        json.writeNumberField("before", delta.before());
        json.writeNumberField("after", delta.after());
        json.writeNumberField("difference", delta.difference());
        json.writeObjectFieldStart("interval");
        json.writeNumberField("level", Bootstrap.LEVEL);
        json.writeNumberField("low", delta.interval().low());
        json.writeNumberField("high", delta.interval().high());
        json.writeEndObject();
    }

    private void writeTexts(String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}

package io.github.metaspo.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.metaspo.optimize.Candidate;
import io.github.metaspo.optimize.Candidate.Status;
import io.github.metaspo.optimize.Evidence;
import io.github.metaspo.optimize.SearchPower;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.optimize.Shrinkage;
import io.github.metaspo.optimize.StopReason;
import io.github.metaspo.suite.UserPrompt;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a search with every candidate as JSON, see {@code run.schema.json}: its text, parent and status, and how it was
 * written. Contains no date or time:
 * equal replies give identical files.
 */
public final class RunJson {

    /** Incremented if a reader of the previous version would misread the file. */
    public static final int FORMAT_VERSION = 1;

    private final JsonGenerator json;

    private RunJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes a search and leaves the stream open. */
    public static void write(String suite, SearchResult found, OutputStream out) throws IOException {
        JsonDocument.writeWithArrayLines(out, json -> new RunJson(json).write(suite, found));
    }

    private void write(String suite, SearchResult found) throws IOException {
        json.writeStartObject();
        json.writeNumberField("formatVersion", FORMAT_VERSION);
        json.writeStringField("suite", suite);
        json.writeStringField("stopped", found.stopped().sentence());
        if (found.startScore().isPresent()) {
            json.writeNumberField("startScore", found.startScore().getAsDouble());
        }
        if (found.score().isPresent()) {
            json.writeNumberField("score", found.score().getAsDouble());
        }
        if (found.stopped().cause() != StopReason.Cause.NOT_YET) {
            writePower(SearchPower.of(found.candidates()));
        }
        json.writeStringField("systemPrompt", found.systemPrompt());
        json.writeObjectFieldStart("userPrompts");
        for (Map.Entry<String, UserPrompt> prompt : found.userPrompts().entrySet()) {
            json.writeStringField(prompt.getKey(), prompt.getValue().template());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("candidates");
        for (Candidate candidate : found.candidates()) {
            write(candidate);
        }
        json.writeEndArray();
        if (found.shrinkage().isPresent()) {
            write(found.shrinkage().get());
        }
        json.writeEndObject();
    }

    private void writePower(Optional<SearchPower> power) throws IOException {
        if (power.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("power");
        json.writeNumberField("systemPrompts", power.get().candidates());
        json.writeNumberField("changing", power.get().changing());
        if (power.get().gain().isPresent()) {
            json.writeNumberField("gain", power.get().gain().getAsDouble());
        }
        json.writeEndObject();
    }

    private void write(Shrinkage shrinkage) throws IOException {
        json.writeObjectFieldStart("shrink");
        json.writeStringField("stopped", shrinkage.ended());
        json.writeStringField("systemPrompt", shrinkage.systemPrompt());
        json.writeNumberField("margin", shrinkage.margin());
        if (shrinkage.difference().isPresent()) {
            write("difference", shrinkage.difference().get());
        }
        json.writeArrayFieldStart("sentences");
        for (Shrinkage.Sentence sentence : shrinkage.sentences()) {
            json.writeStartObject();
            json.writeStringField("text", sentence.text());
            json.writeBooleanField("leftOut", sentence.isLeftOut());
            if (sentence.credit().isPresent()) {
                write("credit", sentence.credit().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(String field, Shrinkage.Paired difference) throws IOException {
        json.writeNumberField(field, difference.mean());
        json.writeNumberField("standardError", difference.standardError());
        json.writeNumberField("examples", difference.examples());
    }

    private void write(Candidate candidate) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", candidate.number());
        json.writeStringField("kind", candidate.task().isPresent() ? "user" : "system");
        if (candidate.task().isPresent()) {
            json.writeStringField("task", candidate.task().get());
        }
        json.writeNumberField("round", candidate.round());
        if (candidate.parent().isPresent()) {
            json.writeNumberField("parent", candidate.parent().getAsInt());
        }
        json.writeStringField("proposer", candidate.proposer());
        if (candidate.writing().assignment().isPresent()) {
            json.writeStringField("assignment", candidate.writing().assignment().get());
        }
        write(candidate.status());
        if (candidate.evidence().isPresent()) {
            write(candidate.evidence().get());
        }
        if (candidate.text().isPresent()) {
            json.writeStringField("text", candidate.text().get());
        }
        writeAnalyses(candidate.writing().analyses());
        write(candidate.writing().refused());
        json.writeEndObject();
    }

    private void write(Evidence evidence) throws IOException {
        json.writeNumberField("rung", evidence.rung());
        json.writeNumberField("rungs", evidence.rungs());
        json.writeArrayFieldStart("tasks");
        for (Evidence.OfTask task : evidence.tasks()) {
            json.writeStartObject();
            json.writeStringField("task", task.task());
            json.writeNumberField("examples", task.examples());
            json.writeNumberField("score", task.score());
            json.writeNumberField("comparedScore", task.compared());
            json.writeNumberField("gain", task.gain());
            json.writeNumberField("standardError", task.standardError());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeAnalyses(List<Candidate.Analysis> analyses) throws IOException {
        if (analyses.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("analyses");
        for (Candidate.Analysis analysis : analyses) {
            json.writeStartObject();
            json.writeArrayFieldStart("tasks");
            for (String task : analysis.tasks()) {
                json.writeString(task);
            }
            json.writeEndArray();
            json.writeStringField("text", analysis.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void write(List<Candidate.RefusedTry> refused) throws IOException {
        if (refused.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("refusedTries");
        for (Candidate.RefusedTry one : refused) {
            json.writeStartObject();
            writeReasons(one.reasons());
            json.writeStringField("text", one.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeReasons(List<String> reasons) throws IOException {
        json.writeArrayFieldStart("reasons");
        for (String reason : reasons) {
            json.writeString(reason);
        }
        json.writeEndArray();
    }

    private void write(Status status) throws IOException {
        if (status instanceof Status.Scored scored) {
            json.writeStringField("fate", scored.kept() ? "kept" : "beaten");
            json.writeNumberField("score", scored.score());
            json.writeNumberField("questions", scored.questions());
        } else if (status instanceof Status.Dropped dropped) {
            json.writeStringField("fate", "dropped");
            json.writeNumberField("gain", dropped.gain());
            json.writeNumberField("questions", dropped.questions());
        } else if (status instanceof Status.Rejected rejected) {
            json.writeStringField("fate", "refused");
            writeReasons(rejected.reasons());
        } else if (status instanceof Status.Failed failed) {
            json.writeStringField("fate", "not written");
            json.writeStringField("message", failed.message());
        } else if (status instanceof Status.Undecided) {
            json.writeStringField("fate", "not decided");
        }
    }
}

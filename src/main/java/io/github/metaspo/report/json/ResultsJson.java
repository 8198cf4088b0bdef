package io.github.metaspo.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.metaspo.api.Example;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.evaluation.Answers;
import io.github.metaspo.evaluation.Evaluation;
import io.github.metaspo.evaluation.Evaluation.Validity;
import io.github.metaspo.evaluation.EvaluationSubject;
import io.github.metaspo.evaluation.Measurement;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.evaluation.TaskScore;
import io.github.metaspo.lock.Fingerprints;
import io.github.metaspo.report.ShownExample;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.statistics.Bootstrap;
import io.github.metaspo.statistics.Interval;
import io.github.metaspo.suite.Keywords;
import io.github.metaspo.suite.Task;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Writes an evaluation as JSON, see {@code results.schema.json}. Contains no date or time: equal replies give identical files. */
public final class ResultsJson {

    /** Incremented if a reader of the previous version would misread the file. */
    public static final int FORMAT_VERSION = 1;

    private final JsonGenerator json;
    private final Evaluation evaluation;

    private ResultsJson(JsonGenerator json, Evaluation evaluation) {
        this.json = json;
        this.evaluation = evaluation;
    }

    /** Writes an evaluation and leaves the stream open. */
    public static void write(Evaluation evaluation, OutputStream out) throws IOException {
        JsonDocument.write(out, json -> new ResultsJson(json, evaluation).write());
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeNumberField("formatVersion", FORMAT_VERSION);
        json.writeStringField("suite", evaluation.suite().name());
        Map<String, TaskScore> scores = writeValidity();
        writeSubject();
        if (evaluation.replies().isPresent()) {
            json.writeStringField("responses", evaluation.replies().get());
        }
        writeCalls();
        json.writeArrayFieldStart("tasks");
        for (Answers answers : evaluation.answers()) {
            writeTask(answers, scores);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private Map<String, TaskScore> writeValidity() throws IOException {
        Map<String, TaskScore> byTask = new HashMap<>();
        if (evaluation.validity() instanceof Validity.Invalid invalid) {
            json.writeBooleanField("valid", false);
            json.writeStringField("invalidReason", invalid.reason());
        } else if (evaluation.validity() instanceof Validity.Valid valid) {
            json.writeBooleanField("valid", true);
            for (Task.Role role : Task.Role.values()) {
                writeTotal(role, valid.measurement());
            }
            valid.measurement().tasks().forEach(score -> byTask.put(score.task().id(), score));
        }
        return byTask;
    }

    private void writeTotal(Task.Role role, Measurement measurement) throws IOException {
        var total = measurement.total(role);
        if (total.isPresent()) {
            json.writeObjectFieldStart(Keywords.of(role));
            json.writeNumberField("score", total.get().score());
            writeInterval(total.get().interval());
            json.writeEndObject();
        }
    }

    private void writeInterval(Interval interval) throws IOException {
        json.writeObjectFieldStart("interval");
        json.writeNumberField("level", Bootstrap.LEVEL);
        json.writeNumberField("low", interval.low());
        json.writeNumberField("high", interval.high());
        json.writeEndObject();
    }

    private void writeSubject() throws IOException {
        EvaluationSubject subject = evaluation.subject();
        ModelSettings model = subject.model();
        json.writeObjectFieldStart("subject");
        json.writeStringField("fingerprint", Fingerprints.subject(subject));
        json.writeStringField("systemPrompt", subject.systemPrompt());
        writeTexts("userPrompts", subject.userPrompts());
        json.writeObjectFieldStart("model");
        json.writeStringField("provider", model.provider());
        json.writeStringField("name", model.shortName());
        json.writeArrayFieldStart("resolvedNames");
        for (String name : subject.resolvedNames()) {
            json.writeString(name);
        }
        json.writeEndArray();
        if (model.temperature().isPresent()) {
            json.writeNumberField("temperature", model.temperature().getAsDouble());
        }
        if (model.seed().isPresent()) {
            json.writeNumberField("seed", model.seed().getAsLong());
        }
        json.writeNumberField("maxTokens", model.maxTokens());
        writeTexts("options", model.options());
        if (!model.request().answerSettings().isEmpty()) {
            writeTexts("settings", model.request().answerSettings());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeTexts(String name, Map<String, String> texts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> entry : new TreeMap<>(texts).entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    private void writeCalls() throws IOException {
        json.writeObjectFieldStart("calls");
        json.writeNumberField("answered", evaluation.count(Outcome.Scored.class));
        json.writeNumberField("failed", evaluation.count(Outcome.Failed.class));
        json.writeNumberField("notAsked", evaluation.count(Outcome.NotAsked.class));
        json.writeNumberField("inputTokens", evaluation.usage().input());
        json.writeNumberField("outputTokens", evaluation.usage().output());
        if (evaluation.usage().thinking() > 0) {
            json.writeNumberField("thinkingTokens", evaluation.usage().thinking());
        }
        var price = evaluation.subject().model().price();
        if (price.isPresent()) {
            json.writeNumberField("usd", TextFormat.usd(evaluation.usage(), price.get()));
        }
        json.writeEndObject();
    }

    private void writeTask(Answers answers, Map<String, TaskScore> scores) throws IOException {
        Task task = answers.batch().task();
        json.writeStartObject();
        json.writeStringField("id", task.id());
        json.writeStringField("role", Keywords.of(task.role()));
        json.writeNumberField("weight", task.weight());
        json.writeStringField("metric", task.metric().name());
        TaskScore score = scores.get(task.id());
        if (score != null) {
            writeScore(score);
        }
        json.writeArrayFieldStart("examples");
        for (int i = 0; i < answers.batch().examples().size(); i++) {
            writeExample(task, answers.batch().examples().get(i), answers, i);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeScore(TaskScore score) throws IOException {
        json.writeStringField("metricVersion", score.metricVersion());
        json.writeStringField("contents", Fingerprints.contents(score.task(), score.metricVersion()));
        json.writeNumberField("score", score.score());
        writeInterval(score.interval());
        json.writeNumberField("answered", score.answers().count(Outcome.Scored.class));
        json.writeNumberField("right", score.right());
        json.writeNumberField("unanswered", score.unanswered());
        json.writeNumberField("cut", score.cut());
        json.writeNumberField("failed", score.answers().count(Outcome.Failed.class));
        json.writeObjectFieldStart("majority");
        json.writeStringField("answer", score.majority().answer());
        json.writeNumberField("score", score.majority().score());
        json.writeEndObject();
    }

    private void writeExample(Task task, Example example, Answers answers, int index) throws IOException {
        json.writeStartObject();
        ShownExample shown = ShownExample.of(task, example);
        json.writeStringField("id", example.id());
        json.writeStringField("question", shown.question());
        json.writeStringField("gold", shown.gold());
        json.writeArrayFieldStart("outcomes");
        for (Outcome outcome : answers.of(index)) {
            writeOutcome(outcome);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeOutcome(Outcome outcome) throws IOException {
        json.writeStartObject();
        if (outcome instanceof Outcome.Scored scored) {
            json.writeNumberField("score", scored.judgement().score());
            if (scored.judgement().prediction().isPresent()) {
                json.writeStringField(
                        "prediction", scored.judgement().prediction().get());
            }
            if (scored.cut()) {
                json.writeBooleanField("cut", true);
            }
        } else if (outcome instanceof Outcome.Failed failed) {
            json.writeStringField("failed", failed.kind().name());
            json.writeStringField("message", failed.message());
        } else {
            json.writeBooleanField("notAsked", true);
        }
        json.writeEndObject();
    }
}

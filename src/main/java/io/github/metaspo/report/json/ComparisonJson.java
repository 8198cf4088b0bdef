package io.github.metaspo.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.metaspo.comparison.ComparedMethod;
import io.github.metaspo.comparison.MethodComparison;
import io.github.metaspo.comparison.MethodCost;
import io.github.metaspo.comparison.MethodTable;
import io.github.metaspo.comparison.Transfer;
import io.github.metaspo.comparison.WinRate;
import io.github.metaspo.gate.ScoreDelta;
import io.github.metaspo.statistics.Bootstrap;
import io.github.metaspo.statistics.Interval;
import io.github.metaspo.suite.Keywords;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Writes a comparison as JSON, see {@code comparison.schema.json}. Contains no date or time: equal replies give identical files. */
public final class ComparisonJson {

    /** Incremented if a reader of the previous version would misread the file. */
    private static final int FORMAT_VERSION = 1;

    private final JsonGenerator json;
    private final MethodComparison comparison;

    private ComparisonJson(JsonGenerator json, MethodComparison comparison) {
        this.json = json;
        this.comparison = comparison;
    }

    /** Writes a comparison and leaves the stream open. */
    public static void write(MethodComparison comparison, OutputStream out) throws IOException {
        JsonDocument.write(out, json -> new ComparisonJson(json, comparison).write());
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeNumberField("formatVersion", FORMAT_VERSION);
        json.writeStringField("suite", comparison.name());
        json.writeStringField("target", comparison.target());
        if (comparison.optimizer().isPresent()) {
            json.writeStringField("optimizer", comparison.optimizer().get());
        }
        json.writeStringField("design", Keywords.of(comparison.design()));
        json.writeNumberField("userPrompts", comparison.userPrompts());
        json.writeStringField("reference", comparison.reference());
        if (comparison.budget().isPresent()) {
            json.writeNumberField("searchQuestions", comparison.budget().get());
        }
        json.writeArrayFieldStart("methods");
        for (ComparedMethod method : comparison.methods()) {
            write(method);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("tables");
        for (MethodTable table : comparison.tables()) {
            write(table);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("winRates");
        for (WinRate winRate : comparison.winRates()) {
            write(winRate);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("transfers");
        for (Transfer transfer : comparison.transfers()) {
            write(transfer);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(ComparedMethod method) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", method.name());
        if (method.noResult().isPresent()) {
            json.writeStringField("noResult", method.noResult().get());
        }
        json.writeBooleanField("adaptsToUnseenTasks", method.adaptsToUnseenTasks());
        json.writeObjectFieldStart("systemPrompts");
        for (Map.Entry<String, String> prompt : method.systemPrompts().entrySet()) {
            json.writeStringField(prompt.getKey(), prompt.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("cost");
        write("search", method.cost().search());
        write("optimizer", method.cost().optimizer());
        write("heldOut", method.cost().heldOut());
        if (method.cost().usd().isPresent()) {
            json.writeNumberField("usd", method.cost().usd().getAsDouble());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void write(String field, MethodCost.Calls calls) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeNumberField("calls", calls.number());
        json.writeNumberField("cut", calls.cut());
        json.writeNumberField("inputTokens", calls.usage().input());
        json.writeNumberField("outputTokens", calls.usage().output());
        json.writeEndObject();
    }

    private void write(MethodTable table) throws IOException {
        json.writeStartObject();
        json.writeStringField("role", Keywords.of(table.role()));
        json.writeArrayFieldStart("tasks");
        for (MethodTable.Column task : table.tasks()) {
            json.writeStartObject();
            json.writeStringField("suite", task.suite());
            json.writeStringField("id", task.id());
            json.writeStringField("metric", task.metric());
            json.writeNumberField("examples", task.examples());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
        for (MethodTable.Row row : table.rows()) {
            write(row);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("pairs");
        for (MethodTable.Pair pair : table.pairs()) {
            json.writeStartObject();
            json.writeStringField("first", pair.first());
            json.writeStringField("second", pair.second());
            write(pair.change());
            json.writeNumberField("pValue", pair.pValue());
            json.writeBooleanField("confirmed", pair.confirmed());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(MethodTable.Row row) throws IOException {
        json.writeStartObject();
        json.writeStringField("method", row.method());
        json.writeArrayFieldStart("scores");
        for (MethodTable.Cell cell : row.cells()) {
            json.writeStartObject();
            if (cell.score().isPresent()) {
                json.writeNumberField("score", cell.score().get());
            }
            json.writeBooleanField("differs", cell.differs());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (row.average().isPresent()) {
            json.writeObjectFieldStart("average");
            json.writeNumberField("score", row.average().get().score());
            write(row.average().get().interval());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void write(ScoreDelta change) throws IOException {
        json.writeNumberField("before", change.before());
        json.writeNumberField("after", change.after());
        write(change.interval());
    }

    private void write(Interval interval) throws IOException {
        json.writeObjectFieldStart("interval");
        json.writeNumberField("level", Bootstrap.LEVEL);
        json.writeNumberField("low", interval.low());
        json.writeNumberField("high", interval.high());
        json.writeEndObject();
    }

    private void write(WinRate winRate) throws IOException {
        json.writeStartObject();
        json.writeStringField("method", winRate.method());
        json.writeNumberField("rate", winRate.rate());
        json.writeArrayFieldStart("points");
        for (WinRate.Point point : winRate.points()) {
            json.writeStartObject();
            json.writeStringField("suite", point.suite());
            json.writeStringField("task", point.task());
            json.writeNumberField("userPrompt", point.userPrompt());
            json.writeNumberField("reference", point.reference());
            json.writeNumberField("score", point.score());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(Transfer transfer) throws IOException {
        json.writeStartObject();
        json.writeStringField("suite", transfer.suite());
        json.writeStringField("target", transfer.target());
        json.writeStringField("verdict", Keywords.of(transfer.verdict()));
        write(transfer.change());
        if (transfer.versusReference().isPresent()) {
            Transfer.Versus versus = transfer.versusReference().get();
            json.writeObjectFieldStart("versusReference");
            write(versus.change());
            json.writeNumberField("pValue", versus.pValue());
            json.writeBooleanField("confirmed", versus.confirmed());
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}

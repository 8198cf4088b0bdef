package io.github.metaspo.lock;

import io.github.metaspo.files.Hashes;
import io.github.metaspo.lock.Lock.Figure;
import io.github.metaspo.lock.Lock.Gain;
import io.github.metaspo.lock.Lock.Measured;
import io.github.metaspo.lock.Lock.MeasuredTask;
import io.github.metaspo.lock.Lock.Origin;
import io.github.metaspo.suite.SuiteException;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reader and writer of {@code <suite>.lock.yaml}. */
public final class LockFile {

    /** Incremented whenever a reader of the previous version would misread the file. */
    static final int FORMAT_VERSION = 2;

    private final YamlWriter yaml;

    private LockFile(YamlWriter yaml) {
        this.yaml = yaml;
    }

    /**
     * Reads a lock. Normalises prompts that were edited by hand (tabs, trailing blanks).
     *
     * @throws SuiteException if the file is missing, unreadable or damaged, or was written by a newer plugin
     */
    public static Lock read(Path file) throws SuiteException {
        return new LockReader(file).read();
    }

    /** Writes a lock. Leaves the stream open. */
    public static void write(Lock lock, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write("# The prompts of the suite " + lock.suite()
                + " that are in effect, as measured; mvn metaspo:optimize and metaspo:accept rewrite this file.\n");
        YamlWriter yaml = new YamlWriter(writer);
        new LockFile(yaml).write(lock);
        yaml.text("measuredPrompts", Fingerprints.prompts(lock.systemPrompt(), lock.userPrompts()));
        yaml.text("record", record(lock));
        yaml.finish();
        writer.flush();
    }

    /** Returns the fingerprint of everything in a lock except its prompts, which may be edited and are then measured again. */
    static String record(Lock lock) {
        Lock record = new Lock(
                        lock.suite(),
                        "prompt",
                        new TreeMap<>(),
                        lock.measured(),
                        lock.seedPrompt(),
                        lock.origin(),
                        lock.looks())
                .withAdapted(lock.adapted());
        return Hashes.sha256(out -> {
                    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                    YamlWriter yaml = new YamlWriter(writer);
                    new LockFile(yaml).write(record);
                    yaml.finish();
                    writer.flush();
                })
                .substring(0, 32);
    }

    private void write(Lock lock) throws IOException {
        yaml.number("formatVersion", FORMAT_VERSION);
        yaml.text("suite", lock.suite());
        yaml.prompt("systemPrompt", lock.systemPrompt());
        writePrompts(lock.userPrompts());
        writeMeasured(lock.measured());
        writeFigure("seedPrompt", lock.seedPrompt());
        writeOrigin(lock.origin());
        yaml.beginList("looks");
        for (String look : lock.looks()) {
            yaml.item(look);
        }
        yaml.endList();
        if (!lock.adapted().isEmpty()) {
            yaml.begin("adapted");
            for (Map.Entry<String, Origin.Search> task : lock.adapted().entrySet()) {
                yaml.begin(task.getKey());
                writeSearch(task.getValue());
                yaml.end();
            }
            yaml.end();
        }
    }

    private void writePrompts(SortedMap<String, String> prompts) throws IOException {
        if (!prompts.isEmpty()) {
            yaml.begin("userPrompts");
            for (Map.Entry<String, String> prompt : prompts.entrySet()) {
                yaml.prompt(prompt.getKey(), prompt.getValue());
            }
            yaml.end();
        }
    }

    private void writeMeasured(Measured measured) throws IOException {
        yaml.begin("measured");
        yaml.text("subject", measured.subject());
        yaml.text("baseline", measured.baseline());
        writeModel(measured.model());
        writeFigure("train", Optional.of(measured.train()));
        writeFigure("unseen", measured.unseen());
        yaml.beginList("tasks");
        for (MeasuredTask task : measured.tasks()) {
            writeTask(task);
        }
        yaml.endList();
        yaml.end();
    }

    private void writeModel(Lock.Model model) throws IOException {
        yaml.begin("model");
        yaml.text("provider", model.provider());
        yaml.text("name", model.name());
        yaml.beginList("resolvedNames");
        for (String name : model.resolvedNames()) {
            yaml.item(name);
        }
        yaml.endList();
        yaml.end();
    }

    private void writeTask(MeasuredTask task) throws IOException {
        yaml.beginItem();
        yaml.text("id", task.id());
        yaml.text("role", LockKeywords.role(task.unseen()));
        yaml.text("metric", task.metric());
        yaml.text("contents", task.contents());
        yaml.number("examples", task.examples());
        writeFigure("figure", Optional.of(task.figure()));
        yaml.end();
    }

    private void writeFigure(String key, Optional<Figure> figure) throws IOException {
        if (figure.isPresent()) {
            yaml.beginLine(key);
            yaml.number("score", BigDecimal.valueOf(figure.get().score()));
            yaml.number("low", BigDecimal.valueOf(figure.get().low()));
            yaml.number("high", BigDecimal.valueOf(figure.get().high()));
            yaml.end();
        }
    }

    private void writeGain(Optional<Gain> gain) throws IOException {
        if (gain.isPresent()) {
            yaml.beginLine("gain");
            yaml.number("difference", BigDecimal.valueOf(gain.get().difference()));
            yaml.number("low", BigDecimal.valueOf(gain.get().low()));
            yaml.number("high", BigDecimal.valueOf(gain.get().high()));
            yaml.number("pValue", BigDecimal.valueOf(gain.get().pValue()));
            yaml.end();
        }
    }

    private void writeOrigin(Origin origin) throws IOException {
        yaml.begin("origin");
        if (origin instanceof Origin.Search search) {
            yaml.begin("search");
            writeSearch(search);
            yaml.end();
        } else if (origin instanceof Origin.Accepted accepted) {
            yaml.begin("accepted");
            yaml.text("reason", accepted.reason());
            writeGain(accepted.gain());
            yaml.end();
        }
        yaml.end();
    }

    private void writeSearch(Origin.Search search) throws IOException {
        yaml.text("method", search.method());
        yaml.text("mode", search.mode());
        yaml.text("proposer", search.proposer());
        if (search.optimizer().isPresent()) {
            yaml.text("optimizer", search.optimizer().get());
        }
        yaml.number("randomSeed", search.randomSeed());
        yaml.text("stopped", LockKeywords.of(search.stopped()));
        yaml.text("result", LockKeywords.of(search.result()));
        writeGain(search.gain());
        writePrompts(search.userPrompts());
    }
}

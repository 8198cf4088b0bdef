package io.github.metaspo.lock;

import io.github.metaspo.api.Location;
import io.github.metaspo.lock.Lock.Figure;
import io.github.metaspo.lock.Lock.Gain;
import io.github.metaspo.lock.Lock.Measured;
import io.github.metaspo.lock.Lock.MeasuredTask;
import io.github.metaspo.lock.Lock.Origin;
import io.github.metaspo.suite.PromptText;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.read.PromptRules;
import io.github.metaspo.suite.yaml.Node;
import io.github.metaspo.suite.yaml.Problems;
import io.github.metaspo.suite.yaml.YamlFiles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Parser of lock files. */
final class LockReader {

    private final Path file;
    private final Problems problems = new Problems();
    private final PromptRules rules = new PromptRules(problems);

    LockReader(Path file) {
        this.file = file;
    }

    Lock read() throws SuiteException {
        Fields fields = LockErrors.explained(this::document);
        refuseOtherVersion(fields);
        return LockErrors.explained(() -> lock(fields));
    }

    private Fields document() throws SuiteException {
        Optional<Node> document = new YamlFiles(problems).read(file);
        problems.throwIfAny();
        if (document.orElseThrow() instanceof Node.Mapping mapping) {
            return new Fields("the lock", mapping);
        }
        throw new SuiteException(
                new Location(file, 1, 0), "a lock must be a mapping that begins with \"formatVersion:\"");
    }

    private Lock lock(Fields fields) throws SuiteException {
        Lock lock = new Lock(
                        fields.text("suite"),
                        systemPrompt(fields),
                        userPrompts(fields),
                        measured(fields.fields("measured")),
                        figure(fields.optionalFields("seedPrompt")),
                        origin(fields.fields("origin")),
                        new TreeSet<>(fields.texts("looks")))
                .withAdapted(adapted(fields));
        String prompts = fields.text("measuredPrompts");
        String record = fields.text("record");
        fields.refuseOthers();
        return lock.withEdits(new Lock.Edits(
                !prompts.equals(Fingerprints.prompts(lock.systemPrompt(), lock.userPrompts())),
                !record.equals(LockFile.record(lock))));
    }

    private static void refuseOtherVersion(Fields fields) throws SuiteException {
        long version = LockErrors.explained(() -> fields.whole("formatVersion"));
        if (version != LockFile.FORMAT_VERSION) {
            throw LockErrors.otherVersion(
                    fields.place("formatVersion"), String.valueOf(version), LockFile.FORMAT_VERSION);
        }
    }

    private String systemPrompt(Fields fields) throws SuiteException {
        String prompt = PromptText.normalise(fields.text("systemPrompt"));
        if (!rules.isUsable(prompt, fields.place("systemPrompt"))) {
            problems.throwIfAny();
        }
        return prompt;
    }

    private SortedMap<String, String> userPrompts(Fields fields) throws SuiteException {
        SortedMap<String, String> prompts = new TreeMap<>();
        Optional<Fields> byTask = fields.optionalFields("userPrompts");
        if (byTask.isPresent()) {
            for (String task : byTask.get().keys()) {
                String prompt = PromptText.normalise(byTask.get().text(task));
                if (!rules.isUsable(prompt, byTask.get().place(task))
                        || !rules.asksOnce(prompt, byTask.get().place(task))) {
                    problems.throwIfAny();
                }
                prompts.put(task, prompt);
            }
        }
        return prompts;
    }

    private static Measured measured(Fields fields) throws SuiteException {
        List<MeasuredTask> tasks = new ArrayList<>();
        for (Fields task : fields.list("tasks")) {
            tasks.add(task(task));
        }
        if (tasks.isEmpty()) {
            throw new SuiteException(fields.place("tasks"), "a measurement needs at least one task");
        }
        Measured measured = new Measured(
                fields.text("subject"),
                fields.text("baseline"),
                model(fields.fields("model")),
                figure(fields.fields("train")),
                figure(fields.optionalFields("unseen")),
                tasks);
        fields.refuseOthers();
        return measured;
    }

    private static Lock.Model model(Fields fields) throws SuiteException {
        Lock.Model model = new Lock.Model(
                fields.text("provider"), fields.text("name"), new TreeSet<>(fields.texts("resolvedNames")));
        fields.refuseOthers();
        return model;
    }

    private static MeasuredTask task(Fields fields) throws SuiteException {
        String role = fields.text("role");
        if (!role.equals(LockKeywords.TRAIN) && !role.equals(LockKeywords.UNSEEN)) {
            throw new SuiteException(
                    fields.place("role"), "role is \"" + role + "\", but must be one of train, unseen");
        }
        MeasuredTask task = new MeasuredTask(
                fields.text("id"),
                role.equals(LockKeywords.UNSEEN),
                fields.text("metric"),
                fields.text("contents"),
                fields.count("examples"),
                figure(fields.fields("figure")));
        fields.refuseOthers();
        return task;
    }

    private static Optional<Figure> figure(Optional<Fields> fields) throws SuiteException {
        return fields.isPresent() ? Optional.of(figure(fields.get())) : Optional.empty();
    }

    private static Figure figure(Fields fields) throws SuiteException {
        double score = fields.number("score");
        double low = fields.number("low");
        double high = fields.number("high");
        fields.refuseOthers();
        try {
            return new Figure(score, low, high);
        } catch (IllegalArgumentException e) {
            throw new SuiteException(fields.place(), String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Gain> gain(Fields fields) throws SuiteException {
        Optional<Fields> gain = fields.optionalFields("gain");
        if (gain.isEmpty()) {
            return Optional.empty();
        }
        double difference = gain.get().number("difference");
        double low = gain.get().number("low");
        double high = gain.get().number("high");
        double pValue = gain.get().number("pValue");
        gain.get().refuseOthers();
        try {
            return Optional.of(new Gain(difference, low, high, pValue));
        } catch (IllegalArgumentException e) {
            throw new SuiteException(gain.get().place(), String.valueOf(e.getMessage()));
        }
    }

    private static Lock.Stop stop(Fields fields) throws SuiteException {
        String stopped = fields.text("stopped");
        Optional<Lock.Stop> stop = LockKeywords.stop(stopped);
        if (stop.isEmpty()) {
            throw new SuiteException(
                    fields.place("stopped"),
                    "stopped is \"" + stopped + "\", but must be one of " + LockKeywords.stops());
        }
        return stop.get();
    }

    private Origin origin(Fields fields) throws SuiteException {
        Optional<Fields> search = fields.optionalFields("search");
        Origin origin = search.isPresent() ? search(search.get()) : accepted(fields.fields("accepted"));
        fields.refuseOthers();
        return origin;
    }

    private SortedMap<String, Origin.Search> adapted(Fields fields) throws SuiteException {
        SortedMap<String, Origin.Search> adapted = new TreeMap<>();
        Optional<Fields> byTask = fields.optionalFields("adapted");
        if (byTask.isPresent()) {
            for (String task : byTask.get().keys()) {
                adapted.put(task, search(byTask.get().fields(task)));
            }
        }
        return adapted;
    }

    private static Origin accepted(Fields fields) throws SuiteException {
        Origin accepted = new Origin.Accepted(fields.text("reason"), gain(fields));
        fields.refuseOthers();
        return accepted;
    }

    private Origin.Search search(Fields fields) throws SuiteException {
        String result = fields.text("result");
        if (LockKeywords.result(result).isEmpty()) {
            throw new SuiteException(
                    fields.place("result"),
                    "result is \"" + result + "\", but must be one of confirmed, not confirmed, kept");
        }
        Origin.Search search = new Origin.Search(
                fields.text("method"),
                fields.text("mode"),
                fields.text("proposer"),
                fields.optionalText("optimizer"),
                fields.whole("randomSeed"),
                stop(fields),
                LockKeywords.result(result).get(),
                gain(fields),
                userPrompts(fields));
        fields.refuseOthers();
        return search;
    }
}

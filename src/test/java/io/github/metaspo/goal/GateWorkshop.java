package io.github.metaspo.goal;

import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.goal.accept.Accept;
import io.github.metaspo.goal.check.Check;
import io.github.metaspo.goal.check.ShippedPrompts;
import io.github.metaspo.goal.evaluate.Evaluate;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.model.calls.FakeModels;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.GateSettings;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Test fixture: a suite in a folder with the goals evaluate, check and accept, and a scripted model. */
public final class GateWorkshop {

    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    public final RecordingConsole console = new RecordingConsole();
    public final OutputFiles files;
    private final Path folder;
    public Suite suite;

    /** The build's output, once the build ships prompts. */
    public Optional<ShippedPrompts> shipped = Optional.empty();

    public GateWorkshop(Path folder) {
        this.folder = folder;
        this.files = new OutputFiles(
                folder.resolve("target/metaspo/review"), folder.resolve("target/reports"), new DisplayPaths(folder));
        this.suite = suite(
                EvaluationFixtures.task("pets", Task.Role.TRAIN, 40, "accuracy", 1),
                EvaluationFixtures.task("books", Task.Role.TRAIN, 40, "accuracy", 1));
    }

    /** Another suite in the same place. */
    public Suite suite(Task... tasks) {
        Suite made = EvaluationFixtures.suite(tasks);
        return changed(made, made.target(), made.gate());
    }

    private Suite changed(Suite made, ModelSettings target, GateSettings gate) {
        return EvaluationFixtures.changed(made, folder.resolve("review.yaml"), target, gate);
    }

    /** From now on the suite has these bounds. */
    public void gate(
            String minScore, int maxPromptTokens, GateSettings.Severity inconclusive, GateSettings.Severity missing) {
        suite = changed(
                suite,
                suite.target(),
                new GateSettings(
                        suite.gate().tolerance(),
                        Optional.of(new BigDecimal(minScore)),
                        OptionalInt.of(maxPromptTokens),
                        suite.gate().maxErrorRate(),
                        inconclusive,
                        missing));
    }

    /** From now on the suite has another system prompt of its own. */
    public void systemPrompt(String other) {
        suite = new Suite(
                suite.name(),
                suite.file(),
                other,
                suite.target(),
                suite.optimizer(),
                suite.recording(),
                suite.tasks(),
                suite.optimize(),
                suite.gate(),
                suite.compare(),
                suite.remarks());
    }

    /** From now on the suite asks another model. */
    public void target(ModelSettings target) {
        suite = changed(suite, target, suite.gate());
    }

    /** Answers the given number of first questions of each task right, the others wrong. */
    public static ScriptedModel.Script right(int number) {
        return request -> {
            int question = Integer.parseInt(request.user().replaceAll(".*q", ""));
            return question < number ? String.valueOf(question % 5) : "9";
        };
    }

    public GateWorkshop evaluate(ScriptedModel.Script script) throws Exception {
        FakeModels models = new FakeModels(new ScriptedModel(script));
        new Evaluate((any, policy) -> models.begin(policy), new Metrics(List.of()), console, CLOCK).run(suite, files);
        return this;
    }

    public GateWorkshop accept(String reason) throws Exception {
        new Accept(new Metrics(List.of()), console).run(suite, files, reason, new Accept.Source.LastMeasurement());
        return this;
    }

    public void check() throws Exception {
        check(true);
    }

    public void check(boolean failOnRegression) throws Exception {
        new Check(new Metrics(List.of()), String::length, console, shipped, CLOCK).run(suite, files, failOnRegression);
    }

    public LockFiles lock() {
        return LockFiles.beside(suite.file());
    }

    /** What somebody does to the locked prompt by hand. */
    public void editLock(String before, String after) throws Exception {
        Path lock = lock().lock();
        Files.writeString(lock, Files.readString(lock).replace(before, after));
    }

    public String last() {
        return console.lines().get(console.lines().size() - 1);
    }

    public String verdict() throws Exception {
        return Files.readString(files.verdict());
    }
}

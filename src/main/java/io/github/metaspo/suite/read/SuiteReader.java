package io.github.metaspo.suite.read;

import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.Place;
import io.github.metaspo.suite.CompareSettings;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.SuitePrompt;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.examples.ExampleFiles;
import io.github.metaspo.suite.examples.ExampleSets;
import io.github.metaspo.suite.yaml.Node;
import io.github.metaspo.suite.yaml.Problems;
import io.github.metaspo.suite.yaml.ProjectFiles;
import io.github.metaspo.suite.yaml.YamlFiles;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the records of a suite from a tree that matches the schema. */
final class SuiteReader {

    private final Path file;
    private final Path root;
    private final YamlFiles yaml;
    private final Problems problems;

    SuiteReader(Path file, Path root, YamlFiles yaml, Problems problems) {
        this.file = file;
        this.root = root;
        this.yaml = yaml;
        this.problems = problems;
    }

    /**
     * Returns the suite.
     *
     * @throws SuiteException if there are errors; contains all of them
     */
    Suite read(Node.Mapping suite) throws SuiteException {
        ProjectFiles files = new ProjectFiles(root, file.resolveSibling(""), problems);
        SettingsReader settings = new SettingsReader(suite, new ProposalReader(files, yaml, problems), problems);
        OptimizeSettings optimize = settings.optimize();
        PromptReader prompts = new PromptReader(files, problems);
        ModelReader models = new ModelReader(files, problems);
        Node.Mapping modelNodes = suite.mapping("models").orElseThrow();

        refuseOtherName(suite.scalar("suite").orElseThrow());
        Optional<String> systemPrompt =
                prompts.systemPrompt(suite.get("systemPrompt").orElseThrow());
        Optional<ModelSettings> target =
                models.read(modelNodes.mapping("target").orElseThrow(), ModelReader.Use.TARGET);
        Optional<ModelSettings> optimizer =
                modelNodes.mapping("optimizer").flatMap(model -> models.read(model, ModelReader.Use.OPTIMIZER));
        Optional<Path> recording = suite.scalar("recording").flatMap(files::inside);
        CompareSettings compare = new CompareReader(prompts, models, problems).read(suite);
        List<Task> tasks = tasks(suite, new TaskReader(prompts, examples(files, optimize.seed())));
        problems.throwIfAny();
        return new Suite(
                suite.text("suite").orElseThrow(),
                file,
                systemPrompt.orElseThrow(),
                target.orElseThrow(),
                optimizer,
                recording,
                tasks,
                optimize,
                settings.gate(),
                compare,
                problems.remarks());
    }

    /**
     * Returns only the prompt.
     *
     * @throws SuiteException if there are errors; contains all of them
     */
    SuitePrompt readPrompt(Node.Mapping suite) throws SuiteException {
        PromptReader prompts = new PromptReader(new ProjectFiles(root, file.resolveSibling(""), problems), problems);
        refuseOtherName(suite.scalar("suite").orElseThrow());
        Optional<String> systemPrompt =
                prompts.systemPrompt(suite.get("systemPrompt").orElseThrow());
        problems.throwIfAny();
        return new SuitePrompt(suite.text("suite").orElseThrow(), file, systemPrompt.orElseThrow());
    }

    private ExampleSets examples(ProjectFiles files, long seed) {
        return new ExampleSets(new ExampleFiles(files, yaml, problems), seed, problems);
    }

    private List<Task> tasks(Node.Mapping suite, TaskReader reader) {
        List<Node.Mapping> tasks = ((Node.Sequence) suite.get("tasks").orElseThrow())
                .items().stream().map(Node.Mapping.class::cast).toList();
        refuseSameIds(tasks);
        return tasks.stream().flatMap(task -> reader.read(task).stream()).toList();
    }

    private void refuseSameIds(List<Node.Mapping> tasks) {
        Map<String, Place> seen = new HashMap<>();
        for (Node.Mapping task : tasks) {
            Node.Scalar id = task.scalar("id").orElseThrow();
            Place earlier = seen.putIfAbsent(id.text(), id.place());
            if (earlier != null) {
                problems.add(
                        id.place(),
                        "the task \"" + id.text() + "\" is already defined at " + earlier + "; ids must be unique");
            }
        }
    }

    private void refuseOtherName(Node.Scalar name) {
        String expected = SuiteFiles.nameOf(file);
        if (!name.text().equals(expected)) {
            problems.add(
                    name.place(),
                    "suite is \"" + name.text() + "\", but must be \"" + expected
                            + "\", the name of the file; rename one of them");
        }
    }
}

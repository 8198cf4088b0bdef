package io.github.metaspo.lock;

import io.github.metaspo.api.Location;
import io.github.metaspo.api.Place;
import io.github.metaspo.files.AtomicFile;
import io.github.metaspo.suite.Nearest;
import io.github.metaspo.suite.PromptText;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;
import io.github.metaspo.suite.read.PromptRules;
import io.github.metaspo.suite.read.SuiteFiles;
import io.github.metaspo.suite.yaml.Node;
import io.github.metaspo.suite.yaml.Problems;
import io.github.metaspo.suite.yaml.YamlFiles;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reader and writer of {@code <suite>.user-prompts.yaml}: the user prompts that comparisons ask unseen tasks with. They are written once and
 * then the same for all methods; users may edit them.
 */
public final class UserPromptFile {

    private static final long FORMAT_VERSION = 1;
    private static final List<String> KEYS = List.of("formatVersion", "suite", "userPrompts");

    private final Suite suite;
    private final Path file;

    public UserPromptFile(Suite suite) {
        this.suite = suite;
        this.file = suite.file().resolveSibling(SuiteFiles.nameOf(suite.file()) + ".user-prompts.yaml");
    }

    public Path path() {
        return file;
    }

    /**
     * Returns the user prompts by task; none if there is no file.
     *
     * @throws SuiteException if the file cannot be used; contains all errors
     */
    public SortedMap<String, List<UserPrompt>> read() throws SuiteException {
        SortedMap<String, List<UserPrompt>> prompts = new TreeMap<>();
        if (!Files.exists(file)) {
            return prompts;
        }
        Problems problems = new Problems();
        Optional<Node> document = new YamlFiles(problems).read(file);
        problems.throwIfAny();
        if (!(document.orElseThrow() instanceof Node.Mapping mapping)
                || !(mapping.get("userPrompts").orElse(null) instanceof Node.Mapping byTask)) {
            throw new SuiteException(
                    new Location(file, 1, 0),
                    "the file must be a mapping with \"userPrompts:\", a mapping from tasks to lists");
        }
        checkHead(mapping, problems);
        byTask.entries().forEach((task, entry) -> {
            checkTask(task, entry.key(), problems);
            List<UserPrompt> read = prompts(entry.value(), problems);
            if (!read.isEmpty()) {
                prompts.put(task, read);
            }
        });
        problems.throwIfAny();
        return prompts;
    }

    private void checkHead(Node.Mapping mapping, Problems problems) {
        mapping.entries().forEach((key, entry) -> {
            if (!KEYS.contains(key)) {
                problems.add(entry.key(), "unknown key \"" + key + "\"" + Nearest.hint(key, KEYS));
            }
        });
        Optional<Node> name = mapping.get("suite");
        if (!(name.orElse(null) instanceof Node.Scalar written)
                || !written.text().equals(suite.name())) {
            problems.add(
                    name.map(Node::place).orElse(mapping.place()),
                    "suite must be \"" + suite.name() + "\", as the file belongs to that suite");
        }
        Optional<Node> version = mapping.get("formatVersion");
        if (!(version.orElse(null) instanceof Node.Scalar scalar)
                || !scalar.text().equals(String.valueOf(FORMAT_VERSION))) {
            problems.add(
                    version.map(Node::place).orElse(mapping.place()),
                    "formatVersion must be " + FORMAT_VERSION + ", the only one that this plugin reads");
        }
    }

    private void checkTask(String task, Place place, Problems problems) {
        List<String> unseen =
                suite.tasks(Task.Role.UNSEEN).stream().map(Task::id).toList();
        if (!unseen.contains(task)) {
            problems.add(
                    place,
                    "the suite has no unseen task \"" + task + "\"" + Nearest.hint(task, unseen)
                            + "; delete the entry, or the file if it is to be written anew");
        }
    }

    private static List<UserPrompt> prompts(Node node, Problems problems) {
        if (!(node instanceof Node.Sequence list) || list.items().isEmpty()) {
            problems.add(node.place(), "a task needs a list of at least one user prompt");
            return List.of();
        }
        PromptRules rules = new PromptRules(problems);
        List<UserPrompt> prompts = new ArrayList<>();
        for (Node item : list.items()) {
            if (!(item instanceof Node.Scalar scalar)) {
                problems.add(item.place(), "a user prompt must be a text");
                continue;
            }
            String text = PromptText.normalise(scalar.text());
            if (rules.isUsable(text, item.place()) && rules.asksOnce(text, item.place())) {
                UserPrompt prompt = new UserPrompt(text);
                if (prompts.contains(prompt)) {
                    problems.add(item.place(), "the user prompt occurs twice");
                }
                prompts.add(prompt);
            }
        }
        return prompts;
    }

    /** Writes the user prompts of all unseen tasks. */
    public void write(SortedMap<String, List<UserPrompt>> prompts) throws IOException {
        AtomicFile.write(file, out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer.write(
                    "# The user prompts that mvn metaspo:compare asks unseen tasks with, the same for all methods. Written once;"
                            + " edit them, or delete the file to have them written anew.\n");
            YamlWriter yaml = new YamlWriter(writer);
            yaml.number("formatVersion", FORMAT_VERSION);
            yaml.text("suite", suite.name());
            yaml.begin("userPrompts");
            for (Map.Entry<String, List<UserPrompt>> task : prompts.entrySet()) {
                yaml.beginList(task.getKey());
                for (UserPrompt prompt : task.getValue()) {
                    yaml.promptItem(prompt.template());
                }
                yaml.endList();
            }
            yaml.end();
            yaml.finish();
            writer.flush();
        });
    }
}

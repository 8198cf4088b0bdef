package io.github.metaspo.suite.read;

import io.github.metaspo.api.Location;
import io.github.metaspo.api.Place;
import io.github.metaspo.suite.GateSettings;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.SuitePrompt;
import io.github.metaspo.suite.yaml.Node;
import io.github.metaspo.suite.yaml.Problems;
import io.github.metaspo.suite.yaml.ProjectFiles;
import io.github.metaspo.suite.yaml.SuiteSchema;
import io.github.metaspo.suite.yaml.YamlFiles;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Loader of suites: reads and validates suite files and the files that they refer to. */
public final class SuiteLoader {

    private final Path root;
    private final Map<String, String> overrides;

    /**
     * Creates a loader for one project.
     *
     * @param root the folder that must contain all files of a suite
     * @param overrides values for {@code optimize}, {@code gate} and {@code compare} by dotted name without {@code metaspo.}, for example {@code
     *     seed} or {@code budget.calls}, as text
     */
    public SuiteLoader(Path root, Map<String, String> overrides) {
        this.root = root;
        this.overrides = Map.copyOf(overrides);
    }

    /** Returns the valid names of overrides, sorted. */
    public static Set<String> overrideNames() {
        return Overrides.known(new SuiteSchema().document()).keySet();
    }

    /**
     * Reads and validates a suite with all its examples.
     *
     * @throws SuiteException if there are errors; contains all of them
     */
    public Suite load(Path file) throws SuiteException {
        Problems problems = new Problems();
        YamlFiles yaml = new YamlFiles(problems);
        Node.Mapping suite = document(file, yaml, problems);
        return new SuiteReader(file, root, yaml, problems).read(suite);
    }

    /**
     * Reads a suite's name and prompt, and validates its YAML; opens no example files and resolves no keys.
     *
     * @throws SuiteException if there are errors; contains all of them
     */
    public SuitePrompt loadPrompt(Path file) throws SuiteException {
        Problems problems = new Problems();
        YamlFiles yaml = new YamlFiles(problems);
        Node.Mapping suite = document(file, yaml, problems);
        return new SuiteReader(file, root, yaml, problems).readPrompt(suite);
    }

    /**
     * Reads the settings of a suite's gate, as {@link #loadPrompt} reads its prompt.
     *
     * @throws SuiteException if there are errors; contains all of them
     */
    public GateSettings loadGate(Path file) throws SuiteException {
        Problems problems = new Problems();
        YamlFiles yaml = new YamlFiles(problems);
        Node.Mapping suite = document(file, yaml, problems);
        ProjectFiles files = new ProjectFiles(root, file.resolveSibling(""), problems);
        return new SettingsReader(suite, new ProposalReader(files, yaml, problems), problems).gate();
    }

    /** Returns the tree of a suite, with overrides applied and validated against the schema. */
    private Node.Mapping document(Path file, YamlFiles yaml, Problems problems) throws SuiteException {
        refuseWrongFile(file, problems);
        Optional<Node> document = yaml.read(file);
        if (document.isPresent() && !(document.get() instanceof Node.Mapping)) {
            problems.add(document.get().place(), "a suite must be a mapping that begins with \"suite:\"");
        }
        problems.throwIfAny();
        SuiteSchema schema = new SuiteSchema();
        Node.Mapping suite =
                new Overrides(overrides, schema.document()).applyTo((Node.Mapping) document.orElseThrow(), problems);
        schema.check(suite, problems);
        problems.throwIfAny();
        return suite;
    }

    private static void refuseWrongFile(Path file, Problems problems) throws SuiteException {
        Place top = new Location(file, 1, 0);
        if (!SuiteFiles.isSuite(file)) {
            problems.add(top, "this is not a suite: its name must end in .yaml or .yml, and not in .lock.yaml");
        }
        SuiteFiles.twinOf(file)
                .ifPresent(twin -> problems.add(
                        top,
                        "this suite and " + twin.getFileName()
                                + " would write the same files; delete or rename one of them"));
        problems.throwIfAny();
    }
}

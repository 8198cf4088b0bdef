package io.github.metaspo.suite.read;

import io.github.metaspo.api.Location;
import io.github.metaspo.api.Place;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.SuitePrompt;
import io.github.metaspo.suite.yaml.Node;
import io.github.metaspo.suite.yaml.Problems;
import io.github.metaspo.suite.yaml.SuiteSchema;
import io.github.metaspo.suite.yaml.YamlFiles;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads suites. */
public final class SuiteLoader {

    private final Path root;
    private final Map<String, String> overrides;

    /**
     * A loader for one project.
     *
     * @param root folder that no path of a suite may leave
     * @param overrides values for {@code optimize} and {@code gate} by dotted name without {@code metaspo.}, for example {@code
     *     seed} or {@code budget.calls}, as text
     */
    public SuiteLoader(Path root, Map<String, String> overrides) {
        this.root = root;
        this.overrides = Map.copyOf(overrides);
    }

    /** The names that overrides may have, sorted. */
    public static Set<String> overrideNames() {
        return Overrides.known(new SuiteSchema().document()).keySet();
    }

    /**
     * Reads and checks a suite with all its examples.
     *
     * @throws SuiteException with everything that is wrong
     */
    public Suite load(Path file) throws SuiteException {
        Problems problems = new Problems();
        YamlFiles yaml = new YamlFiles(problems);
        Node.Mapping suite = document(file, yaml, problems);
        return new SuiteReader(file, root, yaml, problems).read(suite);
    }

    /**
     * Reads a suite's name and prompt, and checks its YAML; opens no example file and looks for no key.
     *
     * @throws SuiteException with everything that is wrong
     */
    public SuitePrompt loadPrompt(Path file) throws SuiteException {
        Problems problems = new Problems();
        YamlFiles yaml = new YamlFiles(problems);
        Node.Mapping suite = document(file, yaml, problems);
        return new SuiteReader(file, root, yaml, problems).readPrompt(suite);
    }

    /** The tree of a suite that meets the schema. */
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
            problems.add(top, "this is no suite: its name must end in .yaml or .yml, and not in .lock.yaml");
        }
        SuiteFiles.twinOf(file)
                .ifPresent(twin -> problems.add(
                        top,
                        "this suite and " + twin.getFileName()
                                + " would write the same files; delete or rename one of them"));
        problems.throwIfAny();
    }
}

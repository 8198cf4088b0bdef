package io.github.metaspo.suite;

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
        if (!SuiteFiles.isSuite(file)) {
            throw new SuiteException(
                    new Location(file, 1, 0),
                    "this is no suite: its name must end in .yaml or .yml, and not in .lock.yaml");
        }
        YamlFiles yaml = new YamlFiles(problems);
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
        return new SuiteReader(file, root, yaml, problems).read(suite);
    }
}

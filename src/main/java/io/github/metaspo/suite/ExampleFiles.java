package io.github.metaspo.suite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads files of examples in the format that their extension names. */
final class ExampleFiles {

    /** Reads the examples of one format into a list; tells problems by itself. */
    interface Format {
        void read(Path file, List<LocatedExample> examples);
    }

    private final Map<String, Format> formats = new TreeMap<>();
    private final ProjectFiles files;
    private final Problems problems;

    ExampleFiles(ProjectFiles files, ExampleReader reader, YamlFiles yaml, Problems problems) {
        this.files = files;
        this.problems = problems;
        formats.put(".jsonl", new JsonLines(reader, problems));
        formats.put(".csv", new CsvTable(reader, problems));
        formats.put(".yaml", new YamlList(reader, yaml, problems));
        formats.put(".yml", new YamlList(reader, yaml, problems));
    }

    /** The examples of a file, in its order; empty, with a problem, where it cannot be read as a whole. */
    Optional<List<LocatedExample>> read(Node.Scalar path) {
        String name = path.text().toLowerCase(Locale.ROOT);
        Optional<Format> format = formats.entrySet().stream()
                .filter(entry -> name.endsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (format.isEmpty()) {
            problems.add(
                    path.place(),
                    "\"" + path.text() + "\" is no file of examples: its name must end in "
                            + String.join(", ", formats.keySet()));
        }
        return format.flatMap(reading -> files.existing(path).flatMap(file -> read(file, reading)));
    }

    private Optional<List<LocatedExample>> read(Path file, Format format) {
        List<LocatedExample> examples = new ArrayList<>();
        int before = problems.count();
        format.read(file, examples);
        if (problems.count() > before) {
            return Optional.empty();
        }
        if (examples.isEmpty()) {
            problems.add(new Location(file, 1, 0), "the file holds no examples");
        }
        return examples.isEmpty() ? Optional.empty() : Optional.of(examples);
    }
}

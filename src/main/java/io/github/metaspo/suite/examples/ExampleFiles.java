package io.github.metaspo.suite.examples;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.github.metaspo.api.Location;
import io.github.metaspo.suite.yaml.Node;
import io.github.metaspo.suite.yaml.Problems;
import io.github.metaspo.suite.yaml.ProjectFiles;
import io.github.metaspo.suite.yaml.YamlFiles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reader of example files; the file extension decides the format. */
public final class ExampleFiles {

    /** A format of example files. */
    interface Format {
        /** Reads a file, appends its examples to the list, and adds its errors to the problems. */
        void read(Path file, ExampleReader reader, List<LocatedExample> examples);
    }

    private static final int DEEPEST_NESTING = 50;

    private static final Map<String, String> CONVERSIONS = Map.of(
            ".parquet",
            "is a Parquet file; convert it, for example in Python: pandas.read_parquet(\"x.parquet\").to_json(\"x.jsonl\","
                    + " orient=\"records\", lines=True)",
            ".arrow",
            "is an Arrow file; convert it, for example in Python: datasets.load_from_disk(\"folder\").to_json(\"x.jsonl\")",
            ".xlsx",
            "is a spreadsheet; save it as CSV UTF-8",
            ".xls",
            "is a spreadsheet; save it as CSV UTF-8",
            ".ods",
            "is a spreadsheet; save it as CSV in UTF-8",
            ".gz",
            "is compressed; unpack it first",
            ".zst",
            "is compressed; unpack it first",
            ".zip",
            "is compressed; unpack it first");

    private final Map<String, Format> formats = new TreeMap<>();
    private final ProjectFiles files;
    private final Problems problems;

    public ExampleFiles(ProjectFiles files, YamlFiles yaml, Problems problems) {
        this.files = files;
        this.problems = problems;
        JsonFactory json = JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST_NESTING)
                        .build())
                .build();
        formats.put(".jsonl", new JsonLines(json, problems));
        formats.put(".ndjson", new JsonLines(json, problems));
        formats.put(".json", new JsonFile(json, problems));
        formats.put(".csv", new CsvTable(problems));
        formats.put(".tsv", new CsvTable(problems));
        formats.put(".yaml", new YamlList(yaml, problems));
        formats.put(".yml", new YamlList(yaml, problems));
    }

    /** Returns the examples of a file, in their order; empty, with problems, if any of them is invalid or there are none. */
    Optional<List<LocatedExample>> read(Node.Scalar path, ExampleFields fields) {
        String name = path.text().toLowerCase(Locale.ROOT);
        Optional<Format> format = byExtension(name, formats);
        if (format.isEmpty()) {
            String known = "is not an example file: its name must end in " + String.join(", ", formats.keySet());
            problems.add(
                    path.place(),
                    "\"" + path.text() + "\" " + byExtension(name, CONVERSIONS).orElse(known));
        }
        return format.flatMap(reading -> files.existing(path).flatMap(file -> read(file, reading, fields)));
    }

    private static <T> Optional<T> byExtension(String name, Map<String, T> values) {
        return values.entrySet().stream()
                .filter(entry -> name.endsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Optional<List<LocatedExample>> read(Path file, Format format, ExampleFields fields) {
        List<LocatedExample> examples = new ArrayList<>();
        Location top = new Location(file, 1, 0);
        int before = problems.count();
        ExampleReader reader = new ExampleReader(fields, false, problems);
        format.read(file, reader, examples);
        reader.finish(top);
        if (problems.count() > before) {
            return Optional.empty();
        }
        if (examples.isEmpty()) {
            problems.add(top, "the file contains no examples");
        }
        return examples.isEmpty() ? Optional.empty() : Optional.of(examples);
    }
}

package io.github.metaspo.suite;

import java.nio.file.Path;
import java.util.List;

/** Examples as a YAML list of mappings. */
final class YamlList implements ExampleFiles.Format {

    private final ExampleReader reader;
    private final YamlFiles yaml;
    private final Problems problems;

    YamlList(ExampleReader reader, YamlFiles yaml, Problems problems) {
        this.reader = reader;
        this.yaml = yaml;
        this.problems = problems;
    }

    @Override
    public void read(Path file, List<LocatedExample> examples) {
        yaml.read(file).ifPresent(document -> {
            if (document instanceof Node.Sequence list) {
                list.items().forEach(item -> reader.read(item).ifPresent(examples::add));
            } else {
                problems.add(document.place(), "the file must hold a list of examples");
            }
        });
    }
}

package io.github.metaspo.suite.examples;

import io.github.metaspo.suite.yaml.Node;
import io.github.metaspo.suite.yaml.Problems;
import io.github.metaspo.suite.yaml.YamlFiles;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** YAML format of examples: a list of mappings, or a mapping with one list. */
final class YamlList implements ExampleFiles.Format {

    private final YamlFiles yaml;
    private final Problems problems;

    YamlList(YamlFiles yaml, Problems problems) {
        this.yaml = yaml;
        this.problems = problems;
    }

    @Override
    public void read(Path file, ExampleReader reader, List<LocatedExample> examples) {
        yaml.read(file).ifPresent(document -> {
            if (document instanceof Node.Sequence list) {
                read(list, reader, examples);
            } else if (document instanceof Node.Mapping mapping) {
                within(mapping, reader, examples);
            } else {
                problems.add(document.place(), JsonFile.NO_LIST);
            }
        });
    }

    private void within(Node.Mapping mapping, ExampleReader reader, List<LocatedExample> examples) {
        List<String> lists = mapping.entries().entrySet().stream()
                .filter(entry -> entry.getValue().value() instanceof Node.Sequence)
                .map(Map.Entry::getKey)
                .toList();
        Optional<String> chosen = JsonFile.chosen(lists);
        chosen.flatMap(mapping::get).ifPresent(list -> read((Node.Sequence) list, reader, examples));
        if (chosen.isEmpty()) {
            problems.add(mapping.place(), JsonFile.noOneList(lists));
        }
    }

    private static void read(Node.Sequence list, ExampleReader reader, List<LocatedExample> examples) {
        list.items().forEach(item -> reader.read(item).ifPresent(examples::add));
    }
}

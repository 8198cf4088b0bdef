package io.github.metaspo.suite.examples;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamReadException;
import io.github.metaspo.api.Location;
import io.github.metaspo.suite.yaml.Node;
import io.github.metaspo.suite.yaml.NodeReader;
import io.github.metaspo.suite.yaml.Problems;
import io.github.metaspo.suite.yaml.Syntax;
import io.github.metaspo.suite.yaml.TextFiles;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * JSON Lines format of examples: one object on each line; blank lines are skipped. A file that begins with an array or with a
 * multi-line object is read as {@link JsonFile}.
 */
final class JsonLines implements ExampleFiles.Format {

    private final JsonFactory factory;
    private final JsonFile whole;
    private final Problems problems;

    JsonLines(JsonFactory factory, Problems problems) {
        this.factory = factory;
        this.whole = new JsonFile(factory, problems);
        this.problems = problems;
    }

    @Override
    public void read(Path file, ExampleReader reader, List<LocatedExample> examples) {
        Optional<Boolean> isJsonLines = TextFiles.read(file, problems, characters -> {
            BufferedReader lines = new BufferedReader(characters);
            int number = 1;
            boolean first = true;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    if (first && spansLines(line.strip())) {
                        return false;
                    }
                    first = false;
                    node(line, file, number, reader.faults())
                            .flatMap(reader::read)
                            .ifPresent(examples::add);
                }
                number++;
            }
            return true;
        });
        if (isJsonLines.isPresent() && !isJsonLines.get()) {
            whole.read(file, reader, examples);
        }
    }

    private static boolean spansLines(String line) {
        return line.startsWith("[") || line.equals("{");
    }

    private Optional<Node> node(String line, Path file, int number, ExampleProblems faults) throws IOException {
        try (JsonParser parser = factory.createParser(line)) {
            parser.nextToken();
            Node node = new NodeReader(parser, at -> new Location(file, number, at.getColumnNr()), problems).read();
            if (parser.nextToken() != null) {
                int column = parser.currentTokenLocation().getColumnNr();
                faults.add(
                        "second",
                        new Location(file, number, column),
                        "a line must contain one object; begin a new line here");
            }
            return Optional.of(node);
        } catch (StreamReadException e) {
            int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            String sentence = Syntax.sentence(e);
            faults.add(sentence, new Location(file, number, column), sentence);
            return Optional.empty();
        }
    }
}

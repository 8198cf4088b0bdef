package io.github.metaspo.suite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamReadException;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Examples as JSON Lines: an object on each line; blank lines do not count. */
final class JsonLines implements ExampleFiles.Format {

    private static final int DEEPEST_NESTING = 50;

    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST_NESTING)
                    .build())
            .build();
    private final ExampleReader reader;
    private final Problems problems;

    JsonLines(ExampleReader reader, Problems problems) {
        this.reader = reader;
        this.problems = problems;
    }

    @Override
    public void read(Path file, List<LocatedExample> examples) {
        TextFiles.read(file, problems, characters -> {
            BufferedReader lines = new BufferedReader(characters);
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    node(line, file, number).flatMap(reader::read).ifPresent(examples::add);
                }
                number++;
            }
            return examples;
        });
    }

    private Optional<Node> node(String line, Path file, int number) throws IOException {
        try (JsonParser parser = factory.createParser(line)) {
            parser.nextToken();
            Node node = new NodeReader(parser, at -> new Location(file, number, at.getColumnNr()), problems).read();
            if (parser.nextToken() != null) {
                int column = parser.currentTokenLocation().getColumnNr();
                problems.add(new Location(file, number, column), "a line holds one object; begin a new line here");
            }
            return Optional.of(node);
        } catch (StreamReadException e) {
            int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            problems.add(new Location(file, number, column), Syntax.sentence(e));
            return Optional.empty();
        }
    }
}

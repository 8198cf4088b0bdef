package io.github.metaspo.suite.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.metaspo.api.Location;
import org.yaml.snakeyaml.LoaderOptions;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Optional;

/** Reader of YAML files with one document. */
public final class YamlFiles {

    private static final int MOST_CHARACTERS = 128 * 1024 * 1024;
    // in MiB; the parser's time is quadratic in the length of a line without blanks
    private static final int LONGEST_LINE = 1;
    private static final int DEEPEST_NESTING = 50;

    private final YAMLFactory factory = YAMLFactory.builder()
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
            .loaderOptions(limits())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST_NESTING)
                    .build())
            .build();

    private final Problems problems;

    public YamlFiles(Problems problems) {
        this.problems = problems;
    }

    /** Returns the document; empty, with a problem, if there is none or the file cannot be read. */
    public Optional<Node> read(Path file) {
        return TextFiles.read(file, LONGEST_LINE, problems, reader -> document(file, reader))
                .flatMap(node -> node);
    }

    private Optional<Node> document(Path file, Reader reader) throws IOException {
        try (YAMLParser parser = factory.createParser(reader)) {
            try {
                return document(file, parser);
            } catch (StreamConstraintsException e) {
                problems.add(locate(file, parser.currentLocation()), Syntax.sentence(e));
                return Optional.empty();
            }
        }
    }

    private Optional<Node> document(Path file, YAMLParser parser) throws IOException {
        if (parser.nextToken() == null) {
            problems.add(new Location(file, 1, 0), "the file is empty");
            return Optional.empty();
        }
        Node document = new NodeReader(parser, at -> locate(file, at), problems).read();
        if (parser.nextToken() != null) {
            Location second = locate(file, parser.currentTokenLocation());
            problems.add(second, "a second document begins here; write only one in each file");
        }
        return Optional.of(document);
    }

    private static Location locate(Path file, JsonLocation at) {
        return new Location(file, Math.max(at.getLineNr(), 1), Math.max(at.getColumnNr(), 0));
    }

    private static LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(DEEPEST_NESTING);
        return options;
    }
}

package io.github.metaspo.suite;

import io.github.metaspo.suite.read.SuiteLoader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Fixture: a copy of {@code examples/paper}, since a test must not write into the example itself. */
record PaperExample(Path folder) {

    static final List<String> SUITES = List.of("medical", "reviews", "reasoning", "safety", "grounding");

    private static final Path ORIGINAL = Path.of("examples/paper");

    /** Copies the suites and the script, and nothing that somebody has made with it. */
    static PaperExample copiedTo(Path folder) throws IOException {
        PaperExample copy = new PaperExample(folder);
        Files.createDirectories(copy.suites());
        Files.copy(ORIGINAL.resolve("make-data.py"), copy.script());
        for (String suite : SUITES) {
            String file = suite + ".yaml";
            Files.copy(ORIGINAL.resolve("src/main/metaspo").resolve(file), copy.suite(suite));
        }
        return copy;
    }

    Path script() {
        return folder.resolve("make-data.py");
    }

    Path suites() {
        return folder.resolve("src/main/metaspo");
    }

    Path suite(String name) {
        return suites().resolve(name + ".yaml");
    }

    Suite load(String name) throws SuiteException {
        return new SuiteLoader(folder, Map.of()).load(suite(name));
    }

    Stream<Suite> load() throws SuiteException {
        Stream.Builder<Suite> loaded = Stream.builder();
        for (String name : SUITES) {
            loaded.add(load(name));
        }
        return loaded.build();
    }
}

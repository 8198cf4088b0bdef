package io.github.metaspo;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The names in ARCHITECTURE.md against the sources. */
class ArchitecturePageTest {

    private static final Path SOURCES = Path.of("src/main/java/io/github/metaspo");
    /** A type in code font, with or without its package: the last capitalised word of a dotted name. */
    private static final Pattern TYPE = Pattern.compile("`(?:[a-z0-9]+\\.)*([A-Z][a-z]\\w+)[^`]*`");

    /** Names that are not types of the product: annotations, a header, tests. */
    private static final Set<String> OF_OTHERS = Set.of(
            "Named",
            "NullMarked",
            "Retry",
            "ArchitectureTest",
            "BrowserTest",
            "HostileResponsesTest",
            "IntegrationTestsTest",
            "MethodCallsTest",
            "ModelProvidersTest",
            "PageFixture");

    @Test
    void everyTypeThatThePageNamesExists() throws IOException {
        Set<String> named = TYPE.matcher(Files.readString(Path.of("ARCHITECTURE.md")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        named.removeAll(OF_OTHERS);
        assertThat(named).hasSizeGreaterThan(30);
        assertThat(declared()).containsAll(named);
    }

    @Test
    void everyPackageIsOnThePage() throws IOException {
        String page = Files.readString(Path.of("ARCHITECTURE.md"));
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<String> packages = files.filter(file -> file.endsWith("package-info.java"))
                    .map(file -> SOURCES.relativize(file.getParent()).toString().replace('\\', '/'))
                    .toList();
            assertThat(packages).hasSizeGreaterThan(30).allSatisfy(name -> assertThat(page)
                    .contains(name.startsWith("goal/") ? "goal.<name>" : name.substring(name.lastIndexOf('/') + 1)));
        }
    }

    private static Set<String> declared() throws IOException {
        Pattern declaration = Pattern.compile("\\b(?:class|record|interface|enum) (\\w+)");
        Set<String> declared = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                declared.addAll(declaration
                        .matcher(Files.readString(file))
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .toList());
            }
        }
        return declared;
    }
}

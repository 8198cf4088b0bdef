package io.github.metaspo.it;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules for the projects in {@code src/it}. */
class IntegrationTestsTest {

    private static final Path PROJECTS = Path.of("src/it");

    @Test
    void theirNamesBeginWithAGoalAndAreShortEnoughForWindows() throws IOException {
        assertThat(projects())
                .isNotEmpty()
                .extracting(project -> project.getFileName().toString())
                .allSatisfy(name -> assertThat(name)
                        .matches(
                                "(optimize|compare|adapt|evaluate|check|accept|generate|report|site|store|help)(-[a-z0-9]+)+")
                        .hasSizeLessThanOrEqualTo(45));
    }

    /** Without it the test would depend on the machine: a CI server sets CI, and accept refuses to run there. */
    @Test
    void thoseThatAcceptSayWhetherTheyRunOnACiServer() throws IOException {
        List<Path> accepting =
                projects().stream().filter(IntegrationTestsTest::accepts).toList();
        assertThat(accepting).isNotEmpty().allSatisfy(project -> assertThat(
                        settings(project).getProperty("invoker.environmentVariables.CI"))
                .as(project.toString())
                .isIn("true", "false"));
    }

    private static List<Path> projects() throws IOException {
        try (Stream<Path> all = Files.list(PROJECTS)) {
            return all.filter(Files::isDirectory)
                    .filter(project -> !project.getFileName().toString().startsWith("setup-"))
                    .toList();
        }
    }

    private static boolean accepts(Path project) {
        Properties settings = settings(project);
        return settings.stringPropertyNames().stream()
                .filter(name -> name.startsWith("invoker.goals"))
                .anyMatch(name -> settings.getProperty(name).contains("metaspo:accept"));
    }

    private static Properties settings(Path project) {
        Properties settings = new Properties();
        Path file = project.resolve("invoker.properties");
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                settings.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return settings;
    }
}

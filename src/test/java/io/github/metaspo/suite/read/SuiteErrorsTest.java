package io.github.metaspo.suite.read;

import io.github.metaspo.suite.SuiteException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The text of all errors. Each YAML file of the folder is an invalid suite; the text file of the same name contains the expected
 * errors. Set the environment variable REWRITE_GOLDEN_FILES to overwrite it with the actual errors.
 */
class SuiteErrorsTest {

    private static final Path FOLDER = Path.of("src/test/resources/io/github/metaspo/suite/read/errors");
    private static final boolean REWRITE = System.getenv("REWRITE_GOLDEN_FILES") != null;

    static List<Path> wrongSuites() throws IOException {
        return SuiteFiles.in(FOLDER);
    }

    @ParameterizedTest
    @MethodSource("wrongSuites")
    void aWrongSuiteIsRefusedInTheseWords(Path file) throws IOException {
        String said = messages(file, Map.of());

        Path golden = FOLDER.resolve(SuiteFiles.nameOf(file) + ".txt");
        if (REWRITE) {
            Files.writeString(golden, said);
        }
        assertThat(said).isEqualTo(Files.readString(golden)).doesNotContain("TOPSECRET");
    }

    private static String messages(Path file, Map<String, String> overrides) {
        SuiteException refused =
                catchThrowableOfType(SuiteException.class, () -> new SuiteLoader(FOLDER, overrides).load(file));
        assertThat(refused).as("%s must be refused", file).isNotNull();
        return String.valueOf(refused.getMessage()).replace(FOLDER + "/", "").replace(FOLDER.toString(), "PROJECT")
                + "\n";
    }
}

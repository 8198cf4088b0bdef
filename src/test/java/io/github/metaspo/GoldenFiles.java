package io.github.metaspo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Files that hold what must be written; {@code -Dgolden.rewrite=true} writes them anew, for a look at the diff. */
public final class GoldenFiles {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private GoldenFiles() {}

    /** Compares a text with a golden file. */
    public static void assertEqual(String file, String actual) {
        Path path = FOLDER.resolve(file);
        try {
            if (Boolean.getBoolean("golden.rewrite")) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, actual);
            }
            assertThat(actual).isEqualTo(Files.readString(path).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.metaspo.lock;

import io.github.metaspo.suite.SuiteException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Reads the text of committed files. */
final class CommittedTexts {

    /** Reads one of them. */
    @FunctionalInterface
    interface Reading<T> {
        T from(Path file) throws IOException, SuiteException;
    }

    /** Writes one of them. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private CommittedTexts() {}

    static String written(Writing writing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writing.to(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What is read of a text that stands in a file of this name. */
    static <T> T read(String name, String text, Reading<T> reading) throws IOException, SuiteException {
        Path folder = Files.createTempDirectory("committed");
        Path file = folder.resolve(name);
        try {
            return reading.from(Files.writeString(file, text));
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }

    /** The message with which a text is refused, without the folder. */
    static String refusal(ThrowingCallable reading) {
        SuiteException refused = catchThrowableOfType(SuiteException.class, reading);
        assertThat(refused).as("the file must be refused").isNotNull();
        return String.valueOf(refused.getMessage()).replaceAll("\\S*/", "");
    }
}

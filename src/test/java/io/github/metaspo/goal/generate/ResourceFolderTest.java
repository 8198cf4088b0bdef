package io.github.metaspo.goal.generate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ResourceFolderTest {

    private final Path directory;

    ResourceFolderTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectories(directory.resolve("prompts/mail"));
        for (String file : List.of("review.txt", "prompts/review.txt", "prompts/mail/spam.txt")) {
            Files.writeString(directory.resolve(file), "text");
        }
    }

    @Test
    void aFileIsFoundAtThePathThatItIsCopiedTo() {
        assertThat(folder("", List.of(), List.of()).source("prompts/review.txt"))
                .hasValue(directory.resolve("prompts/review.txt"));
        assertThat(folder("prompts", List.of(), List.of()).source("prompts/review.txt"))
                .hasValue(directory.resolve("review.txt"));
        assertThat(folder("other", List.of(), List.of()).source("prompts/review.txt"))
                .isEmpty();
        assertThat(folder("", List.of(), List.of()).source("prompts/mail.txt")).isEmpty();
        assertThat(folder("", List.of(), List.of()).source("prompts/mail")).isEmpty();
    }

    @Test
    void patternsAreThoseOfMaven() {
        for (String pattern : List.of(
                "**",
                "**/*.txt",
                "prompts/*.txt",
                "prompts/",
                "prompts/**",
                "prompts/rev?ew.txt",
                "**/review.txt",
                "prompts\\*.txt",
                "%regex[prompts/.*]",
                "%ant[prompts/*]")) {
            assertThat(folder("", List.of(pattern), List.of()).source("prompts/review.txt"))
                    .as(pattern)
                    .isPresent();
            assertThat(folder("", List.of(), List.of(pattern)).source("prompts/review.txt"))
                    .as(pattern)
                    .isEmpty();
        }
        for (String pattern : List.of("*", "*.txt", "prompts", "**/*.properties", "prompts/review.tx", "prompts/*/*")) {
            assertThat(folder("", List.of(pattern), List.of()).source("prompts/review.txt"))
                    .as(pattern)
                    .isEmpty();
        }
        assertThat(folder("", List.of("prompts/**/*.txt"), List.of()).source("prompts/mail/spam.txt"))
                .isPresent();
    }

    private ResourceFolder folder(String target, List<String> includes, List<String> excludes) {
        return new ResourceFolder(directory, target, includes, excludes);
    }
}

package io.github.metaspo.goal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class PromptFolderTest {

    private static final TreeMap<String, String> NONE = new TreeMap<>();

    private final Path generated;
    private final Path classes;
    private final PromptFolder folder;

    PromptFolderTest(@TempDir Path target) {
        generated = target.resolve("generated");
        classes = target.resolve("classes");
        folder = new PromptFolder(generated, classes);
    }

    @Test
    void aPromptIsWrittenInUtf8WithoutALineEndAtTheEnd() throws IOException {
        boolean changed =
                folder.write("review", "Sei h\u00f6flich.\nImmer.", new TreeMap<>(Map.of("stars", "{question}")));

        assertThat(changed).isTrue();
        assertThat(generated.resolve("prompts/review.txt"))
                .hasBinaryContent("Sei h\u00f6flich.\nImmer.".getBytes(StandardCharsets.UTF_8));
        assertThat(generated.resolve("prompts/review/stars.txt")).hasContent("{question}");
    }

    @Test
    void aFileThatHoldsItsPromptIsNotRewritten() throws IOException {
        folder.write("review", "You help.", NONE);
        FileTime earlier = FileTime.fromMillis(1_000_000);
        Path file = generated.resolve("prompts/review.txt");
        Files.setLastModifiedTime(file, earlier);
        Files.setLastModifiedTime(generated.resolve(PromptFolder.INDEX), earlier);

        assertThat(folder.write("review", "You help.", NONE)).isFalse();

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(earlier);
        assertThat(Files.getLastModifiedTime(generated.resolve(PromptFolder.INDEX)))
                .isEqualTo(earlier);
        assertThat(folder.write("review", "You help!", NONE)).isTrue();
    }

    @Test
    void aUserPromptThatIsNoLongerShippedGoesAlsoWhereItWasCopied() throws IOException {
        folder.write("review", "You help.", new TreeMap<>(Map.of("stars", "{question}", "mood", "{question}")));
        copy("prompts/review/stars.txt");
        folder.write("review", "You help.", new TreeMap<>(Map.of("mood", "{question}")));

        assertThat(filesOf(generated))
                .containsExactlyInAnyOrder(".metaspo-index", "prompts/review.txt", "prompts/review/mood.txt");
        assertThat(filesOf(classes)).isEmpty();
    }

    @Test
    void whatAnotherSuiteOrSomebodyElseWroteStays() throws IOException {
        folder.write("review", "You help.", NONE);
        folder.write("mail", "You sort mail.", NONE);
        Path own = Files.writeString(generated.resolve("prompts/own.txt"), "mine");

        folder.write("review", "You help more.", NONE);
        folder.keepOnly(Set.of("review"));

        assertThat(filesOf(generated))
                .containsExactlyInAnyOrder(".metaspo-index", "prompts/own.txt", "prompts/review.txt");
        assertThat(own).hasContent("mine");
    }

    @Test
    void withoutSuitesNothingRemains() throws IOException {
        folder.write("review", "You help.", new TreeMap<>(Map.of("stars", "{question}")));

        folder.keepOnly(Set.of());

        assertThat(generated).doesNotExist();
    }

    @Test
    void withoutSuitesNothingIsMade() throws IOException {
        folder.keepOnly(Set.of());

        assertThat(generated).doesNotExist();
    }

    @Test
    void anIndexThatLeadsElsewhereDeletesNothing() throws IOException {
        Path precious = Files.createDirectories(generated.getParent()).resolve("precious.txt");
        Files.writeString(precious, "mine");
        Files.createDirectories(generated);
        Files.writeString(generated.resolve(PromptFolder.INDEX), "prompts/../../precious.txt\n../precious.txt\n");

        folder.keepOnly(Set.of());

        assertThat(precious).hasContent("mine");
    }

    private void copy(String path) throws IOException {
        Files.createDirectories(classes.resolve(path).getParent());
        Files.copy(generated.resolve(path), classes.resolve(path));
    }

    private static Stream<String> filesOf(Path root) throws IOException {
        if (!Files.exists(root)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .toList()
                    .stream();
        }
    }
}

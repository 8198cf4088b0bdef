package io.github.metaspo.goal.generate;

import io.github.metaspo.goal.DisplayPaths;
import io.github.metaspo.goal.PromptFolder;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.goal.progress.Progress;
import io.github.metaspo.lock.Fingerprints;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.LockFile;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.SuitePrompt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GenerateTest {

    private final Path suites;
    private final Path generated;
    private final PromptFolder folder;
    private final List<String> lines = new ArrayList<>();
    private final Path resources;
    private final Generate generate;

    GenerateTest(@TempDir Path project) throws IOException {
        suites = Files.createDirectories(project.resolve("src"));
        generated = project.resolve("generated");
        resources = project.resolve("resources");
        folder = new PromptFolder(generated, project.resolve("classes"));
        ResourceFolder other = new ResourceFolder(resources, "", List.of(), List.of("**/mail.txt"));
        generate = new Generate(new FakeConsole(), List.of(other), new DisplayPaths(project));
    }

    @Test
    void withoutALockTheSuitesOwnPromptIsGeneratedAndSaidToBeUnmeasured() throws Exception {
        generate.run(List.of(suite("review")), folder);

        assertThat(generated.resolve("prompts/review.txt")).hasContent("I am review.");
        assertThat(lines)
                .containsExactly("review: prompts/review.txt is the suite's own prompt, because there is no lock");
    }

    @Test
    void theLockedPromptsAreGeneratedAndToldOnce() throws Exception {
        lock("review", "lock-searched.yaml");

        generate.run(List.of(suite("review")), folder);
        generate.run(List.of(suite("review")), folder);

        assertThat(generated.resolve("prompts/review.txt"))
                .content()
                .startsWith("  You read messages: carefully.\n\n#");
        assertThat(generated.resolve("prompts/review/stars.txt")).hasContent("Stars?\n{question}");
        assertThat(lines).containsExactly("review: wrote prompts/review.txt from the lock; held-out score 0.550");
    }

    @Test
    void aLockedPromptThatWasEditedByHandIsAWarningInsteadOfAScore() throws Exception {
        lock("review", "lock-searched.yaml");
        Path lock = suites.resolve("review.lock.yaml");
        Files.writeString(lock, Files.readString(lock).replace("You read messages", "You skim messages"));

        generate.run(List.of(suite("review")), folder);
        generate.run(List.of(suite("review")), folder);

        assertThat(generated.resolve("prompts/review.txt")).content().startsWith("  You skim messages");
        assertThat(lines)
                .hasSize(2)
                .containsOnly("WARN review: prompts/review.txt has no score, because src/review.lock.yaml was edited by"
                        + " hand after its prompt was measured; measure and accept it: mvn metaspo:evaluate"
                        + " metaspo:accept -Dmetaspo.reason=\"...\"");
    }

    @Test
    void aPromptThatWasChangedInTheSuiteAfterItWasLockedIsSaidToHaveNoEffect() throws Exception {
        lock("review", "lock-searched.yaml");
        Path file = suites.resolve("review.lock.yaml");
        Lock lock = LockFile.read(file).withSuitePrompt(Optional.of(Fingerprints.suitePrompt("I was review.")));
        try (OutputStream out = Files.newOutputStream(file)) {
            LockFile.write(lock, out);
        }

        generate.run(List.of(suite("review")), folder);

        assertThat(lines)
                .containsExactly(
                        "review: wrote prompts/review.txt from the lock; held-out score 0.550",
                        "WARN review: the systemPrompt of src/review.yaml was changed after it was locked, and has no"
                                + " effect: the prompt in review.lock.yaml is in effect; to start over from the suite's prompt,"
                                + " delete review.lock.yaml and review.baseline.csv, and run mvn metaspo:optimize, or mvn"
                                + " metaspo:evaluate metaspo:accept -Dmetaspo.reason=\"...\" to lock it as it is");
    }

    @Test
    void aLockThatCannotBeUsedChangesNothing() throws Exception {
        generate.run(List.of(suite("mail")), folder);
        Files.writeString(suites.resolve("review.lock.yaml"), "formatVersion: 9\n");

        assertThatThrownBy(() -> generate.run(List.of(suite("review")), folder))
                .isInstanceOf(SuiteException.class)
                .hasMessageContaining("update metaspo-maven-plugin");

        assertThat(generated.resolve("prompts/mail.txt")).hasContent("I am mail.");
    }

    @Test
    void thePromptOfASuiteThatWasDeletedGoes() throws Exception {
        generate.run(List.of(suite("review"), suite("mail")), folder);

        generate.run(List.of(suite("mail")), folder);

        assertThat(generated.resolve("prompts/review.txt")).doesNotExist();
        assertThat(generated.resolve("prompts/mail.txt")).exists();
    }

    @Test
    void anotherResourceAtThePathOfAPromptIsRefusedAndNothingChanges() throws IOException {
        resource("prompts/review.txt");

        assertThatThrownBy(() -> generate.run(List.of(suite("review")), folder))
                .isInstanceOf(RefusedException.class)
                .hasMessage("review: the resource resources/prompts/review.txt and the generated prompt"
                        + " generated/prompts/review.txt would both be shipped as prompts/review.txt; delete the"
                        + " first, or exclude it from the resources of the project");

        assertThat(generated).doesNotExist();
    }

    @Test
    void anotherResourceAtThePathOfAUserPromptIsRefused() throws IOException {
        lock("review", "lock-searched.yaml");
        resource("prompts/review/stars.txt");

        assertThatThrownBy(() -> generate.run(List.of(suite("review")), folder))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("resources/prompts/review/stars.txt");
    }

    @Test
    void aResourceThatTheBuildLeavesOutIsNoObstacle() throws Exception {
        resource("prompts/mail.txt");

        generate.run(List.of(suite("mail")), folder);

        assertThat(generated.resolve("prompts/mail.txt")).hasContent("I am mail.");
    }

    private void resource(String path) throws IOException {
        Path file = resources.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "old");
    }

    private SuitePrompt suite(String name) {
        return new SuitePrompt(name, suites.resolve(name + ".yaml"), "I am " + name + ".");
    }

    private void lock(String suite, String golden) throws IOException {
        Files.copy(Path.of("src/test/resources/golden", golden), suites.resolve(suite + ".lock.yaml"));
    }

    private final class FakeConsole implements Console {

        @Override
        public void info(String line) {
            lines.add(line);
        }

        @Override
        public void warn(String line) {
            lines.add("WARN " + line);
        }

        @Override
        public void progress(Progress progress) {
            throw new AssertionError("nothing takes long here");
        }
    }
}

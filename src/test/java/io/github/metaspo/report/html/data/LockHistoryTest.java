package io.github.metaspo.report.html.data;

import io.github.metaspo.it.LockedSuite;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The committed versions of a lock. */
class LockHistoryTest {

    private static final Path SUITE = Path.of("src/it/check-works-offline/src/main/metaspo/review.yaml");

    @TempDir
    private Path folder;

    @Test
    void committedVersionsAreReadTheOldestFirst() throws Exception {
        Path lock = lock(10);
        Assumptions.assumeTrue(git("init", "-q") == 0, "there is no git");
        commit(lock, "first: <b>markup</b>");
        Files.writeString(lock, Files.readString(lock).replace("formatVersion: ", "formatVersion: 9"));
        commit(lock, "another format");
        Files.writeString(lock, "<<<<<<< conflict");
        commit(lock, "broken");
        lock(12);
        commit(lock, "last");
        List<LockVersion> versions = LockHistory.read(lock);
        assertThat(versions).extracting(LockVersion::subject).containsExactly("first: <b>markup</b>", "last");
        assertThat(versions).allSatisfy(version -> {
            assertThat(version.commit()).matches("[0-9a-f]{8}");
            assertThat(version.date()).matches("\\d{4}-\\d\\d-\\d\\d");
            assertThat(version.systemPrompt()).isEqualTo("You are a helpful assistant.");
        });
        assertThat(versions.get(1).train().score()).isEqualTo(1);
    }

    @Test
    void withoutARepositoryThereAreNone() throws Exception {
        assertThat(LockHistory.read(lock(10))).isEmpty();
        assertThat(LockHistory.read(folder.resolve("absent.lock.yaml"))).isEmpty();
    }

    private Path lock(int right) throws Exception {
        Path suite = folder.resolve("review.yaml");
        Files.copy(SUITE, suite, StandardCopyOption.REPLACE_EXISTING);
        LockedSuite.lock(suite, right);
        return folder.resolve("review.lock.yaml");
    }

    private void commit(Path lock, String message) throws Exception {
        assertThat(git("add", "--", "./" + lock.getFileName())).isZero();
        assertThat(git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", message))
                .isZero();
    }

    private int git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("GIT_LITERAL_PATHSPECS", "1");
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}

package io.github.metaspo.report.html.data;

import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.LockFile;
import io.github.metaspo.suite.SuiteException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Reader of the committed versions of a lock, by the program {@code git}. Without the program, without a repository, or if it takes too long,
 * there are none: a page does not fail for want of a history.
 */
public final class LockHistory {

    /** More versions than this are left out, the oldest ones first. */
    public static final int MOST_VERSIONS = 40;

    private static final long SECONDS = 5;
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "GIT_LITERAL_PATHSPECS", "1",
            "GIT_OPTIONAL_LOCKS", "0",
            "GIT_TERMINAL_PROMPT", "0",
            "LC_ALL", "C");
    private static final String UNIT = "\u001f";

    private final Path lock;

    private LockHistory(Path lock) {
        this.lock = lock.toAbsolutePath();
    }

    /**
     * Returns the committed versions of a lock, the oldest first.
     *
     * @throws InterruptedException if the thread is interrupted while it waits for git
     */
    public static List<LockVersion> read(Path lock) throws InterruptedException {
        if (!Files.exists(lock)) {
            return List.of();
        }
        return new LockHistory(lock).versions();
    }

    private List<LockVersion> versions() throws InterruptedException {
        Optional<String> log =
                git("log", "-n", String.valueOf(MOST_VERSIONS), "--format=%H%x1f%cs%x1f%s", "--", name());
        List<LockVersion> versions = new ArrayList<>();
        for (String line : log.orElse("").split("\n", -1)) {
            String[] parts = line.split(UNIT, 3);
            if (parts.length == 3 && parts[0].matches("[0-9a-f]{40,64}")) {
                version(parts).ifPresent(versions::add);
            }
        }
        Collections.reverse(versions);
        return versions;
    }

    private String name() {
        return lock.getFileName().toString();
    }

    private Optional<LockVersion> version(String[] parts) throws InterruptedException {
        Optional<String> content = git("cat-file", "blob", parts[0] + ":./" + name());
        if (content.isEmpty()) {
            return Optional.empty();
        }
        return parse(content.get())
                .map(old -> new LockVersion(
                        parts[0].substring(0, 8),
                        JsonFields.shown(parts[1]),
                        JsonFields.shown(parts[2]),
                        old.measured().train(),
                        old.measured().unseen(),
                        JsonFields.shown(old.systemPrompt())));
    }

    private Optional<Lock> parse(String content) {
        try {
            Path copy = Files.createTempFile("metaspo", ".lock.yaml");
            try {
                Files.writeString(copy, content);
                return Optional.of(LockFile.read(copy));
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException | SuiteException e) {
            // another format version, or a lock that was committed with conflicts
            return Optional.empty();
        }
    }

    /** Returns what git prints, or nothing if it fails. */
    private Optional<String> git(String... arguments) throws InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("git", "-C", lock.resolveSibling("").toString()));
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile("metaspo", ".git");
            try {
                return run(command, output)
                        ? Optional.of(Files.readString(output, StandardCharsets.UTF_8))
                        : Optional.empty();
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            // no git, or a text that is not UTF-8
            return Optional.empty();
        }
    }

    private static boolean run(List<String> command, Path output) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(ENVIRONMENT);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } finally {
            process.destroyForcibly();
        }
    }
}

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
        List<String[]> commits = new ArrayList<>();
        byte[] log = git("", "log", "-n", String.valueOf(MOST_VERSIONS), "--format=%H%x1f%cs%x1f%s", "--", name());
        for (String line : new String(log, StandardCharsets.UTF_8).split("\n", -1)) {
            String[] parts = line.split(UNIT, 3);
            if (parts.length == 3 && parts[0].matches("[0-9a-f]{40,64}")) {
                commits.add(parts);
            }
        }
        StringBuilder names = new StringBuilder();
        commits.forEach(
                commit -> names.append(commit[0]).append(":./").append(name()).append('\n'));
        List<Optional<String>> contents =
                commits.isEmpty() ? List.of() : blobs(git(names.toString(), "cat-file", "--batch"));
        List<LockVersion> versions = new ArrayList<>();
        for (int i = 0; i < Math.min(commits.size(), contents.size()); i++) {
            version(commits.get(i), contents.get(i)).ifPresent(versions::add);
        }
        Collections.reverse(versions);
        return versions;
    }

    private String name() {
        return lock.getFileName().toString();
    }

    /** Returns the contents in a batch: each is preceded by a line that ends with its size, and followed by a line end. */
    private static List<Optional<String>> blobs(byte[] batch) {
        List<Optional<String>> blobs = new ArrayList<>();
        int at = 0;
        while (at < batch.length) {
            int end = at;
            while (end < batch.length && batch[end] != '\n') {
                end++;
            }
            String[] head = new String(batch, at, end - at, StandardCharsets.UTF_8).split(" ", -1);
            boolean found = head.length == 3 && head[1].equals("blob") && head[2].matches("\\d{1,9}");
            int size = found ? Integer.parseInt(head[2]) : 0;
            at = end + 1;
            if (!found || at + size > batch.length) {
                blobs.add(Optional.empty());
            } else {
                blobs.add(Optional.of(new String(batch, at, size, StandardCharsets.UTF_8)));
                at += size + 1;
            }
        }
        return blobs;
    }

    private Optional<LockVersion> version(String[] commit, Optional<String> content) {
        return content.flatMap(this::parse)
                .map(old -> new LockVersion(
                        commit[0].substring(0, 8),
                        JsonFields.shown(commit[1]),
                        JsonFields.shown(commit[2]),
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

    /** Returns what git prints for an input, or nothing if it fails. */
    private byte[] git(String input, String... arguments) throws InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("git", "-C", lock.resolveSibling("").toString()));
        command.addAll(List.of(arguments));
        try {
            Path in = Files.createTempFile("metaspo", ".in");
            Path out = Files.createTempFile("metaspo", ".out");
            try {
                Files.writeString(in, input);
                return run(command, in, out) ? Files.readAllBytes(out) : new byte[0];
            } finally {
                Files.deleteIfExists(in);
                Files.deleteIfExists(out);
            }
        } catch (IOException e) {
            // there is no git
            return new byte[0];
        }
    }

    private static boolean run(List<String> command, Path in, Path out) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(ENVIRONMENT);
        Process process = builder.start();
        try {
            return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } finally {
            if (process.isAlive()) {
                // the files must not be deleted below it
                process.destroyForcibly().onExit().join();
            }
        }
    }
}

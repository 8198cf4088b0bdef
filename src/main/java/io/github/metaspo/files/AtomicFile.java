package io.github.metaspo.files;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Writes a file whole or not at all. */
public final class AtomicFile {

    /** What is written into the file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    // no build writes a file for so long: what is older was left by one that was killed
    private static final Duration LONGEST_WRITE = Duration.ofHours(1);

    private AtomicFile() {}

    /** Writes into a temporary file beside the target and moves it there; makes the folder where it is missing. */
    public static void write(Path target, Content content) throws IOException {
        writeAll(Map.of(target, content));
    }

    /**
     * Writes files that belong together: none is touched before all are written.
     *
     * @param contents by target, in the order in which they are moved there
     */
    public static void writeAll(Map<Path, Content> contents) throws IOException {
        Map<Path, Path> temporaries = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, Content> file : contents.entrySet()) {
                Path temporary = temporary(file.getKey());
                temporaries.put(file.getKey(), temporary);
                fill(temporary, file.getValue());
                removeLeftovers(file.getKey(), temporary);
            }
            for (Map.Entry<Path, Path> file : temporaries.entrySet()) {
                move(file.getValue(), file.getKey());
            }
        } finally {
            for (Path temporary : temporaries.values()) {
                Files.deleteIfExists(temporary);
            }
        }
    }

    private static void fill(Path temporary, Content content) throws IOException {
        try (FileOutputStream file = new FileOutputStream(temporary.toFile());
                OutputStream out = new BufferedOutputStream(file)) {
            content.writeTo(out);
            out.flush();
            // a file that is moved before its content is on the disk may be empty after a power failure
            file.getFD().sync();
        }
    }

    private static Path temporary(Path target) throws IOException {
        Path folder = folder(target);
        Files.createDirectories(folder);
        return folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    }

    /** What a killed build left beside a target; another build's file under way is younger. */
    private static void removeLeftovers(Path target, Path temporary) throws IOException {
        Instant oldest = Files.getLastModifiedTime(temporary).toInstant().minus(LONGEST_WRITE);
        try (DirectoryStream<Path> leftovers =
                Files.newDirectoryStream(folder(target), file -> isOf(target, file) && isOlder(file, oldest))) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
    }

    private static boolean isOf(Path target, Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("." + target.getFileName() + ".") && name.endsWith(".tmp");
    }

    private static boolean isOlder(Path file, Instant instant) {
        return Instant.ofEpochMilli(file.toFile().lastModified()).isBefore(instant);
    }

    private static Path folder(Path target) {
        return Objects.requireNonNull(target.toAbsolutePath().getParent(), "a file stands in a folder");
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

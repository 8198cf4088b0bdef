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

/** Atomic file writer: a file is written completely or not at all. */
public final class AtomicFile {

    /** Produces the content of a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    // no build takes this long to write a file, so an older temporary file was left by a killed build
    private static final Duration LONGEST_WRITE = Duration.ofHours(1);

    private AtomicFile() {}

    /** Writes to a temporary file in the target's folder and moves it to the target; creates the folder if it is missing. */
    public static void write(Path target, Content content) throws IOException {
        writeAll(Map.of(target, content));
    }

    /**
     * Writes several files: no target is replaced before all contents are written.
     *
     * @param contents by target; the targets are replaced in this order
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
            // without the sync, the moved file may be empty after a power failure
            file.getFD().sync();
        }
    }

    private static Path temporary(Path target) throws IOException {
        Path folder = folder(target);
        Files.createDirectories(folder);
        return folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    }

    /** Deletes temporary files that killed builds left next to the target; those of running builds are younger. */
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
        return Objects.requireNonNull(target.toAbsolutePath().getParent(), "a file must be in a folder");
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

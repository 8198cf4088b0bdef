package io.github.metaspo.model.llama.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Model file of the store, and next to it its SHA-256 from the last check. A download has another name until it is
 * complete, so a file of this name is always complete.
 *
 * @param path path of the model file
 */
record StoredFile(Path path) {

    /** Returns the path of a download that is not complete. */
    Path part() {
        return sibling(".part");
    }

    /** Returns the path of the lock file that the fetching build holds. */
    Path lock() {
        return sibling(".lock");
    }

    private Path checksum() {
        return sibling(".sha256");
    }

    boolean exists() {
        return Files.isRegularFile(path);
    }

    /**
     * Checks the file. It is only read if it has changed since the last check.
     *
     * @param content expected content; empty for the content at first use
     * @throws IOException if the content differs; the message is a sentence
     */
    void check(Optional<Model.Content> content) throws IOException {
        Optional<String> recorded = recorded();
        Optional<String> expected = content.map(Model.Content::sha256).or(() -> recorded);
        if (recorded.isPresent() && recorded.equals(expected) && !changedSinceCheck()) {
            return;
        }
        String actual = sha256(path);
        if (expected.isPresent() && !expected.get().equals(actual)) {
            throw new IOException("the file " + path + " has SHA-256 " + actual + " instead of " + expected.get()
                    + "; delete it to fetch it again");
        }
        record(actual);
    }

    /**
     * Verifies the finished download and makes it the model file.
     *
     * @throws IOException if the content is wrong, after deleting the download; the message is a sentence
     */
    void accept(Optional<Model.Content> content) throws IOException {
        String actual = sha256(part());
        long bytes = Files.size(part());
        Optional<String> expected = content.map(Model.Content::sha256).or(this::recordedIfReadable);
        if (expected.isPresent() && !expected.get().equals(actual)) {
            Files.delete(part());
            throw new IOException(
                    "the download (" + bytes + " bytes) has SHA-256 " + actual + " instead of " + expected.get());
        }
        try (FileChannel written = FileChannel.open(part(), java.nio.file.StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(part(), path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        record(actual);
    }

    private Optional<String> recordedIfReadable() {
        try {
            return recorded();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<String> recorded() throws IOException {
        return Files.isRegularFile(checksum())
                ? Optional.of(Files.readString(checksum()).strip())
                : Optional.empty();
    }

    private boolean changedSinceCheck() throws IOException {
        return Files.getLastModifiedTime(path).compareTo(Files.getLastModifiedTime(checksum())) > 0;
    }

    private void record(String sha256) throws IOException {
        Path fresh = sibling(".sha256.part");
        Files.writeString(fresh, sha256 + "\n");
        Files.move(fresh, checksum(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path sibling(String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    static String sha256(Path file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}

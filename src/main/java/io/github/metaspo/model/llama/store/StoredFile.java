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
 * A model file of the store, beside it the SHA-256 that it had when it was checked last. What is under way has another
 * name, so that a file of this name is always whole.
 *
 * @param path of the model file
 */
record StoredFile(Path path) {

    /** Where a download goes until it is complete. */
    Path part() {
        return beside(".part");
    }

    /** Held by the build that fetches. */
    Path lock() {
        return beside(".lock");
    }

    private Path checksum() {
        return beside(".sha256");
    }

    boolean exists() {
        return Files.isRegularFile(path);
    }

    /**
     * Checks the file that is there. It is read in full only if it has changed since it was checked last.
     *
     * @param content what it has to be; empty for what it was at first use
     * @throws IOException with a sentence when it is another
     */
    void check(Optional<Model.Content> content) throws IOException {
        Optional<String> recorded = recorded();
        Optional<String> expected = content.map(Model.Content::sha256).or(() -> recorded);
        if (recorded.isPresent() && recorded.equals(expected) && !changedSinceCheck()) {
            return;
        }
        String actual = sha256(path);
        if (expected.isPresent() && !expected.get().equals(actual)) {
            throw new IOException("the file " + path + " has SHA-256 " + actual + " and not " + expected.get()
                    + "; delete it to fetch it again");
        }
        record(actual);
    }

    /**
     * Makes the finished download the model file.
     *
     * @throws IOException with a sentence when it is not what it has to be; it is deleted then
     */
    void accept(Optional<Model.Content> content) throws IOException {
        String actual = sha256(part());
        long bytes = Files.size(part());
        Optional<String> expected = content.map(Model.Content::sha256).or(this::recordedQuietly);
        if (expected.isPresent() && !expected.get().equals(actual)) {
            Files.delete(part());
            throw new IOException(
                    "what came (" + bytes + " bytes) has SHA-256 " + actual + " and not " + expected.get());
        }
        try (FileChannel written = FileChannel.open(part(), java.nio.file.StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(part(), path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        record(actual);
    }

    private Optional<String> recordedQuietly() {
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
        Path fresh = beside(".sha256.part");
        Files.writeString(fresh, sha256 + "\n");
        Files.move(fresh, checksum(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path beside(String suffix) {
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

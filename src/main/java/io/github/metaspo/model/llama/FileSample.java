package io.github.metaspo.model.llama;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Fingerprint of a large model file, computed from its length and 64 pieces spread over it instead of all its bytes.
 */
final class FileSample {

    private static final int PIECES = 64;
    private static final int PIECE = 16 * 1024;

    private FileSample() {}

    /** Returns the SHA-256 of length and pieces as hex digits. */
    static String of(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (FileChannel channel = FileChannel.open(file)) {
            long length = channel.size();
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(length).flip());
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            for (int i = 0; i < PIECES; i++) {
                channel.read(piece.clear(), Math.max(0, length - PIECE) * i / (PIECES - 1));
                digest.update(piece.flip());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

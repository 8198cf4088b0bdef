package io.github.metaspo.model.calls.store;

import io.github.metaspo.api.Reply;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** CRC-32 checksum of a stored reply, which detects rows that a faulty disk has changed. */
final class Checksum {

    private Checksum() {}

    static long of(CallKey key, Reply reply) {
        CRC32 checksum = new CRC32();
        checksum.update(key.request().getBytes(StandardCharsets.UTF_8));
        checksum.update(reply.text().getBytes(StandardCharsets.UTF_8));
        checksum.update(reply.model().getBytes(StandardCharsets.UTF_8));
        checksum.update(reply.cut() ? 1 : 0);
        // empty thinking adds nothing, so the checksums of rows from older versions stay valid
        checksum.update(reply.thinking().getBytes(StandardCharsets.UTF_8));
        return checksum.getValue();
    }
}

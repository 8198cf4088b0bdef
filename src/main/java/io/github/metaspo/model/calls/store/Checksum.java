package io.github.metaspo.model.calls.store;

import io.github.metaspo.api.Reply;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Tells a row that a bad disk has changed from one as it was written. */
final class Checksum {

    private Checksum() {}

    static long of(CallKey key, Reply reply) {
        CRC32 checksum = new CRC32();
        checksum.update(key.request().getBytes(StandardCharsets.UTF_8));
        checksum.update(reply.text().getBytes(StandardCharsets.UTF_8));
        checksum.update(reply.model().getBytes(StandardCharsets.UTF_8));
        checksum.update(reply.cut() ? 1 : 0);
        // nothing of it where there is none, as in rows of older versions
        checksum.update(reply.thinking().getBytes(StandardCharsets.UTF_8));
        return checksum.getValue();
    }
}

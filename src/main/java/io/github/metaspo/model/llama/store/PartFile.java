package io.github.metaspo.model.llama.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Partial download, to which a response is appended. */
final class PartFile implements HttpResponse.BodyHandler<Void>, Closeable {

    static final int OK = 200;
    static final int PARTIAL_CONTENT = 206;

    private final FileChannel file;
    private final Progress progress;
    private volatile long bytes;
    private volatile boolean begun;

    PartFile(Path path, Progress progress) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        this.progress = progress;
        this.bytes = file.size();
    }

    /** Returns the number of bytes in the file. */
    long bytes() {
        return bytes;
    }

    /** Returns whether the server has begun to send the file. */
    boolean hasBegun() {
        return begun;
    }

    @Override
    public HttpResponse.BodySubscriber<Void> apply(HttpResponse.ResponseInfo info) {
        if (info.statusCode() != OK && info.statusCode() != PARTIAL_CONTENT) {
            return HttpResponse.BodySubscribers.discarding();
        }
        begun = true;
        if (info.statusCode() == OK) {
            bytes = 0;
        }
        long remaining = info.headers().firstValueAsLong("Content-Length").orElse(-1);
        long total = remaining < 0 ? -1 : bytes + remaining;
        return HttpResponse.BodySubscribers.ofByteArrayConsumer(chunk -> append(chunk, total));
    }

    private void append(Optional<byte[]> chunk, long total) {
        try {
            if (chunk.isEmpty()) {
                // the server may have sent the whole file again, and it may be shorter than before
                file.truncate(bytes);
                return;
            }
            ByteBuffer rest = ByteBuffer.wrap(chunk.get());
            while (rest.hasRemaining()) {
                bytes += file.write(rest, bytes);
            }
            progress.at(bytes, total);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

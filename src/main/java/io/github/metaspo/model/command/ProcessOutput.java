package io.github.metaspo.model.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Output stream of a process, which a thread of its own reads to the end, so that the process never has to wait. */
final class ProcessOutput {

    private final int most;
    private final Optional<Runnable> onExcess;
    private final Thread reader;
    private ByteArrayOutputStream read = new ByteArrayOutputStream();
    private boolean tooLong;

    /**
     * Begins to read a stream whose beginning is kept.
     *
     * @param most number of bytes that are kept
     * @param onExcess runs once if there are more
     */
    ProcessOutput(InputStream stream, int most, Runnable onExcess) {
        this(stream, most, Optional.of(onExcess));
    }

    /**
     * Begins to read a stream whose end is kept.
     *
     * @param most number of bytes that are kept
     */
    ProcessOutput(InputStream stream, int most) {
        this(stream, most, Optional.empty());
    }

    private ProcessOutput(InputStream stream, int most, Optional<Runnable> onExcess) {
        this.most = most;
        this.onExcess = onExcess;
        this.reader = new Thread(() -> readAll(stream), "metaspo-command-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Waits until the stream ends, at most for some time. */
    void await(Duration limit) throws InterruptedException {
        reader.join(limit.toMillis());
    }

    /** Returns the bytes that are kept. */
    synchronized byte[] bytes() {
        byte[] bytes = read.toByteArray();
        return onExcess.isEmpty() && bytes.length > most
                ? Arrays.copyOfRange(bytes, bytes.length - most, bytes.length)
                : bytes;
    }

    /** Returns whether there were more bytes than are kept. */
    synchronized boolean isTooLong() {
        return tooLong;
    }

    private void readAll(InputStream stream) {
        byte[] buffer = new byte[8192];
        try (stream) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                if (add(buffer, count)) {
                    onExcess.ifPresent(Runnable::run);
                }
            }
        } catch (IOException e) {
            // the process was killed; what was read is all there is
        }
    }

    /** Returns whether these bytes are the first ones too many. */
    private synchronized boolean add(byte[] buffer, int count) {
        if (onExcess.isPresent()) {
            boolean first = !tooLong && read.size() + count > most;
            tooLong |= first;
            read.write(buffer, 0, tooLong ? 0 : count);
            return first;
        }
        tooLong |= read.size() + count > most;
        read.write(buffer, 0, count);
        if (read.size() > 2 * most) {
            byte[] end = bytes();
            read = new ByteArrayOutputStream();
            read.writeBytes(end);
        }
        return false;
    }
}

package io.github.metaspo.model.llama.store;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * File lock that keeps other builds, and other threads of this one, from fetching the same file. It is released when
 * the process ends.
 */
final class BuildLock implements Closeable {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final FileChannel channel;

    private BuildLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for the lock.
     *
     * @param whenTaken runs once if the lock is held by another build or thread
     */
    static BuildLock acquire(Path path, Runnable whenTaken) throws IOException, InterruptedException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean acquired = false;
        try {
            if (tryLock(channel) == null) {
                whenTaken.run();
                // polling, because a blocking lock cannot be interrupted and does not work between threads
                do {
                    Thread.sleep(PAUSE.toMillis());
                } while (tryLock(channel) == null);
            }
            acquired = true;
            return new BuildLock(channel);
        } finally {
            if (!acquired) {
                channel.close();
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

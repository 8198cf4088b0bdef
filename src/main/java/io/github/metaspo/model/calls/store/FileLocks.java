package io.github.metaspo.model.calls.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Operating system locks: each number is a byte range of a file that stays empty. On some systems, closing the file
 * also releases the locks of other stores in the same JVM; then two of them may make the same call.
 */
final class FileLocks implements Locks {

    private final FileChannel channel;
    private final Map<Long, FileLock> taken = new ConcurrentHashMap<>();

    FileLocks(Path file) throws SQLException {
        try {
            this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new SQLException("the lock file cannot be opened: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean take(long number) throws SQLException {
        try {
            FileLock lock = channel.tryLock(number, 1, false);
            if (lock == null) {
                return false;
            }
            taken.put(number, lock);
            return true;
        } catch (OverlappingFileLockException e) {
            return false; // held by this JVM
        } catch (IOException e) {
            throw new SQLException("a lock cannot be acquired: " + e.getMessage(), e);
        }
    }

    @Override
    public void giveBack(Collection<Long> numbers) throws SQLException {
        for (long number : numbers) {
            giveBack(number);
        }
    }

    private void giveBack(long number) throws SQLException {
        FileLock lock = taken.remove(number);
        if (lock == null || !channel.isOpen()) {
            return;
        }
        try {
            lock.release();
        } catch (IOException e) {
            throw new SQLException("a lock cannot be released: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            channel.close();
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }
}

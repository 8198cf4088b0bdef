package io.github.metaspo.evaluation;

/** Uninterruptible waits, for threads that must not return before other threads have ended their work. */
public final class Uninterrupted {

    private Uninterrupted() {}

    /** A wait that ends by itself, without interruption. */
    @FunctionalInterface
    public interface Wait {
        void await() throws InterruptedException;
    }

    /** Waits until the wait is over. If this thread is interrupted meanwhile, its interrupted flag is set again afterwards. */
    public static void wait(Wait wait) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    wait.await();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
